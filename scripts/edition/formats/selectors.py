"""Pieces of a Web Annotation (https://www.w3.org/TR/annotation-model/#selectors)."""

from __future__ import annotations

from typing import Any, TypeAlias

from edition.model.text import Span

Json: TypeAlias = dict[str, Any]

AROUND = 32
"""Characters before and after the words, at the most."""


def textual(text: str, purpose: str, language: str = "en") -> Json:
    """Words as a body."""
    return {
        "type": "TextualBody",
        "value": text,
        "format": "text/plain",
        "language": language,
        "purpose": purpose,
    }


def position(span: Span) -> Json:
    """Characters of a text, in code points."""
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def quote(text: str, span: Span) -> Json:
    """The words with what stands around them in their text."""
    return {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
