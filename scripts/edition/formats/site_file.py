"""The files, pages and downloads that are passed to the site generator."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from markupsafe import Markup

from edition.formats.html import relative, url_of


@dataclass(frozen=True)
class SiteFile:
    """A page (`.md`) or another file, with its path in the docs folder."""

    uri: str
    """Its path such as `text/2.md`; POSIX, relative to the docs folder."""
    content: str | bytes
    edit_path: str = ""
    """The file that is edited to change it, relative to the root of the edition; or empty."""

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8")


@dataclass(frozen=True)
class Page(SiteFile):
    """A page; its content is Markdown, or HTML that Markdown does not change."""

    title: str = ""
    """Title and description have been made safe by `inert`."""
    description: str = ""
    hide: tuple[str, ...] = ()
    """Parts of the theme that are hidden on the page: `navigation`, `toc`, `footer`."""
    head: str = ""
    """Elements for its `<head>`; the template main.html adds them."""
    is_html: bool = False
    """Whether its content is only HTML, which needs no Markdown parser."""

    @property
    def data(self) -> bytes:
        """Front matter and content."""
        head_fields = {
            "title": self.title,
            "description": self.description,
            "hide": list(self.hide),
            "head": self.head,
        }
        lines = "".join(
            f"{key}: {_literal(value)}\n" for key, value in head_fields.items() if value
        )
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
        """Whether it contains the whole text."""
        return self.uri == "text/index.md"


_UNREADABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that YAML rejects or reads as a line end unless they are escaped."""


def _literal(value: object) -> str:
    """Return a value of front matter, on one line."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNREADABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


GROUPS = ("To read", "To work with", "Data")
"""The groups of downloads, in the order of the page "Downloads"."""


@dataclass(frozen=True)
class Download:
    """A file to download, and its description on the page "Downloads"."""

    file: SiteFile
    purpose: str
    """What it contains and what it is for, in a sentence."""
    checked: str
    """How it is checked, in a phrase such as `with epubcheck`."""
    group: str = "Data"
    """The heading under which it is listed: one of `GROUPS`."""


_INERT = str.maketrans({"<": "‹", ">": "›", '"': "”"})
_REFERENCE = re.compile("&(?=[#A-Za-z])")


def inert(words: str) -> str:
    """Replace the characters of markup by similar ones: themes print titles without escaping.

    Escaping would not do, because some places escape the text again, and others remove tags or
    decode it.
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
    """Return a page of HTML, wrapped so that the Markdown of any generator does not change it.

    Addresses that begin with `site:` become relative.
    """
    body = relative(str(content), uri)
    # Without blank lines the whole page is one block of HTML in Markdown.
    body = "\n".join(line for line in body.split("\n") if line.strip())
    text = f'\n<div class="ed">{body}</div>\n'
    return Page(uri, text, edit_path, inert(title), inert(description), hide, is_html=True)
