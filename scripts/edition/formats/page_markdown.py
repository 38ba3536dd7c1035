"""Convert the Markdown of hand-written pages to HTML with the site's parser and extensions."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markdown import Markdown

EXTENSIONS: dict[str, dict[str, Any]] = {
    "attr_list": {},
    "tables": {},
    "toc": {"toc_depth": 3},
    "pymdownx.smartsymbols": {},
    "pymdownx.superfences": {},
    "pymdownx.tilde": {},
}
"""The extensions of mkdocs.yml, except those that only change the look of a page."""

_NO_COLOURS = {"pymdownx.highlight": {"use_pygments": False}}


def page_html(text: str, heading_ids: bool = True) -> str:
    """Return the HTML of a page.

    Args:
        text: its Markdown, which is trusted.
        heading_ids: whether its headings have the same ids as on the site.
    """
    return str(_parser(heading_ids).reset().convert(text))


@lru_cache(maxsize=2)
def _parser(heading_ids: bool) -> Markdown:
    names = [name for name in EXTENSIONS if heading_ids or name != "toc"]
    return Markdown(extensions=names, extension_configs={**EXTENSIONS, **_NO_COLOURS})
