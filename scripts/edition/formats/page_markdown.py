"""The Markdown of pages by hand -> HTML, by the parser and with the extensions of the site."""

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
"""Those of mkdocs.yml; what only adds to the look of a page is left out."""

_NO_COLOURS = {"pymdownx.highlight": {"use_pygments": False}}


def page_html(text: str, heading_ids: bool = True) -> str:
    """The HTML of a page.

    Args:
        text: its Markdown, trusted.
        heading_ids: whether its headings get the ids that they have on the site.
    """
    return str(_parser(heading_ids).reset().convert(text))


@lru_cache(maxsize=2)
def _parser(heading_ids: bool) -> Markdown:
    names = [name for name in EXTENSIONS if heading_ids or name != "toc"]
    return Markdown(extensions=names, extension_configs={**EXTENSIONS, **_NO_COLOURS})
