"""A file of the site before the generator sees it; of a page, what it says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from markupsafe import Markup

from edition.formats.html import relative, url_of


@dataclass(frozen=True)
class SiteFile:
    """A page (`.md`) or another file, under its path in the docs tree."""

    uri: str
    """`text/2.md`; posix, relative to the docs folder."""
    content: str | bytes
    edit_path: str = ""
    """The file to edit it by, relative to the edition's root."""

    @property
    def data(self) -> bytes:
        """The content as it is written."""
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8")


@dataclass(frozen=True)
class Page(SiteFile):
    """A page; its content is Markdown, or HTML that Markdown lets pass."""

    title: str = ""
    """Title and description are `inert`."""
    description: str = ""
    hide: tuple[str, ...] = ()
    """Parts of the theme that are not shown beside it."""
    head: str = ""
    """Elements for its `<head>`, where the template main.html puts them."""
    is_html: bool = False
    """Whether its content is HTML alone, which needs no Markdown parser."""

    @property
    def data(self) -> bytes:
        """The page behind its front matter."""
        said = {
            "title": self.title,
            "description": self.description,
            "hide": list(self.hide),
            "head": self.head,
        }
        lines = "".join(f"{key}: {_literal(value)}\n" for key, value in said.items() if value)
        head = f"---\n{lines}---\n" if lines else ""
        return f"{head}{self.content!s}".encode()

    @property
    def address(self) -> str:
        """Its `site:` address."""
        return f"site:{url_of(self.uri)}"

    @property
    def is_home(self) -> bool:
        """Whether it is the title page."""
        return self.uri == "index.md"

    @property
    def is_whole_text(self) -> bool:
        """Whether it holds the whole text."""
        return self.uri == "text/index.md"


_UNREADABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML takes for a line end, or refuses, unless it is written as an escape."""


def _literal(value: object) -> str:
    """A value of front matter, on one line."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNREADABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


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
) -> Page:
    """A page of finished HTML, wrapped as Markdown that any of the generators passes through.

    Internal `site:` addresses become relative here.
    """
    body = relative(str(content), uri)
    # No blank line inside: to Markdown the whole page is one block of HTML.
    body = "\n".join(line for line in body.split("\n") if line.strip())
    text = f'\n<div class="ed">{body}</div>\n'
    return Page(uri, text, edit_path, inert(title), inert(description), hide, is_html=True)
