"""The controls above a text: links to the sections, and the reader's settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from edition.assemble.edition import PlacedNote
from edition.formats.html import el
from edition.model.text import Section
from edition.read.navigation import LISTED
from edition.render.renderer import Renderer

NEIGHBOURS = 3
"""Sections linked before and after the current one, if there are too many to list."""

STATES = {
    "reading": ("Reading text", "The text as emended by the editors"),
    "changes": ("Show changes", "Each emendation, with the words of the copy-text beside it"),
    "transmitted": ("As transmitted", "The copy-text exactly as it is, including misprints"),
}
"""Label and tooltip of the three states of the text; without a script the first is shown."""


def text_tools(renderer: Renderer, section: int | None) -> Markup:
    """Return the settings for a text: its state, the kinds of note shown, and no notes at all.

    Args:
        renderer: of the edition.
        section: the number of the section; None for the whole text.
    """
    edition = renderer.edition
    notes = edition.notes if section is None else edition.notes_of_section(section)
    return el(
        "div",
        _text_switch() if edition.emendations else None,
        _layers(notes) if notes else None,
        class_="tools",
    )


def _text_switch() -> Markup:
    buttons = [
        el(
            "button",
            label,
            type="button",
            data_text_state=state,
            aria_pressed="true" if state == "reading" else "false",
            title=title,
        )
        for state, (label, title) in STATES.items()
    ]
    return el("div", buttons, class_="switch", role="group", aria_label="State of the text")


def _layers(notes: Sequence[PlacedNote]) -> Markup:
    """Return the choice of the kinds of note shown, with their counts."""
    counts = Counter(note.entry.head.kind for note in notes)
    boxes = [
        el(
            "label",
            el("input", type="checkbox", checked=True, data_layer=kind),
            f" {kind} ",
            el("span", str(count), class_="count"),
        )
        for kind, count in sorted(counts.items())
    ]
    layers = el(
        "details",
        el("summary", "Notes ", el("span", str(len(notes)), class_="count", data_shown=True)),
        el("div", boxes, class_="boxes", role="group", aria_label="Kinds of note"),
        class_="layers",
    )
    quiet = el(
        "button",
        "Quiet",
        type="button",
        data_quiet=True,
        aria_pressed="false",
        title="Show only the text (key q)",
    )
    keys = el("button", "Keys", type="button", data_keys=True, title="Keyboard shortcuts (key ?)")
    return el("div", layers, quiet, keys, class_="switch")


def section_links(renderer: Renderer, current: int) -> Markup:
    """Return links to the sections and the whole text.

    If there are very many sections, only the nearest, the first and the last are linked.
    """
    text = renderer.edition.reading_text
    shown = list(text.sections)
    if len(shown) > LISTED and current:
        numbers = sorted({1, *range(current - NEIGHBOURS, current + NEIGHBOURS + 1), len(shown)})
        shown = [section for number in numbers if (section := text.section(number))]
    links: list[Markup | str] = []
    before = 0
    for section in shown:
        if section.number > before + 1:
            links.append("… ")
        before = section.number
        links.append(_section_link(section, section.number == current))
    whole = el("a", "whole text", href="site:text/", aria_current=None if current else "page")
    return el("nav", links, whole, class_="section-links", aria_label="Sections")


def _section_link(section: Section, is_current: bool) -> Markup:
    return el(
        "a",
        str(section.number),
        href=f"site:text/{section.number}/",
        title=section.title,
        aria_label=f"Section {section.name}",
        aria_current="page" if is_current else None,
    )
