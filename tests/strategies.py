"""Hypothesis strategies that several tests share."""

from __future__ import annotations

from hypothesis import strategies as st

from edition.model.text import Span

# Close to real prose, but with everything that normalisation touches.
texts = st.text(alphabet="ab  '’‘“\"–—-\n\té\u0301ßİK", min_size=1, max_size=60)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    """A text and a span of it that is not empty."""
    text = draw(texts | st.text(min_size=1, max_size=60))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))
