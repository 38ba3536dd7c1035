"""How the edition and its parts are cited: Chicago, MLA, APA, BibTeX and RIS.

Chicago is a full note. MLA and APA name a place in the text and not in the list of works: below
the reference there is what is written in the text. The page's script fills in `{url}` and the like
(assets/cite.js), so that any passage, note or entry can be cited.
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
"""Who signs what nobody signs."""
BLANKS = {"{url}": "\ue000", "{part}": "\ue001", "{anchor}": "\ue002"}
"""Blanks of the templates, and the characters that no style changes in place of them."""
PLACES = {"none": "", "one": "777.777", "range": "777.777–777.778"}
"""Kinds of places, and a place of each for the templates: a style must see how many they are."""


class Cited(NamedTuple):
    """What is cited."""

    url: str = ""
    locus: str = ""
    """`2.3`, or `2.3–2.4`; `2` for a section; nothing for the whole."""
    part: str = ""
    """What the editors wrote, if that is cited: `Note on ‘fond of birds’`."""
    by: tuple[str, ...] = EDITORS
    """Names of those who sign that part."""
    anchor: str = ""
    """Tells one from another where a format wants a key."""


def citation(config: Config, cited: Cited, format_: str) -> str:
    """One thing in one format: plain text, several lines for BibTeX and RIS."""
    if format_ in STYLES:
        return _in_words(_item(config, cited), STYLES[format_], _place(cited.locus))
    item = _item_for_managers(config, cited)
    text = bibtex(item, dates={"issued": "year"}) if format_ == "bibtex" else ris(item)
    return text.removesuffix("\n")


def templates(config: Config, signed: set[tuple[str, ...]]) -> dict[str, Any]:
    """The formats with blanks.

    Args:
        config: of the edition.
        signed: the names under which parts of it are signed.

    Returns:
        `text` for a passage, and `parts` by the names of who signed one, joined by line ends; in
        each the formats by kind of place (see `PLACES`).
    """
    text = Cited(BLANKS["{url}"], anchor=BLANKS["{anchor}"])
    part = text._replace(part=BLANKS["{part}"])
    by = {"\n".join(names): part._replace(by=names) for names in sorted({EDITORS, *signed})}
    return {
        "text": _with_blanks(config, text),
        "parts": {names: _with_blanks(config, each) for names, each in by.items()},
    }


def _with_blanks(config: Config, cited: Cited) -> dict[str, dict[str, str]]:
    made: dict[str, dict[str, str]] = {}
    for kind, locus in PLACES.items():
        made[kind] = {}
        for format_ in FORMATS:
            text = citation(config, cited._replace(locus=locus), format_)
            for blank, sign in {**BLANKS, "{locus}": locus or "\0"}.items():
                text = text.replace(sign, blank)
            made[kind][format_] = text
    return made


def _item(config: Config, cited: Cited) -> dict[str, Any]:
    """A passage or a part of the edition as a CSL item."""
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


def _item_for_managers(config: Config, cited: Cited) -> dict[str, Any]:
    """The same with a key of its own, for BibTeX and RIS, which have no words for a place."""
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


def _in_words(item: dict[str, Any], style: str, place: Place | None) -> str:
    processor = Processor(style, [item], plain=True)
    if style == NOTE:
        return processor.cite("cited", place)
    ((_, reference),) = processor.entries()
    in_text = f"\nIn the text: {processor.cite('cited', place)}" if place else ""
    return reference + in_text


def citations(renderer: Renderer) -> Markup:
    """The edition, and each section, in every format: readable without a script."""
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
            el("dl", [_shown(edition.config, cited, name) for name in FORMATS], class_="ways"),
            class_="occurrences",
            open=not n or None,
        )
        for n, (title, cited) in enumerate(things)
    ]
    return el("div", shown, class_="ways-to-cite")


def _shown(config: Config, cited: Cited, format_: str) -> list[Markup]:
    text = citation(config, cited, format_)
    words = [el("p", line) for line in text.split("\n")] if format_ in STYLES else el("pre", text)
    return [el("dt", FORMATS[format_]), el("dd", words)]
