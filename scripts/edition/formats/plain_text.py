"""Nodes -> plain words: citations and references as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edition.formats.html import Node, pieces

BLOCKS = frozenset(
    "p li blockquote ul ol br div h1 h2 h3 h4 h5 h6 table tr td th dl dd dt pre section figure"
    " figcaption".split()
)
"""Elements that begin a line, and end one."""


def whole_text(nodes: Iterable[str]) -> str:
    """All text of some nodes, as it is."""
    return "".join(
        whole_text(piece.children) if isinstance(piece, Node) else piece for piece in pieces(nodes)
    )


def blocks(nodes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The text of each block, and the last id that stands before it or on it; no empty ones."""
    id_ = line_id = line = ""
    for text, new_id in _marked(nodes):
        if text is None:
            if line.strip():
                yield line_id, line
            line = ""
        id_ = new_id or id_
        line_id = line_id if line else id_
        line += text or ""
    if line.strip():
        yield line_id, line


def _marked(nodes: Iterable[str]) -> Iterator[tuple[str | None, str]]:
    """Text and the edges of blocks (None), with the id of the element that begins there."""
    for piece in pieces(nodes):
        if not isinstance(piece, Node):
            yield piece, ""
            continue
        edge = None if piece.name in BLOCKS else ""
        yield edge, piece.attributes.get("id", "")
        yield from _marked(piece.children)
        yield edge, ""


def plain_words(html: str) -> str:
    """The words, a line for each paragraph and item of a list."""
    return "\n".join(" ".join(text.split()) for _, text in blocks([html]))


def listed(values: Iterable[object]) -> str:
    """Several values in one cell of a table, separated by `; `."""
    return "; ".join(str(value) for value in values)
