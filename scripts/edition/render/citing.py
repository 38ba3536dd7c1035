"""Citations of the edition and its parts: Chicago, MLA, APA, BibTeX and RIS.

Chicago is a full note. MLA and APA name the place only in the in-text citation, which therefore
follows the reference. The page's script (assets/scripts/cite.js) replaces `{url}` and the other
placeholders, so that readers can cite any passage, note or entry.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from markupsafe import Markup

from edition.assemble.citations import csl_date
from edition.assemble.csl_processor import APA, MLA, NOTE, Place, Processor
from edition.formats.bibliography_formats import bibtex, ris
from edition.formats.csl_fields import name_of_person
from edition.formats.html import el
from edition.read.config import Config
from edition.render.imprint import edition_title
from edition.render.renderer import Renderer

FORMATS = {"chicago": "Chicago", "mla": "MLA", "apa": "APA", "bibtex": "BibTeX", "ris": "RIS"}
STYLES = {"chicago": NOTE, "mla": MLA, "apa": APA}

EDITORS = ("The editors",)
"""The authors of a part that nobody has signed."""
PLACEHOLDERS = {"{url}": "\ue000", "{part}": "\ue001", "{anchor}": "\ue002"}
"""Placeholders of the templates, and the characters that represent them while styles run."""
EXAMPLE_PLACES = {"none": "", "one": "777.777", "range": "777.777–777.778"}
"""Kinds of place, with an example of each: styles treat one paragraph and several differently."""


class Cited(NamedTuple):
    """The thing cited: the edition, a passage or a part that the editors wrote."""

    url: str = ""
    locus: str = ""
    """`2.3` or `2.3–2.4`; `2` for a section; empty for the whole."""
    part: str = ""
    """The title of a part that the editors wrote: `Note on ‘fond of birds’`; empty for the text."""
    by: tuple[str, ...] = EDITORS
    """Names of the authors of that part."""
    anchor: str = ""
    """Makes the key unique in formats that have keys."""


def citation(config: Config, cited: Cited, format_: str) -> str:
    """Return a citation in one of `FORMATS`: plain text, several lines for BibTeX and RIS."""
    if format_ in STYLES:
        return _formatted(_item(config, cited), STYLES[format_], _place(cited.locus))
    item = _manager_item(config, cited)
    text = bibtex(item, dates={"issued": "year"}) if format_ == "bibtex" else ris(item)
    return text.removesuffix("\n")


def templates(config: Config, signed: set[tuple[str, ...]]) -> dict[str, Any]:
    """Return citations with placeholders, for the page's script.

    Args:
        config: of the edition.
        signed: the groups of names that have signed parts of it.

    Returns:
        `text` for a passage, and `parts` by the names of the authors, joined by line ends; each
        has the formats by kind of place (see `EXAMPLE_PLACES`).
    """
    text = Cited(PLACEHOLDERS["{url}"], anchor=PLACEHOLDERS["{anchor}"])
    part = text._replace(part=PLACEHOLDERS["{part}"])
    by = {"\n".join(names): part._replace(by=names) for names in sorted({EDITORS, *signed})}
    return {
        "text": _templates_by_place(config, text),
        "parts": {names: _templates_by_place(config, each) for names, each in by.items()},
    }


def _templates_by_place(config: Config, cited: Cited) -> dict[str, dict[str, str]]:
    by_place: dict[str, dict[str, str]] = {}
    for kind, locus in EXAMPLE_PLACES.items():
        by_place[kind] = {}
        for format_ in FORMATS:
            text = citation(config, cited._replace(locus=locus), format_)
            for placeholder, sign in {**PLACEHOLDERS, "{locus}": locus or "\0"}.items():
                text = text.replace(sign, placeholder)
            by_place[kind][format_] = text
    return by_place


def _item(config: Config, cited: Cited) -> dict[str, Any]:
    """Return a passage or a part of the edition as a CSL item."""
    book, authors = edition_title(config), list(config.author_names)
    item: dict[str, Any] = {"id": "cited", "type": "chapter", "title": config.title}
    item |= {"author": authors, "container-title": book, "version": config.version}
    item |= {"issued": csl_date(config.issued), "URL": cited.url}
    if cited.part:
        names = [name_of_person(name).as_csl() for name in cited.by]
        item |= {"title": cited.part, "author": names, "container-author": authors}
    elif config.date:
        item["original-date"] = csl_date(config.date)
    if not config.work and not cited.part:  # the text is the whole
        del item["container-title"]
        item["type"] = "book"
    return {key: value for key, value in item.items() if value}


def _manager_item(config: Config, cited: Cited) -> dict[str, Any]:
    """Return a CSL item for reference managers: with a unique key, and the place as a note."""
    item = _item(config, cited)
    item.pop("original-date", None)
    item["issued"] = csl_date(config.issued[:4])
    name = config.authors[0].family if config.authors else ""
    key = re.sub(r"\W+", "", f"{name}{config.date}").lower() or "edition"
    item["id"] = "-".join(filter(None, (key, cited.anchor)))
    about = ", ".join(filter(None, (config.author, config.title)))
    place = _place(cited.locus)
    notes = [
        f"On {about}" if cited.part else "",
        f"{place.label}{'s' if '–' in place.value else ''} {place.value}" if place else "",
        f"originally published {config.date}" if config.date else "",
    ]
    return item | {"note": "; ".join(filter(None, notes))} if any(notes) else item


def _place(locus: str) -> Place | None:
    return Place("section" if locus.isdigit() else "paragraph", locus) if locus else None


def _formatted(item: dict[str, Any], style: str, place: Place | None) -> str:
    processor = Processor(style, [item], plain=True)
    if style == NOTE:
        return processor.cite("cited", place)
    ((_, reference),) = processor.entries()
    in_text = f"\nIn the text: {processor.cite('cited', place)}" if place else ""
    return reference + in_text


def citations(renderer: Renderer) -> Markup:
    """Return citations of the edition and each section in every format, for all readers."""
    edition = renderer.edition
    site = renderer.settings.site_url
    things = [("The edition", Cited(site))]
    for section in edition.sections():
        url = f"{site.rstrip('/')}/text/{section.number}/" if site else ""
        cited = Cited(url, str(section.number), anchor=f"section-{section.number}")
        things.append((f"Section {section.name}", cited))
    shown = [
        el(
            "details",
            el("summary", title),
            el(
                "dl", [_format_rows(edition.config, cited, name) for name in FORMATS], class_="ways"
            ),
            class_="occurrences",
            open=not n or None,
        )
        for n, (title, cited) in enumerate(things)
    ]
    return el("div", shown, class_="ways-to-cite")


def _format_rows(config: Config, cited: Cited, format_: str) -> list[Markup]:
    text = citation(config, cited, format_)
    words = [el("p", line) for line in text.split("\n")] if format_ in STYLES else el("pre", text)
    return [el("dt", FORMATS[format_]), el("dd", words)]
