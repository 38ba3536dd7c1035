"""An apparatus entry in the classical form: `2.4 thought] editors; though M P`."""

from __future__ import annotations

from markupsafe import Markup

from edition.edition import PlacedApparatus
from edition.model import Locus
from edition.render.html import Child, el
from edition.render.renderer import Renderer

COPY_TEXT = "copy-text"


def apparatus_line(renderer: Renderer, placed: PlacedApparatus, linked: bool = False) -> Markup:
    """One entry on one line.

    Before the bracket stands what the reading text prints; after it who reads so, and what the
    copy-text, the witnesses and the editors' conjectures have instead.
    """
    head = placed.entry.head
    emended = head.reading is not None
    printed = head.reading if emended else placed.lemma.words
    shown: Child = _words(printed or "")
    agreeing = [s for s, words in head.witnesses.items() if words == printed]
    parts: list[Child] = [
        ["editors", _sigla(agreeing)] if emended else _sigla(agreeing) or COPY_TEXT
    ]
    if emended:
        same = [s for s, words in head.witnesses.items() if words == placed.lemma.words]
        parts.append([_words(placed.lemma.words), f" {COPY_TEXT}", _sigla(same)])
    readings: dict[str, list[str]] = {}
    for siglum, words in head.witnesses.items():
        if words not in (printed, placed.lemma.words):
            readings.setdefault(words, []).append(siglum)
    parts += [[_words(words), _sigla(sigla)] for words, sigla in readings.items()]
    if head.conjecture is not None:
        parts.append([_words(head.conjecture), " ", el("i", "editors conjecture")])
    locus: Child = renderer.link(placed.lemma.locus)
    lemma = (
        el("a", shown, href=f"site:apparatus/#a-{placed.id}", class_="to-apparatus")
        if linked
        else el("b", shown)
    )
    tail: list[Child] = []
    for part in parts:
        tail += ["; " if tail else " ", part]
    return el("span", locus, " ", lemma, "]", tail, class_="apparatus-line")


def place_of(locus: Locus) -> str:
    """`1.0 (heading)` and the like, for people."""
    if locus.paragraph == 0:
        return f"{locus} (heading)"
    return f"{locus} (title)" if locus.section == 0 else str(locus)


def _words(words: str) -> Markup:
    return el("span", words, class_="reading") if words else el("i", "nothing")


def _sigla(sigla: list[str]) -> Markup | None:
    return el("span", " " + " ".join(sigla), class_="sigla") if sigla else None
