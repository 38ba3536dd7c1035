"""The page of the apparatus: every entry with its reasons, and the witnesses."""

from __future__ import annotations

from markupsafe import Markup

from edition.assemble.edition import PlacedApparatus
from edition.formats.html import counted, el
from edition.formats.site_file import SiteFile, page
from edition.kinds.common import CERTAINTIES
from edition.kinds.witness import Witness
from edition.model.text import Ref
from edition.pages.filters import Facet, filter_form
from edition.pictures.disturbance import state_of
from edition.read.records import Entry
from edition.render.apparatus_form import apparatus_line
from edition.render.renderer import Renderer


def apparatus_page(renderer: Renderer) -> SiteFile:
    """Return `apparatus.md`."""
    edition = renderer.edition
    witnesses = edition.records.of(Witness).values()
    content = el(
        "div",
        el("h1", "Apparatus", class_="page-title"),
        el(
            "p",
            f"The apparatus covers {counted(len(edition.apparatus), 'place')} of the text. "
            f"{len(edition.emendations)} are emended in the reading text; "
            "the others keep the copy-text and record a witness or a conjecture. "
            "The reading text’s words come before the bracket; the sources of this reading, and "
            "the other readings, come after it.",
            class_="lead",
        ),
        el("h2", "Places", id="entries"),
        _filters(edition.apparatus),
        el(
            "div",
            [_entry(renderer, placed, n) for n, placed in enumerate(edition.apparatus)],
            class_="entries",
        ),
        el("h2", "Witnesses", id="witnesses"),
        [_witness(renderer, entry) for entry in witnesses],
        class_="ed-list apparatus",
    )
    description = (
        "Every place where the reading text differs from the copy-text, or might differ, and why."
    )
    return page("apparatus.md", "Apparatus", content, description=description)


def _filters(entries: tuple[PlacedApparatus, ...]) -> Markup:
    heads = [placed.entry.head for placed in entries]
    return filter_form(
        ".apparatus-entry",
        [
            Facet("section", "Section", [str(placed.lemma.locus.section) for placed in entries]),
            Facet("witness", "Witness", [s for head in heads for s in head.witnesses]),
            Facet("state", "Kind", [state_of(placed) for placed in entries]),
            Facet("certainty", "Certainty", [head.certainty for head in heads]),
        ],
        {"order": "place", "state": "kind", "rank": "certainty"},
    )


def _witness(renderer: Renderer, entry: Entry[Witness]) -> Markup:
    head = entry.head
    copied = Ref("witness", head.copies)
    known = copied in renderer.edition.records
    return el(
        "article",
        el("h3", el("span", entry.id, class_="siglum"), " ", head.name),
        el(
            "p",
            head.dated,
            [" · copies ", renderer.link(copied)] if known else None,
            class_="russian",
        ),
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry),
        id=f"witness-{entry.id}",
        class_="entry witness-entry",
    )


def _entry(renderer: Renderer, placed: PlacedApparatus, order: int) -> Markup:
    entry = placed.entry
    head = entry.head
    twin = head.parallel if head.parallel in renderer.edition.reading_text.by_locus else None
    return el(
        "article",
        el("h3", apparatus_line(renderer, placed)),
        el("div", renderer.body(entry.ref), class_="note-body"),
        renderer.meta(entry, state_of(placed)),
        el("p", "The other translation: ", renderer.link(twin), class_="russian") if twin else None,
        renderer.backlinks(entry.ref, "Linked from", link_types=("reference",)),
        id=f"a-{entry.id}",
        class_="entry apparatus-entry",
        data_order=order,
        data_section=placed.lemma.locus.section,
        data_witness=" ".join(head.witnesses),
        data_state=state_of(placed),
        data_certainty=head.certainty,
        data_rank=CERTAINTIES.index(head.certainty),
    )
