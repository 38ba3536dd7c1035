"""A file of the site before the generator sees it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from markupsafe import Markup

from edition.formats.html import relative


@dataclass(frozen=True)
class SiteFile:
    """A page (`.md`) or another file, under its path in the docs tree."""

    uri: str
    """`text/2.md`; posix, relative to the docs folder."""
    content: str | bytes
    edit_path: str = ""
    """The file to edit it by, relative to the edition's root."""
    is_html: bool = False
    """Whether a page needs no Markdown parser: below its front matter it is HTML."""

    @property
    def data(self) -> bytes:
        """The content as it is written."""
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8")


GROUPS = ("To read", "To work with", "Data")
"""What a download may be for, in the order of the page "Downloads"."""


@dataclass(frozen=True)
class Download:
    """A file to take away, and what is said of it on the page "Downloads"."""

    file: SiteFile
    purpose: str
    """What it is for, in a sentence."""
    checked: str
    """How it is checked, in a phrase: `by epubcheck`."""
    group: str = "Data"
    """The heading that it stands under: one of `GROUPS`."""


_INERT = str.maketrans({"<": "‹", ">": "›", '"': "”"})
_REFERENCE = re.compile("&(?=[#A-Za-z])")


def inert(words: str) -> str:
    """Words that no template can take for mark-up: themes print titles without escaping them.

    Not escaped, since some of the places escape and others do not, or take tags out and decode.
    """
    return _REFERENCE.sub("＆", " ".join(words.translate(_INERT).split()))


def page(
    uri: str,
    title: str,
    content: Markup,
    description: str = "",
    edit_path: str = "",
    hide: tuple[str, ...] = ("navigation", "toc"),
) -> SiteFile:
    """A page of finished HTML, wrapped as Markdown that any of the generators passes through.

    Internal `site:` addresses become relative here.
    """
    body = relative(str(content), uri)
    # No blank line inside: to Markdown the whole page is one block of HTML.
    body = "\n".join(line for line in body.split("\n") if line.strip())
    head = head_of(title, description, hide)
    text = f'---\n{head}---\n\n<div class="ed">{body}</div>\n'
    return SiteFile(uri, text, edit_path, is_html=True)


def head_of(title: str, description: str, hide: tuple[str, ...]) -> str:
    """The lines of a page's front matter, without fences."""
    head = {"title": inert(title), "description": inert(description), "hide": list(hide)}
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items() if value
    )
