"""Parts of a Web Annotation (https://www.w3.org/TR/annotation-model/#selectors)."""

from __future__ import annotations

from typing import Any, TypeAlias

from edition.model.text import Span

Json: TypeAlias = dict[str, Any]

MAX_CONTEXT = 32
"""Characters before and after the words."""


def textual(text: str, purpose: str, language: str = "en") -> Json:
    """Return a body that consists of text."""
    return {
        "type": "TextualBody",
        "value": text,
        "format": "text/plain",
        "language": language,
        "purpose": purpose,
    }


def position(span: Span) -> Json:
    """Return a selector of a span by its offsets, in code points."""
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def quote(text: str, span: Span) -> Json:
    """Return a selector of words by quotation, with the text before and after them."""
    return {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - MAX_CONTEXT) : span.start],
        "suffix": text[span.end : span.end + MAX_CONTEXT],
    }
