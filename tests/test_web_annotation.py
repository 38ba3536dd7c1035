"""The Web Annotations: sound, complete, and each is found again in the page and in the text."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections import Counter
from copy import deepcopy
from pathlib import Path
from posixpath import normpath
from typing import Any

import pytest
from bs4 import BeautifulSoup
from built import reading_words, soup_of
from conftest import ROOT
from musts import broken_musts
from tools import validator

from edition import Edition, build_edition, read_history
from edition.exports.web_annotation import web_annotation_downloads
from edition.render.linker import Settings
from edition.render.renderer import Renderer

ADDRESS = "https://example.org/kollontai/"


def collection(edition: Edition, site_url: str = "") -> dict[str, Any]:
    renderer = Renderer(edition, Settings(site_url=site_url), read_history(ROOT))
    (download,) = web_annotation_downloads(renderer)
    made: dict[str, Any] = json.loads(download.file.content)
    return made


@pytest.fixture(scope="module")
def as_published(edition: Edition) -> dict[str, Any]:
    """As under an address of its own."""
    return collection(edition, ADDRESS)


@pytest.fixture(scope="module")
def items(site: Path) -> list[dict[str, Any]]:
    """As the built site has them."""
    made = json.loads((site / "downloads/annotations.jsonld").read_text("utf-8"))
    found: list[dict[str, Any]] = made["first"]["items"]
    return found


def selector(resource: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = (each for each in resource["selector"] if each["type"] == kind)
    return dict(found)


def test_it_keeps_the_musts(edition: Edition, as_published: dict[str, Any]) -> None:
    for made in (as_published, collection(edition)):
        findings = {a["id"]: f for a in made["first"]["items"] if (f := list(broken_musts(a)))}
        assert findings == {}


def test_it_keeps_the_musts_as_the_w3c_tests_them(
    as_published: dict[str, Any], tmp_path: Path
) -> None:
    """Slow, so that a few of each sort stand for all; the miniature edition has every shape."""
    check = validator("web_annotation.py")
    by_sort: dict[str, list[Any]] = {}
    for annotation in as_published["first"]["items"]:
        by_sort.setdefault(annotation["motivation"], []).append(annotation)
    some = [annotation for each in by_sort.values() for annotation in each[:3]]
    sample = collection(build_edition(ROOT / "tests/sample")[0])
    (tmp_path / "some.json").write_text(json.dumps(some), "utf-8")
    (tmp_path / "sample.json").write_text(json.dumps(sample), "utf-8")
    files = [str(path) for path in sorted(tmp_path.glob("*.json"))]
    output = subprocess.run([sys.executable, check, *files], capture_output=True, text=True)
    assert output.returncode == 0, output.stdout + output.stderr


FAULTS: dict[str, Any] = {
    "is not a valid id": lambda a: a.pop("id"),
    "relative id": lambda a: a.update(id="../text/2/"),
    "other type": lambda a: a.update(type="Note"),
    "no target": lambda a: a.pop("target"),
    "two ways to a body": lambda a: a.update(bodyValue="words"),
    "motivation": lambda a: a.update(motivation="shouting"),
    "a day is no moment": lambda a: a.update(created="2026-11-23"),
    "rights": lambda a: a.update(rights="CC-BY-SA-4.0"),
    "body without words": lambda a: a["body"][0].pop("value"),
    "words in a target": lambda a: a.update(target={"type": "TextualBody", "value": "x"}),
    "nothing specific": lambda a: a.update(target={"source": ADDRESS}),
    "no quotation": lambda a: a["target"]["selector"][0].pop("exact"),
    "backwards": lambda a: a["target"]["selector"][1].update(start=9, end=1),
    "no fragment": lambda a: a["target"]["selector"][2].pop("value"),
    "no number": lambda a: a["target"]["selector"][2]["refinedBy"].update(start="1"),
    "state": lambda a: a["target"].update(state={"type": "TimeState", "sourceDate": "1921"}),
    "two canonical names": lambda a: a.update(canonical=["urn:a:b", "urn:a:c"]),
}


@pytest.mark.parametrize("finding", FAULTS)
def test_a_broken_must_is_seen(as_published: dict[str, Any], finding: str) -> None:
    annotation = deepcopy(as_published["first"]["items"][0])
    assert list(broken_musts(annotation)) == []
    FAULTS[finding](annotation)
    assert list(broken_musts(annotation)) != []


def test_the_collection_embeds_its_page(as_published: dict[str, Any]) -> None:
    page = as_published["first"]
    assert as_published["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (as_published["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert page["partOf"] == as_published["id"]
    assert as_published["total"] == len(page["items"])


def test_everything_is_there_once(edition: Edition, as_published: dict[str, Any]) -> None:
    items = as_published["first"]["items"]
    assert len({a["id"] for a in items}) == len({a["canonical"] for a in items}) == len(items)
    shown = Counter(a["id"].rpartition("#")[2].partition("-")[0] for a in items)
    assert shown == {
        "n": len(edition.notes),
        "a": len(edition.apparatus),
        "x": len(edition.cross_references),
        "m": len(edition.mentions),
    }
    assert {a["id"] for a in items} >= {
        f"{ADDRESS}text/{note.locus.section}/#n-{note.id}"
        for note in edition.notes
        if note.locus.section
    }


def test_names_are_the_same_wherever_the_site_lies(
    edition: Edition, as_published: dict[str, Any]
) -> None:
    elsewhere = collection(edition)["first"]["items"]
    assert [a["canonical"] for a in elsewhere] == [a["id"] for a in elsewhere]
    assert [a["canonical"] for a in as_published["first"]["items"]] == [a["id"] for a in elsewhere]


def test_a_note_says_what_it_says_on_its_page(edition: Edition, site: Path) -> None:
    shown = {
        str(note["id"]): note for note in soup_of(site / "notes/index.html").select("[id^=n-]")
    }
    notes = [a for a in collection(edition, ADDRESS)["first"]["items"] if "#n-" in a["id"]]
    for annotation in notes:
        html = annotation["body"][0]
        assert html["format"] == "text/html"
        assert "site:" not in html["value"]
        assert annotation["creator"]["name"]
        body = shown[annotation["id"].partition("#")[2]].select_one(".note-body")
        assert body
        wanted = [p.get_text() for p in body.select("p")]
        found = [p.get_text() for p in BeautifulSoup(html["value"], "lxml").select("p")]
        assert found == wanted


def test_each_is_found_again_by_position(site: Path, items: list[dict[str, Any]]) -> None:
    data = (site / "downloads/reading-text.txt").read_bytes()
    made = json.loads((site / "downloads/annotations.jsonld").read_text("utf-8"))
    assert made["dcterms:source"]["schema:sha256"] == hashlib.sha256(data).hexdigest()
    text = data.decode("utf-8")
    for place in places(items):
        position = selector(place, "TextPositionSelector")
        exact = selector(place, "TextQuoteSelector")["exact"]
        assert text[position["start"] : position["end"]] == exact


def test_each_is_found_again_in_the_page(site: Path, items: list[dict[str, Any]]) -> None:
    """By fragment and position, and by quotation, in the text that a reader sees."""
    shown: dict[tuple[str, str], str] = {}
    for source in {place["source"] for place in places(items)}:
        page = soup_of(site / normpath(f"downloads/{source}") / "index.html")
        for element in page.select("[data-locus]"):
            if element.get("id"):
                shown[source, str(element["id"])] = reading_words(element)
    for place in places(items):
        quote = selector(place, "TextQuoteSelector")
        fragment = selector(place, "FragmentSelector")
        words = shown[place["source"], fragment["value"]]
        inner = fragment["refinedBy"]
        assert words[inner["start"] : inner["end"]] == quote["exact"]
        sought = quote["prefix"] + quote["exact"] + quote["suffix"]
        whole = [text for (source, _), text in shown.items() if source == place["source"]]
        assert sum(text.count(sought) for text in whole) == 1, quote
        assert words.find(sought) == inner["start"] - len(quote["prefix"])


def places(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All places in the text: targets, and where cross-references lead."""
    linked = [a["body"][0] for a in items if a["motivation"] == "linking"]
    return [*(annotation["target"] for annotation in items), *linked]


def test_the_copy_text_of_an_apparatus_entry_is_quoted(
    site: Path, edition: Edition, as_published: dict[str, Any]
) -> None:
    text = (site / "downloads/copy-text.txt").read_text("utf-8")
    entries = [a for a in as_published["first"]["items"] if "/#a-" in a["id"]]
    for annotation, entry in zip(entries, edition.apparatus, strict=True):
        (printed,) = (
            b for b in annotation["body"] if b.get("source", "").endswith("copy-text.txt")
        )
        position = selector(printed, "TextPositionSelector")
        assert text[position["start"] : position["end"]] == entry.lemma.words
        edits = [b["value"] for b in annotation["body"] if b["purpose"] == "editing"]
        head = entry.entry.head
        assert edits == [each for each in (head.reading, head.conjecture) if each is not None]
