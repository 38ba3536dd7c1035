"""Convert nodes to plain text; citations and references are as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable

from edition.formats.html import Node, pieces

BLOCKS = frozenset(
    "p li blockquote ul ol br div h1 h2 h3 h4 h5 h6 table tr td th dl dd dt pre section figure"
    " figcaption".split()
)
"""Elements that begin and end a line."""


def whole_text(nodes: Iterable[str]) -> str:
    """Return all text of nodes, with its white space."""
    return "".join(
        whole_text(piece.children) if isinstance(piece, Node) else piece for piece in pieces(nodes)
    )


def blocks(nodes: Iterable[str]) -> list[tuple[str, str]]:
    """Return the id on or last before each block, and its text; empty blocks are omitted."""
    reader = _Reader()
    reader.read(nodes)
    reader.end_block()
    return reader.found


class _Reader:
    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self.id = self.id_of_text = self.text = ""

    def read(self, nodes: Iterable[str]) -> None:
        """Add the text of nodes to the current block, or to the blocks that they begin."""
        for piece in pieces(nodes):
            if not isinstance(piece, Node):
                self.id_of_text = self.id_of_text if self.text else self.id
                self.text += piece
                continue
            is_block = piece.name in BLOCKS
            if is_block:
                self.end_block()
            self.id = piece.attributes.get("id") or self.id
            self.read(piece.children)
            if is_block:
                self.end_block()

    def end_block(self) -> None:
        """End the current block."""
        if self.text.strip():
            self.found.append((self.id_of_text, self.text))
        self.text = ""


def plain_words(html: str) -> str:
    """Return the words of markup, with a line for each paragraph and list item."""
    return "\n".join(" ".join(text.split()) for _, text in blocks([html]))


def listed(values: Iterable[object]) -> str:
    """Join values for a cell of a table, separated by `; `."""
    return "; ".join(str(value) for value in values)
