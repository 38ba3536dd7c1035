"""The history of records: when they were added and changed, and their earlier versions."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any

from markupsafe import Markup

from edition.formats.dates import readable_date
from edition.formats.html import el, join
from edition.history.log import History, Version
from edition.history.word_diff import word_diff
from edition.kinds.contributor import Contributor
from edition.read.records import Entry
from edition.render.imprint import Signer, editors
from edition.render.linker import Linker


class RecordHistory(Linker):
    """Describes the history of one edition; the base class of `Renderer`."""

    history: History

    @cached_property
    def records_by_path(self) -> dict[str, Entry[Any]]:
        """The records by the paths of their files."""
        return {entry.path: entry for entry in self.edition.records}

    def signers(self, entry: Entry[Any]) -> list[str]:
        """Return the names of the contributors who signed a record."""
        known = self.edition.records.of(Contributor)
        return [known[name].head.name for name in entry.head.by if name in known]

    @cached_property
    def editors(self) -> list[Signer]:
        """The contributors whose role is that of an editor, in the order of their ids."""
        return editors(self.edition)

    def date_line(self, entry: Entry[Any]) -> Markup | None:
        """Return when a record was written and last changed; None if neither is known."""
        added, changed = self.days(entry)
        parts: list[str | Markup] = [readable_date(added)] if added else []
        if self.has_earlier(entry):
            day = f"changed {readable_date(changed)}" if changed != added else "earlier versions"
            href = f"site:history/{self.folder_of(entry)}/#h-{entry.id}"
            parts.append(el("a", day, href=href, class_="earlier", title="Earlier versions"))
        return join(parts, ", ") if parts else None

    def days(self, entry: Entry[Any]) -> tuple[str, str]:
        """Return the days on which a record was added and last changed; empty if not known.

        A date in the front matter takes precedence over the history.
        """
        return entry.head.date or self.history.first(entry.path), self.history.last(entry.path)

    def has_earlier(self, entry: Entry[Any]) -> bool:
        """Whether there is an earlier version to show."""
        versions = self.history.versions_by_path.get(entry.path, [])
        return sum(version.blob in self.history.texts for version in versions) > 1

    @staticmethod
    def folder_of(entry: Entry[Any]) -> str:
        """Return the name of the page with the earlier versions of a record, such as `notes-2`."""
        return "-".join(entry.path.split("/")[1:-1]) or "edition"

    def difference(self, old: Version, new: Version) -> Markup | None:
        """Return the differences of two versions; None if the text of one is not known."""
        texts = self.history.texts
        if old.blob not in texts or new.blob not in texts:
            return None
        return word_diff(texts[old.blob], texts[new.blob])

    def release_of(self, version: Version) -> str:
        """Return the release that contains a change: a published one, or that in preparation."""
        return version.release or self._next_release

    @cached_property
    def _next_release(self) -> str:
        own = self.edition.config.version
        released = any(version.release == own for version in self.history.versions)
        return f"after {own}" if released else own

    def change_label(self, entry: Entry[Any], version: Version) -> str:
        """Return `added`, `changed` or `removed`, or `withdrawn` if the record is withdrawn now."""
        if entry.head.status == "retired" and version.how != "removed":
            return "withdrawn"
        versions = self.history.versions_by_path.get(entry.path, [])
        first = versions[-1] if versions and versions[-1].how == "added" else None
        new = first is not None and self.release_of(first) == self.release_of(version)
        return "added" if new else version.how

    def signed_by(self, name: str) -> list[Entry[Any]]:
        """Return the records that a contributor signed."""
        return self._signed.get(name, [])

    @cached_property
    def _signed(self) -> dict[str, list[Entry[Any]]]:
        found: dict[str, list[Entry[Any]]] = defaultdict(list)
        for entry in self.edition.records:
            for name in dict.fromkeys(entry.head.by):
                found[name].append(entry)
        return found
