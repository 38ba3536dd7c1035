"""Apparatus entries in the traditional form: `2.4 thought] editors; though M P`."""

from __future__ import annotations

from markupsafe import Markup

from edition.assemble.edition import Edition, PlacedApparatus
from edition.formats.html import Child, el
from edition.render.renderer import Renderer


def apparatus_line(renderer: Renderer, placed: PlacedApparatus, linked: bool = False) -> Markup:
    """Return one entry on one line.

    The words of the reading text come before the bracket, their sources after it, followed by the
    other readings of the copy-text, the witnesses and the editors' conjectures.
    """
    (printed, printed_by), *rest = readings(renderer.edition, placed).items()
    others: list[Child] = [["; ", _words(words), " ", _sigla(sigla)] for words, sigla in rest]
    lemma = (
        el("a", _words(printed), href=f"site:apparatus/#a-{placed.id}", class_="to-apparatus")
        if linked
        else el("b", _words(printed))
    )
    place = renderer.link_to_place(placed)
    return el("span", place, " ", lemma, "] ", _sigla(printed_by), others, class_="apparatus-line")


def readings(edition: Edition, placed: PlacedApparatus) -> dict[str, list[str]]:
    """Return each reading of a place with its sources, that of the reading text first."""
    head, copy_text = placed.entry.head, edition.config.siglum or "copy-text"
    stated = [(placed.lemma.words, copy_text)]
    if head.reading is not None:
        stated.insert(0, (head.reading, "editors"))
    stated += [(words, siglum) for siglum, words in head.witnesses.items()]
    if head.conjecture is not None:
        stated.append((head.conjecture, "conjecture"))
    found: dict[str, list[str]] = {}
    for words, source in stated:
        found.setdefault(words, []).append(source)
    return found


def _words(words: str) -> Markup:
    return el("span", words, class_="reading") if words else el("i", "nothing")


def _sigla(sigla: list[str]) -> Markup:
    return el("i", " ".join(sigla), class_="sigla")
