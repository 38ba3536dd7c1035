"""What stands above a text: the way to the other sections, and the switch of its state."""

from __future__ import annotations

from markupsafe import Markup

from edition.render.html import el
from edition.render.renderer import Renderer

STATES = {
    "reading": ("Reading text", "The text as emended by the editors"),
    "changes": ("Show changes", "Each emendation with the copy-text’s words beside it"),
    "transmitted": ("As transmitted", "The copy-text exactly, misprints included"),
}
"""The three ways to read; the first is shown where no script runs."""


def text_switch(renderer: Renderer) -> Markup | None:
    """Buttons for the three states; nothing if the text has no emendation."""
    if not renderer.edition.emendations:
        return None
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
    return el("div", buttons, class_="tools", role="group", aria_label="State of the text")


def section_links(renderer: Renderer, current: int) -> Markup:
    """All sections by number, and the whole."""
    links = [
        el(
            "a",
            str(section.number),
            href=f"site:text/{section.number}/",
            title=section.title,
            aria_label=f"Section {section.heading.text}",
            aria_current="page" if section.number == current else None,
        )
        for section in renderer.edition.sections()
    ]
    whole = el("a", "whole text", href="site:text/", aria_current=None if current else "page")
    return el("nav", links, whole, class_="section-links", aria_label="Sections")
