"""What programs learn of a page from its head: a reference manager, a crawler, a reader of RDF."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from built import soup_of
from click.testing import CliRunner
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.utils.meta import get_data
from PIL import Image
from rdflib import Graph, Namespace, URIRef

from edition import Edition, Settings, build_edition, site_files
from edition.cli import main
from edition.formats.site_file import Download, Page, SiteFile, page
from edition.kinds.person import Person
from edition.kinds.term import Term
from edition.publish.metadata import with_metadata
from edition.read.hand_pages import CARD
from edition.render.renderer import Renderer

SITE = "https://example.org/edition/"
SCHEMA = Namespace("https://schema.org/")
Node = dict[str, Any]


def front_matter_of(file: SiteFile) -> dict[str, Any]:
    """As YAML has it."""
    said: dict[str, Any] = yaml.safe_load(file.data.decode().split("---\n")[1])
    return said


def heads_of(edition: Edition, site: str) -> dict[str, BeautifulSoup]:
    """The head that each page brings, by the page's address within the site."""
    found = {}
    for file in site_files(edition, Settings(site_url=site)):
        if isinstance(file, Page):
            head = front_matter_of(file)["head"]
            address = re.sub(r"(^|/)index\.md$|\.md$", r"\1", file.uri)
            address += "/" if address and not address.endswith("/") else ""
            found[address] = BeautifulSoup(head, "lxml")
    return found


@pytest.fixture(scope="module")
def heads(edition: Edition) -> dict[str, BeautifulSoup]:
    return heads_of(edition, SITE)


def zotero(head: BeautifulSoup) -> Node:
    """The item that Zotero makes of a page: its "Embedded Metadata" and "RDF", restated.

    https://github.com/zotero/translators (as of 2024-06-13), the parts that these pages touch.
    """
    metas = [
        (str(m.get("name") or m.get("property")), str(m["content"])) for m in head.select("meta")
    ]
    first = dict(reversed(metas))
    og = {"book": "book", "website": "webpage"}.get(first.get("og:type", ""))
    guess = "journalArticle" if "citation_title" in first else "webpage"
    item: Node = {
        "itemType": "bookSection" if "citation_inbook_title" in first else og or guess,
        "title": first.get("citation_title") or first.get("DC.title") or first.get("og:title"),
        "date": first.get("citation_publication_date") or first.get("DC.date"),
        "publicationTitle": first.get("citation_inbook_title") or first.get("og:site_name"),
        "language": first.get("citation_language") or first.get("DC.language"),
        "rights": first.get("DC.rights"),
        "abstractNote": first.get("og:description"),
        "url": first.get("citation_public_url") or first.get("og:url"),
        "pdf": first.get("citation_pdf_url"),
        "creators": [],
    }
    for role in ("author", "editor"):
        nodes = [content for name, content in metas if name == f"citation_{role}"]
        for node in nodes:
            names = re.split(r"\s*;\s*", node)
            if len(names) == len(nodes) == 1:
                parts = re.split(r"\s*,\s*", node)
                if len(parts) > 1 and " " in parts[0] and " " in parts[1]:
                    names = parts
            item["creators"] += [_creator(name, role) for name in names]
    return {key: value for key, value in item.items() if value}


def _creator(name: str, role: str) -> tuple[str, str, str]:
    """`ZU.cleanAuthor`: role, family name, given name."""
    use_comma = "," in name
    name = name.strip(" .,/[]:")
    if use_comma:
        family, _, given = name.partition(",")
        return role, family.strip(), given.strip()
    given, _, family = name.rpartition(" ")
    return role, family, given


CREATORS = [("author", "Kollontai", "Alexandra"), ("editor", "The editors", "")]
BOOK = "The Workers’ Opposition: An Annotated Digital Edition"


def test_zotero_saves_the_title_page_as_a_book(
    heads: dict[str, BeautifulSoup], edition: Edition
) -> None:
    item = zotero(heads[""])
    abstract = item.pop("abstractNote")
    assert "annotated digital edition" in abstract
    assert item == {
        "itemType": "book",
        "title": BOOK,
        "date": edition.config.issued.replace("-", "/"),
        "publicationTitle": "The Workers’ Opposition",
        "language": "en",
        "rights": "CC-BY-SA-4.0",
        "url": SITE,
        "pdf": f"{SITE}downloads/edition.pdf",
        "creators": CREATORS,
    }


def test_zotero_saves_a_section_as_part_of_the_book(
    heads: dict[str, BeautifulSoup], edition: Edition
) -> None:
    assert zotero(heads["text/2/"]) == {
        "itemType": "bookSection",
        "title": "2. The Essence of Bureaucracy",
        "date": edition.config.issued.replace("-", "/"),
        "publicationTitle": BOOK,
        "language": "en",
        "abstractNote": edition.records.ids("commentary")["2"].head.summary,
        "url": SITE + "text/2/",
        "creators": CREATORS,
    }
    assert zotero(heads["text/"])["itemType"] == "bookSection"
    assert zotero(heads["text/"])["title"] == edition.config.title


def test_zotero_saves_other_pages_as_web_pages(heads: dict[str, BeautifulSoup]) -> None:
    item = zotero(heads["glossary/"])
    assert (item["itemType"], item["title"]) == ("webpage", "Glossary")


# Linked data


def graph_in(head: BeautifulSoup) -> list[Node]:
    blocks = head.select('script[type="application/ld+json"]')
    assert len(blocks) <= 1
    return list(json.loads(blocks[0].get_text())["@graph"]) if blocks else []


def nodes_in(value: object) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from nodes_in(each)


@pytest.mark.parametrize("site", [SITE, ""])
def test_every_id_that_is_named_is_defined_on_some_page(edition: Edition, site: str) -> None:
    """Without an address the ids are relative: they name the same things from every page."""
    base = "https://anywhere.example/here/"
    named: set[URIRef] = set()
    defined: set[URIRef] = set()
    for address, head in heads_of(edition, site).items():
        for node in nodes_in(graph_in(head)):
            if "@id" in node:
                id_ = URIRef(node["@id"], base=base + address)
                (named if node.keys() == {"@id"} else defined).add(id_)
    assert named <= defined
    assert len(defined) > len(edition.records.of(Term)) + len(edition.records.of(Person))
    assert all(str(id_).startswith(site or base) for id_ in defined)


def rdf(heads: dict[str, BeautifulSoup]) -> Graph:
    """All pages read as RDF, the remote context replaced by what it says of plain terms."""
    graph = Graph()
    for head in heads.values():
        if nodes := graph_in(head):
            data = {"@context": {"@vocab": str(SCHEMA)}, "@graph": nodes}
            graph.parse(data=json.dumps(data), format="json-ld", publicID=SITE)
    return graph


def test_the_graph_joins_work_translation_and_edition(heads: dict[str, BeautifulSoup]) -> None:
    graph = rdf(heads)
    edition, text, work = (URIRef(SITE + f"#{name}") for name in ("edition", "text", "work"))
    translation = URIRef(SITE + "#translation")
    author = URIRef(SITE + "people/#person-kollontai")
    assert (edition, SCHEMA.isBasedOn, translation) in graph
    assert (translation, SCHEMA.translationOfWork, text) in graph
    assert (text, SCHEMA.isPartOf, work) in graph
    for number in range(1, 6):
        chapter = URIRef(SITE + f"text/{number}/")
        assert (chapter, SCHEMA.isPartOf, edition) in graph
        assert (edition, SCHEMA.hasPart, chapter) in graph
    if (author, None, None) in graph:
        assert (work, SCHEMA.author, author) in graph


def test_terms_people_and_files_are_all_there(
    heads: dict[str, BeautifulSoup], edition: Edition
) -> None:
    terms = {n["@id"]: n for n in nodes_in(graph_in(heads["glossary/"])) if "termCode" in n}
    assert len(terms) == len(edition.records.of(Term))
    assert terms[SITE + "glossary/#term-treason"]["alternateName"] == "измена"
    people = {n["name"] for n in graph_in(heads["people/"]) if n.get("@type") == "Person"}
    assert people == {entry.head.name for entry in edition.records.of(Person).values()}
    (dataset,) = [n for n in graph_in(heads["downloads/"]) if n["@type"] == "Dataset"]
    files = {f.uri for f in site_files(edition) if f.uri.startswith(("downloads/", "dts/"))}
    assert {each["contentUrl"] for each in dataset["distribution"]} <= {SITE + uri for uri in files}
    assert SITE + "downloads/annotations.csv" in {e["contentUrl"] for e in dataset["distribution"]}


def test_the_breadcrumb_ends_at_the_page(heads: dict[str, BeautifulSoup]) -> None:
    (trail,) = [n for n in graph_in(heads["text/3/"]) if n["@type"] == "BreadcrumbList"]
    steps = trail["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2]
    assert [step["item"] for step in steps] == [SITE, SITE + "text/3/"]


# Other formats


def with_downloads(edition: Edition, *names: str) -> dict[str, BeautifulSoup]:
    made = [Download(SiteFile(f"downloads/{name}", b"x"), "A.", "no") for name in names]
    files = [page("index.md", "Home", soup()), page("text/1.md", "One", soup())]
    done = with_metadata(Renderer(edition, Settings(site_url=SITE)), made, files)
    return {f.uri: BeautifulSoup(f.head, "lxml") for f in done if isinstance(f, Page)}


def soup() -> Markup:
    return Markup("<p>x</p>")


def test_formats_are_named_where_they_exist_and_only_there(edition: Edition) -> None:
    names = ("edition.tei.xml", "edition.pdf", "edition.epub", "annotations.jsonld")
    heads = with_downloads(edition, *names)
    for uri, to in (("index.md", "downloads/"), ("text/1.md", "../../downloads/")):
        links = [str(a["href"]) for a in heads[uri].select('link[rel~="alternate"]')]
        assert sorted(links) == sorted(to + name for name in names)
    assert zotero(heads["index.md"])["pdf"] == SITE + "downloads/edition.pdf"
    assert "pdf" not in zotero(with_downloads(edition, "edition.epub")["index.md"])
    assert not with_downloads(edition)["index.md"].select('link[rel~="alternate"]')


# In the pages


def test_the_built_pages_have_it_in_their_heads(site: Path) -> None:
    for address in ("", "text/2/", "glossary/"):
        head = soup_of(site / address / "index.html").head
        assert head
        assert head.find("meta", property="og:title"), address
        assert head.find("script", type="application/ld+json"), address
        for link in head.select('link[rel~="alternate"]'):
            assert (site / address / str(link["href"])).resolve().is_file()
    # Where no address is known nothing pretends to be a whole one.
    assert not soup_of(site / "index.html").select('meta[property="og:url"], meta[name$="_url"]')


def test_ejected_pages_keep_it(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--root", str(ROOT), "eject", str(tmp_path)])
    assert result.exit_code == 0, result.output
    text = (tmp_path / "docs/text/2.md").read_text(encoding="utf-8")
    assert "citation_inbook_title" in yaml.safe_load(text.split("---\n")[1])["head"]
    assert "page.meta.head" in (tmp_path / "overrides/main.html").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def small() -> Renderer:
    """The miniature edition, which can be printed when a property fails."""
    return Renderer(build_edition(ROOT / "tests/sample")[0])


PRINTED = st.characters(
    codec="utf-8",
    max_codepoint=0xFFFF,
    exclude_categories=["Cc", "Cs"],
    include_characters="\x7f\x85",
)


@given(st.text(PRINTED))
def test_no_title_breaks_a_head(title: str) -> None:
    done = next(with_metadata(small(), [], [Page("x.md", "Text.\n", title=title)]))
    said = front_matter_of(done)
    assert said.get("title", "") == title
    meta = BeautifulSoup(said["head"], "html.parser").select_one('[property="og:title"]')
    assert (str(meta["content"]) if meta else "") == title
    assert done.data.endswith(b"---\nText.\n")


def test_a_page_that_says_nothing_of_itself_gets_a_head(edition: Edition) -> None:
    done = next(with_metadata(Renderer(edition), [], [Page("x.md", "# X\n")]))
    assert re.fullmatch(r"---\nhead: \".*\"\n---\n# X\n", done.data.decode())


@pytest.mark.parametrize(
    "text",
    [
        "---\nhead: <script>evil()</script>\n---\nText.\n",
        "---\nhead: <script>evil()</script>\n...\nText.\n---\nMore.\n",
        "--- \t\nhead: <script>evil()</script>\n--- \nText.\n",
        "---\nhead: |\n  <script>evil()</script>\n---\nText.\n",
        '---\nhead: "<script>evil()</script>\n---\nText.\n',
        "---\r\nhead: <script>evil()</script>\r\n---\r\nText.\r\n",
        "head: <script>evil()</script>\n\nText.\n",
    ],
)
def test_no_page_brings_a_head_of_its_own(text: str) -> None:
    """Read by the generator's own reader of front matter."""
    done = next(with_metadata(small(), [], [Page("x.md", text)]))
    content, said = get_data(done.data.decode())
    assert set(said) == {"head"}
    assert "evil" not in said["head"]
    assert content.strip() == text.strip()


def test_contributed_words_cannot_end_the_data_block(edition: Edition) -> None:
    said = "</script><script>alert(1)</script>"
    done = next(with_metadata(Renderer(edition), [], [Page("text/1.md", "", title=said)]))
    head = front_matter_of(done)["head"]
    scripts = BeautifulSoup(head, "html.parser").select("script")
    assert [script.get("type") for script in scripts] == ["application/ld+json"]
    assert said in scripts[0].get_text().replace("\\u003c", "<")


# The picture


def picture_tags(edition: Edition) -> dict[str, str]:
    renderer = Renderer(edition, Settings(site_url=SITE))
    head = front_matter_of(next(with_metadata(renderer, [], [Page("index.md", "", title="T")])))
    found = BeautifulSoup(head["head"], "html.parser").select("meta[property^='og:image']")
    return {str(each["property"]): str(each["content"]) for each in found}


def test_the_card_has_the_size_that_is_said(edition: Edition) -> None:
    tags = picture_tags(edition)
    size = Image.open(BytesIO(edition.pictures[CARD])).size
    assert (tags["og:image:width"], tags["og:image:height"]) == tuple(map(str, size))
    assert tags["og:image"] == f"{SITE}{CARD}"
    assert tags["og:image:alt"].endswith("by Alexandra Kollontai: an annotated edition")


def test_an_edition_without_a_card_names_none(edition: Edition) -> None:
    assert picture_tags(replace(edition, pictures={})) == {}
