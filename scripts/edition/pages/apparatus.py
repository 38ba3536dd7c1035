"""The apparatus, entry by entry with its reasons, and the witnesses."""

from __future__ import annotations

from markupsafe import Markup

from edition.edition import PlacedApparatus
from edition.model import Ref
from edition.records import Entry
from edition.render.apparatus_form import apparatus_line, place_of
from edition.render.html import el
from edition.render.renderer import Renderer
from edition.render.site_file import SiteFile, page
from edition.schema import Witness


def apparatus_page(renderer: Renderer) -> SiteFile:
    """`apparatus.md`."""
    edition = renderer.edition
    emended = len(edition.emendations)
    witnesses = edition.records.of(Witness).values()
    content = el(
        "div",
        el("h1", "Apparatus", class_="page-title"),
        el(
            "p",
            f"{len(edition.apparatus)} places of the text: {emended} are emended in the reading "
            "text, at the others the copy-text stands and a witness or a conjecture is recorded. "
            "Before the bracket is what the reading text prints, after it who reads so and what "
            "others have.",
            class_="lead",
        ),
        el("h2", "Witnesses", id="witnesses"),
        [_witness(renderer, entry) for entry in witnesses],
        el("h2", "Places", id="entries"),
        [_entry(renderer, placed) for placed in edition.apparatus],
        class_="ed-list apparatus",
    )
    description = (
        "Every place where the reading text departs from the copy-text, or might, and why."
    )
    return page("apparatus.md", "Apparatus", content, description=description)


def _witness(renderer: Renderer, entry: Entry[Witness]) -> Markup:
    head = entry.head
    copied = Ref("witness", head.copies)
    known = copied in renderer.edition.records
    return el(
        "article",
        el("h3", el("span", entry.id, class_="siglum"), " ", head.name),
        el(
            "p",
            head.date,
            [" · copies ", renderer.link(copied)] if known else None,
            class_="russian",
        ),
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry),
        id=f"witness-{entry.id}",
        class_="entry witness-entry",
    )


def _entry(renderer: Renderer, placed: PlacedApparatus) -> Markup:
    entry = placed.entry
    head = entry.head
    state = (
        "emended" if head.reading is not None else "conjecture" if head.conjecture else "variant"
    )
    parallel = (
        [" · parallel: ", renderer.link(head.parallel)]
        if head.parallel and head.parallel in renderer.edition.reading_text.by_locus
        else None
    )
    return el(
        "article",
        el("h3", apparatus_line(renderer, placed), data_place=place_of(placed.lemma.locus)),
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry, state),
        el("p", parallel, class_="russian") if parallel else None,
        renderer.backlinks(entry.ref, "Pointed to by", hows=("reference",)),
        id=f"a-{entry.id}",
        class_="entry apparatus-entry",
        data_state=state,
        data_certainty=head.certainty,
    )
