"""The DTS answers: a client that follows the templates gets the whole text, piece by piece."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from made_text import made_edition
from tei import ID, T, words
from tools import validator

from edition import Edition, build_edition
from edition.exports.dts import MAX_PARAGRAPHS, dts_downloads, dts_files
from edition.exports.tei_file import tei_downloads
from edition.render.linker import Settings
from edition.render.renderer import Renderer

WRAPPER = "{https://w3id.org/api/dts#}wrapper"
ADDRESS = "https://example.org/somewhere/"


class Client:
    """Asks the files of one site, which lies at ADDRESS."""

    def __init__(self, edition: Edition, site_url: str) -> None:
        renderer = Renderer(edition, Settings(site_url=site_url))
        files = [*(each.file for each in dts_downloads(renderer)), *dts_files(renderer)]
        self.files = {ADDRESS + file.uri: bytes(file.content) for file in files}  # type: ignore[arg-type]
        assert len(self.files) == len(files)
        self.asked: set[str] = set()

    def get(self, url: str, base: str = ADDRESS) -> tuple[str, bytes]:
        """The address that a reference leads to, and what lies there."""
        address = urljoin(base, url)
        self.asked.add(address)
        return address, self.files[address]

    def ask(self, template: str, base: str, **values: str) -> tuple[str, Any]:
        """What is answered at a template."""
        address, data = self.get(expand(template, values), base)
        return address, json.loads(data)


def expand(template: str, values: dict[str, str]) -> str:
    """A URI template with path and label expressions: https://www.rfc-editor.org/rfc/rfc6570."""

    def expression(match: re.Match[str]) -> str:
        given = [values[name] for name in match[2].split(",") if name in values]
        return "".join(match[1] + value for value in given)

    return re.sub(r"\{([/.])([^}]*)\}", expression, template)


@pytest.fixture(scope="module", params=["", ADDRESS], ids=["relative", "absolute"])
def client(request: pytest.FixtureRequest, edition: Edition) -> Client:
    return Client(edition, request.param)


@pytest.fixture(scope="module")
def text(edition: Edition) -> ET.Element:
    """The text of the TEI download."""
    (download,) = tei_downloads(Renderer(edition))
    found = ET.fromstring(download.file.content).find(f"{T}text")
    assert found is not None
    return found


def test_a_client_gets_the_whole_text_piece_by_piece(
    client: Client, edition: Edition, text: ET.Element
) -> None:
    base, entry = client.ask("dts/index.json", ADDRESS)
    assert (entry["@type"], entry["dtsVersion"]) == ("EntryPoint", "1.0")
    start, collection = client.ask(entry["collection"], base)
    (resource,) = collection["member"]
    assert collection["totalChildren"] == 1
    _, tree = client.ask(entry["navigation"], base, resource=resource["@id"], down="-1")
    shown = [(unit["identifier"], unit["parent"], unit["level"]) for unit in tree["member"]]
    wanted: list[tuple[str, str | None, int]] = [("0", None, 1)]
    for passage in edition.reading_text.passages():
        section = str(passage.locus.section)
        if (section, None, 1) not in wanted:
            wanted.append((section, None, 1))
        wanted.append((str(passage.locus), section, 2))
    assert shown == wanted
    by_id = {each.get(ID): each for each in text.iter()}
    pieces = []
    for unit in tree["member"]:
        _, data = client.get(expand(resource["document"], {"ref": unit["identifier"]}), start)
        (wrapper,) = ET.fromstring(data)
        assert wrapper.tag == WRAPPER
        (element,) = wrapper
        assert same(element, by_id[element.get(ID)])
        assert element.get("n") == unit["identifier"]
        if unit["level"] == 2:
            pieces.append(words(element))
    assert pieces == [passage.text for passage in edition.reading_text.passages()]
    _, whole = client.get(expand(resource["document"], {}), start)
    assert same(ET.fromstring(whole).find(f"{T}text"), text)


def same(one: ET.Element | None, other: ET.Element | None) -> bool:
    """Whether two elements are the same, whatever follows them."""
    forms = []
    for element in (one, other):
        assert element is not None
        forms.append(ET.canonicalize(ET.tostring(element).strip()).rstrip())
    return forms[0] == forms[1]


def test_what_is_beside_and_below_a_unit(client: Client, edition: Edition) -> None:
    base, entry = client.ask("dts/index.json", ADDRESS)
    resource = client.ask(entry["collection"], base)[1]["member"][0]["@id"]

    def members(**values: str) -> list[str] | None:
        url, answer = client.ask(entry["navigation"], base, resource=resource, **values)
        assert urljoin(url, answer["@id"]) == url
        assert answer.get("ref", {}).get("identifier") == values.get("ref")
        found = answer.get("member")
        return [unit["identifier"] for unit in found] if found is not None else None

    two = [str(p.locus) for p in edition.reading_text.passages() if p.locus.section == 2]
    assert members(down="1") == ["0", *(str(section.number) for section in edition.sections())]
    assert members(down="2") == members(down="-1")
    assert members(ref="2") is None
    assert members(ref="2", down="0") == members(down="1")
    assert members(ref="2", down="1") == members(ref="2", down="-1") == ["2", *two]
    assert members(ref="2.3") is None
    assert members(ref="2.3", down="0") == two
    assert members(ref="2.3", down="1") == members(ref="2.3", down="-1") == ["2.3"]


def test_collection_and_text_know_each_other(client: Client) -> None:
    base, entry = client.ask("dts/index.json", ADDRESS)
    root, collection = client.ask(entry["collection"], base)
    (resource,) = collection["member"]
    assert client.ask(entry["collection"], base, id=collection["@id"])[1]["member"] != []
    assert client.ask(entry["collection"], base, id=collection["@id"], nav="parents")[1] == {
        **client.ask(entry["collection"], base, id=collection["@id"], nav="parents")[1],
        "totalParents": 0,
        "member": [],
    }
    at, alone = client.ask(resource["collection"], root)
    assert alone["@id"] == resource["@id"]
    (parent,) = client.ask(alone["collection"], at, nav="parents")[1]["member"]
    assert parent["@id"] == collection["@id"]
    assert urljoin(at, alone["download"]) == f"{ADDRESS}downloads/edition.tei.xml"


def test_each_answer_has_what_the_specification_demands(client: Client) -> None:
    for url, data in client.files.items():
        if not url.endswith(".json"):
            continue
        answer = json.loads(data)
        assert answer["@context"] == "https://dtsapi.org/context/v1.0.json"
        assert answer["dtsVersion"] == "1.0"
        if "/collection/" in url:
            keys = ("@id", "title", "totalParents", "totalChildren", "collection")
            assert answer["@type"] in ("Collection", "Resource")
            assert all(key in each for each in (answer, *answer["member"]) for key in keys)
        elif "/navigation/" in url:
            resource = answer["resource"]
            assert (answer["@type"], resource["@type"]) == ("Navigation", "Resource")
            assert all(key in resource for key in ("@id", "collection", "navigation", "document"))
            (tree,) = resource["citationTrees"]
            assert "identifier" not in tree  # the only tree has none
            for unit in [*answer.get("member", []), *([answer["ref"]] if "ref" in answer else [])]:
                assert unit["@type"] == "CitableUnit"
                assert (unit["parent"] is None) == (unit["level"] == 1)


@pytest.mark.parametrize("endpoint", ["entry", "collection", "navigation"])
def test_the_schemas_of_the_specification_hold(
    client: Client, tmp_path: Path, endpoint: str
) -> None:
    check = validator("dts.py")
    part = "index.json" if endpoint == "entry" else f"{endpoint}/"
    names = []
    for number, (url, data) in enumerate(client.files.items()):
        if url.startswith(f"{ADDRESS}dts/{part}"):
            path = tmp_path / f"{number}.json"
            path.write_bytes(data)
            names.append(str(path))
    output = subprocess.run(
        [sys.executable, check, endpoint, *names], capture_output=True, text=True
    )
    assert output.returncode == 0, output.stdout + output.stderr


def test_the_built_site_has_every_answer_once(site: Path, edition: Edition) -> None:
    client = Client(edition, "")
    for url, data in client.files.items():
        assert (site / url.removeprefix(ADDRESS)).read_bytes() == data
    assert not (site / "downloads/dts").exists()


def made(folder: Path, sections: int, paragraphs: int) -> Client:
    """The answers for a text of so many sections of so many paragraphs."""
    total = sections * paragraphs
    made_edition(folder, 10 * total, 0, words_of_a_paragraph=10, paragraphs_of_a_section=paragraphs)
    edition, _ = build_edition(folder)  # of so short a text some headwords do not occur
    assert len([*edition.sections()]) == sections
    return Client(edition, "")


def test_a_long_text_is_offered_by_section(tmp_path: Path) -> None:
    for paragraphs, by_paragraph in ((MAX_PARAGRAPHS // 3, True), (MAX_PARAGRAPHS // 3 + 1, False)):
        client = made(tmp_path / str(paragraphs), 3, paragraphs)
        base, entry = client.ask("dts/index.json", ADDRESS)
        resource = client.ask(entry["collection"], base)[1]["member"][0]
        (tree,) = resource["citationTrees"]
        assert ("citeStructure" in tree["citeStructure"][0]) is by_paragraph
        for down in ("1", "2", "-1"):
            _, answer = client.ask(entry["navigation"], base, resource=resource["@id"], down=down)
            parents = [unit["parent"] for unit in answer["member"]]
            assert parents.count(None) == 3
            assert (len(parents) > 3) is (by_paragraph and down != "1")
        for ref in ("3", "3.1"):
            address = expand(entry["document"], {"resource": resource["@id"], "ref": ref})
            assert (urljoin(base, address) in client.files) is (by_paragraph or ref == "3")


@pytest.mark.parametrize(
    ("sections", "paragraphs"),
    [(1, 75), (1, 320), (25, 3), (80, 4)],
    ids=["a short section", "a long section", "some sections", "many sections"],
)
def test_the_files_grow_with_the_text_and_not_with_its_square(
    tmp_path: Path, sections: int, paragraphs: int
) -> None:
    """Twice and four times as long, in the number of sections or in the length of one."""
    sizes, texts = [], []
    for times in (1, 2, 4):
        longer = (1, times) if sections == 1 else (times, 1)
        client = made(tmp_path / str(times), sections * longer[0], paragraphs * longer[1])
        sizes.append(sum(map(len, client.files.values())))
        texts.append(max(map(len, client.files.values())))  # the whole as TEI
    one, two, four = sizes
    assert four - two < 2.1 * (two - one)
    assert four / texts[-1] < 25
