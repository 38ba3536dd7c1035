"""HTML as the pages have it -> XHTML as books want it."""

from __future__ import annotations

import re
from html.entities import html5

from markupsafe import escape

from edition.formats.html import VOID
from edition.formats.xml import legal

_VOID = re.compile(rf"<({'|'.join(sorted(VOID))})\b((?:[^<>\"]|\"[^\"]*\")*?)\s*/?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})

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


def well_formed(html: str) -> str:
    """The same as XML: empty elements closed, characters instead of their names."""
    # As a plain string: markup joined by a pattern would escape what the pattern adds.
    html = _VOID.sub(r"<\1\2/>", str(html))
    return legal(_ENTITY.sub(_character, html))


def _character(match: re.Match[str]) -> str:
    return match[0] if match[1] in _XML else html5.get(match[1] + ";", match[0])


def document(title: str, body: str, style: str, language: str) -> str:
    """A whole document; title and language are escaped here, the body is XHTML."""
    return DOCUMENT.format(
        title=escape(legal(title)), language=escape(language), style=style, body=body
    )
