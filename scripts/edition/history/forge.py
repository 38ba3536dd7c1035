"""Addresses in the edition's repository: where to edit, create or report a file.

The forms of GitHub: https://docs.github.com/issues/tracking-your-work-with-issues/creating-an-issue
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

LONGEST_ADDRESS = 8000
"""Characters; GitHub's servers refuse a longer address."""


@dataclass(frozen=True)
class Repository:
    """A repository on GitHub, or on a host with the same addresses."""

    url: str
    """`https://github.com/owner/name`, with or without a slash at the end."""
    branch: str = "main"

    def edit(self, path: str) -> str:
        """Return the address at which a file is edited in the browser."""
        return self._of_file("edit", path)

    def history(self, path: str) -> str:
        """Return the address that lists the changes of a file."""
        return self._of_file("commits", path)

    def new_file(self, path: str, content: str = "") -> str:
        """Return the address that creates a file, with its path and text filled in."""
        value = {"value": content} if content else {}
        return f"{self._at('new')}?{_query(filename=path, **value)}"

    def report(self, path: str = "", page: str = "") -> str:
        """Return the form for reporting a problem, with the file and page that it is about."""
        about = {name: value for name, value in (("file", path), ("page", page)) if value}
        return self.issue("report.yml", **about)

    def issue(self, template: str, **fields: str) -> str:
        """Return a form of .github/ISSUE_TEMPLATE/ with fields filled in, by their ids."""
        return f"{self._home}/issues/new?{_query(template=template, **fields)}"

    @property
    def _home(self) -> str:
        return self.url.rstrip("/").removesuffix(".git")

    def _at(self, what: str) -> str:
        return f"{self._home}/{what}/{quote(self.branch)}"

    def _of_file(self, what: str, path: str) -> str:
        return f"{self._at(what)}/{quote(path)}"


def repository_of(url: str, branch: str = "main") -> Repository | None:
    """Return the repository at an address, or None if it is empty or not a web address."""
    return Repository(url, branch) if url.startswith(("https://", "http://")) else None


def _query(**fields: str) -> str:
    return urlencode(fields, quote_via=quote)
