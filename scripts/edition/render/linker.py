"""Addresses, labels and links of everything in the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from edition.assemble.edition import Edition, PlacedApparatus, Target
from edition.formats.html import el, join, relative_url, shortened, url_of
from edition.history.forge import Repository, repository_of
from edition.kinds.table import KINDS
from edition.model.text import Locus, LocusRange, Ref
from edition.read.body_syntax import Cited

MAX_LABEL = 48
"""Maximum length of the quotation in a link to a note or an apparatus entry, in characters."""


@dataclass(frozen=True)
class Settings:
    """Settings that depend on the place of publication rather than on the edition."""

    site_url: str = ""
    repo_url: str = ""
    """Of the repository; if it is empty, there are no links to files."""
    branch: str = "main"
    """The branch that the links to files point to."""
    versions_url: str = ""
    """Parent address of the released versions, such as `v1.2.0/`; empty if they are not kept."""

    @classmethod
    def of(cls, site_url: str | None, repo_url: str | None, extra: Mapping[str, Any]) -> Settings:
        """Return the settings from the values in mkdocs.yml."""
        branch = str(extra.get("repo_branch") or "main")  # "7" is read as a number
        return cls(site_url or "", repo_url or "", branch, str(extra.get("versions_url") or ""))

    @property
    def repository(self) -> Repository | None:
        """The repository that contributions go to; None if it is not known."""
        return repository_of(self.repo_url, self.branch)

    def file_links(self, path: str, page: str = "") -> list[tuple[str, str]]:
        """Return labels and addresses of the actions for a file; nothing without a repository.

        Args:
            path: of the file in the repository; if empty, a problem can only be reported.
            page: the page that shows it, as named in a report.
        """
        repository = self.repository
        if repository is None:
            return []
        report = ("report a problem", repository.report(path, page))
        if not path:
            return [report]
        return [
            ("edit this", repository.edit(path)),
            ("history of this", repository.history(path)),
            report,
        ]


class Linker:
    """Makes the addresses, labels and links of one edition; caches the links."""

    def __init__(self, edition: Edition, settings: Settings | None = None) -> None:
        self.edition = edition
        self.settings = settings or Settings()
        self._links: dict[Target | LocusRange, Markup] = {}
        self._bare_links: dict[Locus, Markup] = {}

    def address(self, target: Target | LocusRange) -> str:
        """Return the `site:` address of a passage or record."""
        if isinstance(target, LocusRange):
            target = target.first
        if isinstance(target, Locus):
            page = f"text/{target.section}/" if target.section else "text/"
            return f"site:{page}#{target.anchor}"
        if target.kind == "note":
            note = self.edition.notes_by_id.get(target.id)
            page = f"text/{note.locus.section}/" if note and note.locus.section else "text/"
            return f"site:{page}#n-{target.id}"
        if target.kind == "commentary":
            return f"site:text/{target.id}/#commentary"
        if target.kind == "page":
            stem = target.id.removesuffix(".md")
            return f"site:{'' if stem == 'index' else stem + '/'}"
        kind = KINDS[target.kind]
        return f"site:{kind.page}#{kind.prefix}-{target.id}"

    def href(self, address: str, uri: str) -> str:
        """Resolve a `site:` address for a file that readers may download.

        Returns:
            An absolute address if the site's address is known, otherwise one relative to `uri`.
        """
        path = address.removeprefix("site:")
        if self.settings.site_url:
            return f"{self.settings.site_url.rstrip('/')}/{path}"
        path, sharp, fragment = path.partition("#")
        return relative_url(path, url_of(uri)) + sharp + fragment

    def label(self, target: Target | LocusRange) -> Markup:
        """Return the default label of a passage or record."""
        if not isinstance(target, Ref):
            return escape(str(target))
        if target.kind == "page":
            return escape(next(p.title for p in self.edition.pages if p.uri == target.id))
        if target.kind == "source":
            return self.cited(Cited(target.id, ""))
        kind, head = KINDS[target.kind], self.edition.records[target].head
        if kind.label:
            return escape(kind.label(target.id, head))
        if not kind.is_anchored:
            return escape(kind.named_by(head))
        note = self.edition.notes_by_id.get(target.id) if target.kind == "note" else None
        words = note.lemma.words if note and note.lemma else kind.named_by(head)
        return join([f"{note.locus if note else head.at} ", el("em", shortened(words, MAX_LABEL))])

    def link(
        self, target: Target | LocusRange, label: str | Markup | None = None, **attributes: Any
    ) -> Markup:
        """Return a link to a passage or record, with its default label unless one is given."""
        if label or attributes:
            return self._link(target, label or self.label(target), **attributes)
        if target not in self._links:
            self._links[target] = self._link(target, self.label(target))
        return self._links[target]

    def bare_link(self, locus: Locus) -> Markup:
        """Return a link to a passage without a class, for very long lists."""
        if locus not in self._bare_links:
            self._bare_links[locus] = el("a", str(locus), href=self.address(locus))
        return self._bare_links[locus]

    def _link(self, target: Target | LocusRange, label: str | Markup, **attributes: Any) -> Markup:
        kind = target.kind if isinstance(target, Ref) else "locus"
        return el("a", label, class_=f"to-{kind}", href=self.address(target), **attributes)

    def link_to_place(self, placed: PlacedApparatus) -> Markup:
        """Return a link to the words of an apparatus entry in the text."""
        locus = placed.lemma.locus
        page = f"text/{locus.section}/" if locus.section else "text/"
        return el("a", str(locus), class_="to-locus", href=f"site:{page}#v-{placed.id}")

    def cited(self, work: Cited) -> Markup:
        """Return the in-text form of a cited work, such as `Carr 1950, 12`."""
        return self.edition.bibliography.cite([work])[0]
