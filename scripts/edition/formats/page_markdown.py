"""The Markdown of pages by hand -> HTML, by the parser and with the extensions of the site."""

from __future__ import annotations

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
    names = [name for name in EXTENSIONS if heading_ids or name != "toc"]
    configs = {**EXTENSIONS, **_NO_COLOURS}
    return str(Markdown(extensions=names, extension_configs=configs).convert(text))
