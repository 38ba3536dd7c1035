"""An apparatus entry in the classical form: `2.4 thought] editors; though M P`."""

from __future__ import annotations

from markupsafe import Markup

from edition.edition import PlacedApparatus
from edition.render.html import Child, el
from edition.render.renderer import Renderer


def apparatus_line(renderer: Renderer, placed: PlacedApparatus, linked: bool = False) -> Markup:
    """One entry on one line.

    Before the bracket stands what the reading text prints; after it who reads so, and what the
    copy-text, the witnesses and the editors' conjectures have instead.
    """
    head = placed.entry.head
    copy_text = renderer.edition.config.siglum or "copy-text"
    printed = placed.lemma.words if head.reading is None else head.reading
    readings: dict[str, list[str]] = {printed: []}
    if head.reading is None:
        readings[printed].append(copy_text)
    else:
        readings[printed].append("editors")
        readings.setdefault(placed.lemma.words, []).append(copy_text)
    for siglum, words in head.witnesses.items():
        readings.setdefault(words, []).append(siglum)
    if head.conjecture is not None:
        readings.setdefault(head.conjecture, []).append("conjecture")
    others: list[Child] = [
        ["; ", _words(words), " ", _sigla(sigla)]
        for words, sigla in readings.items()
        if words != printed
    ]
    lemma = (
        el("a", _words(printed), href=f"site:apparatus/#a-{placed.id}", class_="to-apparatus")
        if linked
        else el("b", _words(printed))
    )
    place = renderer.link_to_place(placed)
    return el(
        "span", place, " ", lemma, "] ", _sigla(readings[printed]), others, class_="apparatus-line"
    )


def _words(words: str) -> Markup:
    return el("span", words, class_="reading") if words else el("i", "nothing")


def _sigla(sigla: list[str]) -> Markup:
    return el("i", " ".join(sigla), class_="sigla")
