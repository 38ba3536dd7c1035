"""What git knows of the records, and what the pages and the feed make of it."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from tools import git

from edition import Settings, build_edition, read_history, site_files
from edition.history.git import run_git
from edition.history.log import MAX_BYTES, History
from edition.history.word_diff import word_diff

SAMPLE = Path(__file__).resolve().parent / "sample"
STOVE = "annotations/notes/1/stove.md"
COLD = "annotations/notes/1/cold.md"
NEW = "annotations/notes/2/new-one.md"
ATOM = "{http://www.w3.org/2005/Atom}"


def commit(root: Path, day: int) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Change", date=f"2026-11-{day:02}T23:30:00-02:00")


def change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A note is changed on the second day, one comes on the third, one goes on the fourth."""
    root = tmp_path / "edition"
    shutil.copytree(SAMPLE, root)
    with (root / "annotations/edition.yml").open("a", encoding="utf-8") as file:
        file.write("version: 0.1.0\n")
    git(root, "init", "-q")
    commit(root, 1)
    git(root, "tag", "v0.1.0")
    change(root, STOVE, "one stove.", "<script>two</script> small stoves.")
    commit(root, 2)
    change(root, STOVE, "<script>two</script> small", "two small")
    commit(root, 2)
    text = (root / COLD).read_text(encoding="utf-8")
    (root / NEW).parent.mkdir(exist_ok=True)
    (root / NEW).write_text(text.replace("The second cold", "Another"), encoding="utf-8")
    commit(root, 3)
    (root / COLD).unlink()
    commit(root, 4)
    return root


def pages(root: Path, history: History | None = None) -> dict[str, str]:
    edition, _ = build_edition(root)
    output = read_history(root) if history is None else history
    files = site_files(
        edition, Settings(site_url="https://edition.example/"), output, release=False
    )
    return {f.uri: f.data.decode("utf-8", "replace") for f in files}


def how(history: History, path: str) -> list[tuple[str, str]]:
    return [(version.how, version.day) for version in history.versions_by_path.get(path, [])]


def test_what_came_was_changed_and_went_is_known_by_the_day_in_utc(repository: Path) -> None:
    history = read_history(repository)
    day = "2026-11-03"
    assert how(history, STOVE) == [("changed", day), ("changed", day), ("added", "2026-11-02")]
    assert how(history, NEW) == [("added", "2026-11-04")]
    assert how(history, COLD) == [("removed", "2026-11-05"), ("added", "2026-11-02")]
    assert {version.release for version in history.versions_by_path[STOVE]} == {"0.1.0", ""}


def test_a_file_that_comes_back_begins_anew(repository: Path) -> None:
    git(repository, "revert", "--no-edit", "HEAD")
    history = read_history(repository)
    assert [which for which, _ in how(history, COLD)] == ["added"]


def test_a_folder_within_a_repository_has_its_own_history(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "deep" / "edition")
    git(tmp_path, "init", "-q")
    commit(tmp_path, 1)
    history = read_history(tmp_path / "deep" / "edition")
    assert how(history, STOVE) == [("added", "2026-11-02")]


DATES = {
    "253402300800 +0000": "9999-12-31T23:59:59Z",
    "18446744073709551614 +0000": "9999-12-31T23:59:59Z",
    "1764547200 +2400": "2025-12-01T00:00:00Z",
    "1764547200 +9959": "2025-12-01T00:00:00Z",
    "1764547200 -9959": "2025-12-01T00:00:00Z",
}
NO_DATES = ["99999999999999999999999 +0000", "-1 +0000", "", "yesterday"]
"""What git makes of them is its own affair, but a date in any case."""


def test_a_commit_may_claim_any_date(repository: Path) -> None:
    found = {}
    lines = git(repository, "cat-file", "commit", "HEAD").splitlines()
    for date in [*NO_DATES, *DATES]:
        author = f"author A <a@example.org> {date}".rstrip()
        changed = [author if line.startswith("author ") else line for line in lines]
        path = repository.parent / "commit"
        path.write_text("\n".join([*changed, ""]), encoding="utf-8")
        name = git(repository, "hash-object", "-t", "commit", "-w", "--literally", str(path))
        git(repository, "update-ref", "HEAD", name)
        newest = read_history(repository).versions[0]
        assert newest.commit == name
        found[date] = newest.moment
    assert {date: found[date] for date in DATES} == DATES
    for date in NO_DATES:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found[date]), date


def test_the_site_is_built_whatever_date_a_commit_claims(repository: Path) -> None:
    versions = read_history(repository).versions
    late = History(tuple(each._replace(moment="9999-12-31T23:59:59Z") for each in versions))
    assert "9999" in pages(repository, late)["changes.md"]


def test_an_earlier_version_that_is_too_large_is_not_read(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / STOVE).write_bytes(b"a" * (MAX_BYTES + 1))
    commit(repository, 5)
    large = git(repository, "rev-parse", f"HEAD:{STOVE}")
    asked: list[bytes] = []

    def run(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
        asked.extend([given] if "--batch" in arguments else [])
        return run_git(root, *arguments, given=given)

    monkeypatch.setattr("edition.history.log.run_git", run)
    history = read_history(repository)
    assert large in {version.blob for version in history.versions}
    assert asked
    assert large.encode() not in b"".join(asked)


def test_without_a_history_the_pages_say_less(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    assert read_history(tmp_path / "shallow") == History()
    shutil.rmtree(repository / ".git")
    assert read_history(repository) == History()
    made = pages(repository)
    assert not [uri for uri in made if uri.startswith("history/")]
    assert "What is new" in made["changes.md"]
    assert len(ET.fromstring(made["changes.xml"]).findall(f"{ATOM}entry")) == 1


def test_file_names_bytes_and_sizes_of_any_kind_are_taken(repository: Path) -> None:
    odd = 'annotations/notes/1/a "b"\n:100644 ü.md'
    (repository / odd).write_text("x", encoding="utf-8")
    (repository / NEW).write_bytes(b"\xff\xfe" * 10)
    (repository / STOVE).write_bytes(b"x" * (MAX_BYTES + 1))
    commit(repository, 6)
    history = read_history(repository)
    assert how(history, odd) == [("added", "2026-11-07")]
    large = history.versions_by_path[STOVE][0]
    assert large.blob not in history.texts
    assert "\ufffd" in history.texts[history.versions_by_path[NEW][0].blob]


def test_a_note_tells_its_days_and_leads_to_how_it_read(repository: Path) -> None:
    made = pages(repository)
    note = BeautifulSoup(made["text/1.md"], "lxml").select_one("#n-stove .meta")
    assert note
    assert "The editors, 2 November 2026, changed 3 November 2026" in note.get_text()
    link = note.select_one("a.earlier")
    assert link
    assert link["href"] == "../../history/notes-1/#h-stove"
    earlier = BeautifulSoup(made["history/notes-1.md"], "lxml")
    fixed, spoilt = earlier.select("#h-stove .diff")
    assert "<script>two</script> small" in fixed.get_text()
    assert [each.get_text() for each in fixed.select("del")] == ["<script>", "</script>"]
    assert [each.get_text() for each in spoilt.select("del")] == ["one stove"]
    assert not earlier.select("script")
    assert not earlier.select("#h-cold"), "what is gone is no record any more"


def test_what_is_new_is_told_by_version_and_day(repository: Path) -> None:
    (repository / "CHANGELOG.md").write_text(
        "# Changes\n\n## 0.1.0 – 2026-11-01\n\n### Added\n\n- *Notes*, <b>all</b>.\n", "utf-8"
    )
    made = BeautifulSoup(pages(repository)["changes.md"], "lxml")
    sections = {
        heading.get_text(): heading.find_parent("section").get_text(" ", strip=True)  # type: ignore[union-attr]
        for heading in made.select("section > h2")
    }
    assert list(sections) == ["Version after 0.1.0", "Version 0.1.0"]
    assert "note 1.1 talk about the stove changed" in sections["Version after 0.1.0"]
    assert "cold.md removed" in sections["Version after 0.1.0"]
    assert "Added Notes , all." in sections["Version 0.1.0"]
    ids = [each["id"] for each in made.select("[id]")]
    assert len(ids) == len(set(ids))


def test_versions_are_told_the_newest_first_and_whole(repository: Path) -> None:
    (repository / "CHANGELOG.md").write_text(
        "# Changes\n\n## 0.10.0 – 2026-12-01\n\nA page was\ncorrected.\n\n- One\n  and a half.\n"
        "- Two.\n\n## 0.9.0 – 2026-11-30\n\n- Three.\n\n## 0.1.0 – 2026-11-01\n\n- Four.\n",
        "utf-8",
    )
    made = BeautifulSoup(pages(repository)["changes.md"], "lxml")
    titles = [heading.get_text() for heading in made.select("section > h2")]
    assert titles == [f"Version {name}" for name in ("after 0.1.0", "0.10.0", "0.9.0", "0.1.0")]
    first = " ".join(made.select("section")[1].get_text(" ").split())
    assert "A page was corrected. One and a half. Two." in first


def test_the_words_of_a_version_keep_their_form(repository: Path) -> None:
    (repository / "CHANGELOG.md").write_text(
        "# Changes\n\n## [1.2.0] - 2027-03-01\n\n* One, see [it](https://example.org/).\n* Two.\n\n"
        "1. Three.\n2. Four.\n\n## 1.2.0-rc1\n\n```\n## no version\n```\n\n"
        "<script>five()</script>\n\n[1.2.0]: https://example.org/1.2.0\n",
        "utf-8",
    )
    made = BeautifulSoup(pages(repository)["changes.md"], "lxml")
    titles = [heading.get_text() for heading in made.select("section > h2")]
    assert titles == [f"Version {name}" for name in ("after 0.1.0", "1.2.0", "1.2.0-rc1", "0.1.0")]
    section = made.select("section")[1]
    assert [each.get_text() for each in section.select("ul > li")] == ["One, see it.", "Two."]
    assert [each.get_text() for each in section.select("ol > li")] == ["Three.", "Four."]
    assert section.select_one('li a[href="https://example.org/"]')
    assert section.select_one("p.lead:-soup-contains('1 March 2027')")
    assert "## no version" in made.select("section")[2].get_text()
    assert not made.select("script")


def test_a_released_version_is_linked_where_it_stays(repository: Path) -> None:
    edition, _ = build_edition(repository)
    settings = Settings(versions_url="https://edition.example")
    files = {
        f.uri: f.data
        for f in site_files(edition, settings, read_history(repository), release=False)
    }
    page = BeautifulSoup(files["changes.md"], "lxml")
    links = [str(a["href"]) for a in page.select('a[href*="/v0"]')]
    assert links == ["https://edition.example/v0.1.0/"]
    assert "as it was published" not in pages(repository)["changes.md"]


def test_the_feed_keeps_the_musts_of_atom(repository: Path) -> None:
    """RFC 4287, 4.1: ids, titles and moments for all; authors; one link to itself."""
    change(repository, NEW, "Another", "A\u0008nother")
    commit(repository, 8)
    feed = ET.fromstring(pages(repository)["changes.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) > 10
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{ATOM}{name}")) == 1
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated", "")).tzinfo
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each.findtext(f"{ATOM}id", ""))
        links = each.findall(f"{ATOM}link")
        assert all(link.get("href", "").startswith("https://edition.example/") for link in links)
    assert len({each.findtext(f"{ATOM}id") for each in (feed, *entries)}) == len(entries) + 1
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    moments = [each.findtext(f"{ATOM}updated", "") for each in entries]
    assert moments == sorted(moments, reverse=True)
    assert pages(repository)["changes.xml"] == pages(repository)["changes.xml"]


LINE = st.text("ab <&", max_size=30).filter(lambda line: line.strip())


@given(LINE, LINE)
def test_a_difference_holds_both_versions(old: str, new: str) -> None:
    shown = BeautifulSoup(f"<pre>{word_diff(old, new)}</pre>", "html.parser")
    for gone, version in (("ins", old), ("del", new)):
        other = BeautifulSoup(str(shown), "html.parser")
        for each in other.select(gone):
            each.decompose()
        assert other.get_text() == (version if old != new else "")
