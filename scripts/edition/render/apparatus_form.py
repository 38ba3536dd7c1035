"""An apparatus entry in the classical form: `2.4 thought] editors; though M P`."""

from __future__ import annotations

from markupsafe import Markup

from edition.assemble.edition import Edition, PlacedApparatus
from edition.formats.html import Child, el
from edition.render.renderer import Renderer


def apparatus_line(renderer: Renderer, placed: PlacedApparatus, linked: bool = False) -> Markup:
    """One entry on one line.

    Before the bracket stands what the reading text prints; after it who reads so, and what the
    copy-text, the witnesses and the editors' conjectures have instead.
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
    """Each reading of a place with those who read so; what the reading text prints is the first."""
    head, copy_text = placed.entry.head, edition.config.siglum or "copy-text"
    stated = [(placed.lemma.words, copy_text)]
    if head.reading is not None:
        stated.insert(0, (head.reading, "editors"))
    stated += [(words, siglum) for siglum, words in head.witnesses.items()]
    if head.conjecture is not None:
        stated.append((head.conjecture, "conjecture"))
    found: dict[str, list[str]] = {}
    for words, reader in stated:
        found.setdefault(words, []).append(reader)
    return found


def _words(words: str) -> Markup:
    return el("span", words, class_="reading") if words else el("i", "nothing")


def _sigla(sigla: list[str]) -> Markup:
    return el("i", " ".join(sigla), class_="sigla")
