"""Convert nodes to the XHTML of an EPUB."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from edition.formats.html import VOID, Node, escaped, pieces
from edition.formats.xml import legal

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{language}" xml:lang="{language}">
<head>
<meta charset="UTF-8"/>
<title>{title}</title>
<link rel="stylesheet" href="{style}"/>
</head>
<body>
{body}
</body>
</html>
"""


def xhtml(nodes: Iterable[str], leads_to: Callable[[str], str]) -> str:
    """Return well-formed markup.

    Args:
        nodes: text and elements.
        leads_to: converts an address of the site to one of the book; where it returns nothing, the
            link has no `href`.
    """
    return "".join(
        _element(piece, leads_to) if isinstance(piece, Node) else escaped(piece)
        for piece in pieces(nodes)
    )


def _element(node: Node, leads_to: Callable[[str], str]) -> str:
    shown = ""
    for key, value in node.attributes.items():
        if key != "href" or (value := leads_to(value)):
            shown += f' {key}="{escaped(value)}"'
    if node.name in VOID:
        return f"<{node.name}{shown}/>"
    return f"<{node.name}{shown}>{xhtml(node.children, leads_to)}</{node.name}>"


def document(title: str, body: str, style: str, language: str) -> str:
    """Return a document; title and language are escaped here, the body is XHTML."""
    return DOCUMENT.format(
        title=escaped(legal(title)), language=escaped(language), style=style, body=legal(body)
    )
