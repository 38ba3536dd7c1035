"""The banner that `edition serve` shows on every page while there are problems.

It is added when a page is sent, so it is never part of a build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from edition.formats.html import el

MAX_SHOWN = 20
"""Problems on a page; the terminal lists them all."""

BARE_PAGE = (
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built</title></head>'
    b"<body><p>This page has not been built.</p></body></html>"
)
"""The response if there is no page at all."""

# The banner is sticky because a reloaded page keeps its scroll position.
_BOX = (
    "position:sticky;top:0;z-index:100;max-height:40vh;overflow:auto;box-sizing:border-box;"
    "margin:0;padding:.8rem 1.2rem;border-bottom:3px solid #b3261e;background:#fff4ce;"
    "color:#1b1b1b;font:16px/1.4 sans-serif"
)
_PROBLEM = (
    "margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.4 monospace;"
    "color:inherit;background:none"
)
_BODY = re.compile(rb"<body\b[^>]*>")


def render_banner(summary: str, problems: Sequence[str]) -> bytes:
    """Return the banner as HTML in ASCII, which fits into a page in any encoding.

    Args:
        summary: the number of problems and what they mean for the page below.
        problems: the text of each problem as in the terminal; it is escaped, because it can quote
            contributors.
    """
    shown = [el("pre", each, style=_PROBLEM) for each in problems[:MAX_SHOWN]]
    hidden = len(problems) - len(shown)
    more = el("p", f"{hidden} more: see the terminal.") if hidden else None
    box = el(
        "section",
        el("strong", summary),
        shown,
        more,
        id="edition-problems",
        role="alert",
        style=_BOX,
    )
    return box.encode("ascii", "xmlcharrefreplace")


def with_banner(app: WSGIApplication, banner: Callable[[], bytes]) -> WSGIApplication:
    """Wrap a WSGI application so that its HTML pages have the current banner."""

    def send(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        responses: list[tuple[str, list[tuple[str, str]]]] = []

        def record(status: str, headers: list[tuple[str, str]], _exc_info: object = None) -> object:
            responses.append((status, headers))
            return None

        body = app(environ, record)  # type: ignore[arg-type]  # no one calls the old `write`
        status, headers = responses[-1]
        added = banner()
        if added and dict(headers).get("Content-Type", "").startswith("text/html"):
            html = insert_banner(b"".join(body), added)
            headers = [each for each in headers if each[0] != "Content-Length"]
            headers.append(("Content-Length", str(len(html))))
            body = [html]
        start_response(status, headers)
        return body

    return send


def insert_banner(html: bytes, banner: bytes) -> bytes:
    """Insert the banner at the beginning of the body of a page."""
    body = _BODY.search(html)
    at = body.end() if body else 0
    return html[:at] + banner + html[at:]
