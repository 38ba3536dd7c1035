"""How the edition and its parts are cited: Chicago, MLA, APA, BibTeX and RIS.

Written out and not run through a CSL processor, since one sort of thing is cited only, and styles
for CSL have no word for a locus such as `2.3`. Rules: Chicago Manual of Style 17 (a note), MLA
Handbook 9, APA Publication Manual 7. The page's script fills in `{locus}` and the like
(assets/cite.js), so that a passage, a note or a selection can be cited where it stands.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup

from edition.formats.html import el
from edition.read.config import Config
from edition.render.imprint import edition_title, inverted
from edition.render.renderer import Renderer

FORMATS = {"chicago": "Chicago", "mla": "MLA", "apa": "APA", "bibtex": "BibTeX", "ris": "RIS"}


class Cited(NamedTuple):
    """What is cited."""

    url: str = ""
    locus: str = ""
    """`2.3`, or `2.3–2.4`; `2` for a section; nothing for the whole."""
    part: str = ""
    """What the editors wrote, if that is cited: `Note on ‘fond of birds’`."""
    by: str = ""
    """Who signs that part."""
    accessed: str = ""
    """Day of reading, for MLA, which asks for it."""
    anchor: str = ""
    """Tells one from another where a format wants a key."""


def citation(config: Config, cited: Cited, format_: str) -> str:
    """One thing in one format: plain text, several lines for BibTeX and RIS."""
    makers = {"chicago": _chicago, "mla": _mla, "apa": _apa, "bibtex": _bibtex, "ris": _ris}
    return makers[format_](_Edition(config), cited)


def templates(config: Config) -> dict[str, dict[str, str]]:
    """The formats with blanks, for a passage of the text and for what the editors wrote."""
    text = Cited("{url}", "{locus}", accessed="{accessed}", anchor="{anchor}")
    things = {"text": text, "part": text._replace(part="{part}", by="{by}")}
    return {
        name: {format_: citation(config, thing, format_) for format_ in FORMATS}
        for name, thing in things.items()
    }


class _Edition:
    """The words that every citation is made of."""

    def __init__(self, config: Config) -> None:
        self.title, self.date, self.version = config.title, config.date, config.version
        self.given, _, self.family = config.author.rpartition(" ")
        self.author, self.inverted = config.author, inverted(config.author)
        self.book = edition_title(config)
        self.year = config.issued[:4]


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence[-1] in ".?!" else f"{sentence}."


def _place(locus: str, paragraph: str, section: str) -> str:
    """A locus in the words of a style; nothing for the whole."""
    return f"{section if locus.isdigit() else paragraph} {locus}".strip() if locus else ""


def _chicago(edition: _Edition, cited: Cited) -> str:
    place = _place(cited.locus, "", "section")
    place = f", {place}" if place else ""
    date = f" ({edition.date})" if edition.date else ""
    by = f"{cited.by}, " if cited.by else ""
    part = f"{by}“{cited.part},” in " if cited.part else ""
    text = (
        f"{part}{edition.author}, “{edition.title}”{date}{place}, in {edition.book}, "
        f"version {edition.version} ({edition.year})"
    )
    return _ended(", ".join(filter(None, (text, cited.url))))


def _mla(edition: _Edition, cited: Cited) -> str:
    locus = _place(cited.locus, "par.", "sec.")
    details = [edition.book, f"version {edition.version}", edition.year, locus, cited.url]
    inside = ", ".join(filter(None, details))
    accessed = f" Accessed {cited.accessed}." if cited.accessed else ""
    if cited.part:
        by = f"{cited.by}. " if cited.by else ""
        work = ", ".join(filter(None, (f"“{edition.title},” by {edition.author}", edition.date)))
        return f"{by}“{cited.part}.” {work}. {_ended(inside)}{accessed}"
    date = f" {edition.date}." if edition.date else ""
    return f"{edition.inverted}. “{edition.title}.”{date} {_ended(inside)}{accessed}"


def _apa(edition: _Edition, cited: Cited) -> str:
    initials = " ".join(f"{name[0]}." for name in edition.given.split())
    author = f"{edition.family}, {initials}" if initials else edition.family
    locus = _place(cited.locus, "para.", "Section")
    locus = f" ({locus})" if locus else ""
    book = f"{edition.book} (Version {edition.version})"
    original = f" (Original work published {edition.date})" if edition.date else ""
    url = f" {cited.url}" if cited.url else ""
    if cited.part:
        by = f"{cited.by}. " if cited.by else ""
        inside = f"In {initials} {edition.family}, ".replace("  ", " ")
        inside += f"{edition.title}{locus}, {book}."
        return f"{by}({edition.year}). {cited.part}. {inside}{url}"
    return f"{author} ({edition.year}). {edition.title}{locus}. In {book}.{url}{original}"


def _bibtex(edition: _Edition, cited: Cited) -> str:
    name = re.sub(r"\W+", "", f"{edition.family}{edition.date}").lower() or "edition"
    # A key for each thing, so that several can stand in one file.
    key = "-".join(filter(None, (name, cited.anchor)))
    about = f"On {edition.author}, {edition.title}" if cited.part else ""
    first = f"originally published {edition.date}" if edition.date else ""
    notes = [about, _place(cited.locus, "paragraph", "section"), first]
    fields = {
        "author": cited.by if cited.part else edition.inverted,
        "title": cited.part or edition.title,
        "booktitle": edition.book,
        "year": edition.year,
        "version": edition.version,
        "note": "; ".join(filter(None, notes)),
        "url": cited.url,
    }
    lines = [
        # An address is taken as it stands; in other fields TeX's own signs are escaped.
        f"  {name} = {{{value if name == 'url' else escaped(value)}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@incollection{{{key},", *lines, "}"])


_BLANK = re.compile(r"(\{(?:url|locus|part|by|accessed|anchor)\})")


def escaped(value: str) -> str:
    """A value as BibTeX wants it; the blanks of a template stay.

    BibTeX counts braces, even those behind a backslash: they have names instead.
    """
    signs = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    signs |= {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    signs |= {sign: f"\\{sign}" for sign in "&%$#_"}
    return "".join(
        part if _BLANK.fullmatch(part) else "".join(signs.get(c, c) for c in part)
        for part in _BLANK.split(value)
    )


def _ris(edition: _Edition, cited: Cited) -> str:
    rows = [
        ("TY", "CHAP"),
        ("AU", cited.by if cited.part else edition.inverted),
        ("TI", cited.part or edition.title),
        ("T2", edition.book),
        ("A2", edition.inverted if cited.part else ""),
        ("ET", f"Version {edition.version}"),
        ("PY", edition.year),
        ("SP", cited.locus),
        ("N1", f"Originally published {edition.date}" if edition.date else ""),
        ("UR", cited.url),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value]
    return "\n".join([*lines, "ER  - "])


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
    words = el("pre", text) if "\n" in text else el("p", text)
    return [el("dt", FORMATS[format_]), el("dd", words)]
