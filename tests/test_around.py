"""The list around each paragraph holds all that belongs to it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from edition import Edition
from edition.model.text import LocusRange, Ref
from edition.pages.after_text import commentary
from edition.pages.paragraph_context import paragraph_context
from edition.render.renderer import Renderer


def test_every_cross_reference_name_and_variant_stands_at_its_paragraph(edition: Edition) -> None:
    renderer = Renderer(edition)
    for section in edition.sections():
        soup = BeautifulSoup(str(paragraph_context(renderer, section)), "lxml")
        for passage in (section.heading, *section.paragraphs):
            locus = passage.locus
            item = soup.select_one(f'[data-around="{locus}"]')
            shown = {str(a["href"]) for a in item.find_all("a")} if item else set()
            wanted = {
                f"site:cross-references/#x-{e.id}"
                for e in edition.cross_references
                if locus in e.head.from_ or locus in e.head.to
            }
            wanted |= {
                f"site:apparatus/#a-{p.id}" for p in edition.apparatus_by_locus.get(locus, ())
            }
            wanted |= {renderer.address(m.ref) for m in edition.mentions_by_locus.get(locus, ())}
            assert wanted <= shown, locus


def test_a_commentary_is_found_from_the_paragraphs_it_names(edition: Edition) -> None:
    renderer = Renderer(edition)
    for section in edition.sections():
        page = BeautifulSoup(
            f"{paragraph_context(renderer, section)}{commentary(renderer, section)}", "lxml"
        )
        entry = edition.records[Ref("commentary", str(section.number))]
        named = {
            passage.locus
            for words in re.findall(r"\[\[([\d.–-]+)", entry.body)
            if (loci := LocusRange.parse(words))
            for passage in edition.passages(loci)
            if passage.locus.section == section.number
        }
        assert named
        for locus in named:
            item = page.select_one(f'[data-around="{locus}"]')
            assert item
            anchors = [a["href"] for a in item.select('a[href^="#c"]')]
            assert anchors
            for anchor in anchors:
                paragraph = page.select_one(str(anchor))
                assert paragraph
                assert paragraph.find_parent(class_="commentary")
