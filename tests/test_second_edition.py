"""Another edition, by the same code: letters with Roman numerals, headings within them, verse,
notes of the author's own and Russian words. Only its edition.yml says so.

Whatever is asked of the first edition for its text, its records, its links and its exports is asked
of it here, by the same tests.
"""

# ruff: noqa: F401 - tests and fixtures of other files, run again with this edition
from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from built import soup_of
from test_anchoring import (
    test_any_span_of_the_text_can_be_described,
    test_every_lemma_of_the_edition_can_be_described,
)
from test_archive import (
    archive,
    taken,
    test_dates_order_and_permissions_are_fixed,
    test_every_download_is_in_it,
    test_the_manifest_is_that_of_sha256sum,
)
from test_bibliography_formats import (
    bib,
    references,
    test_bibtex_keeps_every_value,
    test_every_work_is_in_both,
    test_ris_keeps_every_value,
)
from test_built_site import (
    pages,
    test_every_lemma_leads_to_its_note_and_back,
    test_every_link_and_fragment_resolves,
    test_every_occurrence_of_a_headword_is_linked_back,
    test_every_paragraph_is_the_reading_text,
    test_every_record_is_where_it_belongs,
    test_glossary_words_are_linked_once_in_each_section,
    test_no_id_stands_twice_in_a_page,
    test_paragraphs_have_their_ids,
    test_put_back_every_paragraph_is_the_copy_text,
    test_the_policy_allows_the_scripts_of_the_theme_and_no_other,
)
from test_concordance import (
    test_counts_are_those_of_the_lines,
    test_each_row_of_the_table_says_what_stands_at_its_place,
    test_every_line_leads_to_the_words_that_it_shows,
    test_every_word_of_the_text_has_a_line,
    test_index_and_frequency_lead_to_every_entry,
)
from test_data_files import (
    files,
    test_a_row_has_the_places_of_the_apparatus,
    test_each_anchored_record_has_one_row,
    test_each_entity_has_its_mentions,
    test_each_line_is_a_record_as_its_file_has_it,
    test_each_row_quotes_the_words_at_its_place,
)
from test_dts import (
    client,
    test_a_client_gets_the_whole_text_piece_by_piece,
    test_each_answer_has_what_the_specification_demands,
    test_what_is_beside_and_below_a_unit,
)
from test_emend import (
    test_apparatus_json_alone_turns_one_text_into_the_other,
    test_the_edition_undone_is_the_copy_text,
)
from test_epub import (
    book,
    test_epubcheck_finds_nothing,
    test_every_note_is_called_once_and_leads_back,
    test_its_text_is_the_reading_text,
    test_no_mark_up_shows,
    test_places_are_pages,
)
from test_epub import test_every_record_has_its_entry as test_every_record_is_in_the_book
from test_glossary_skos import (
    skos,
    test_addresses_are_those_of_the_page_wherever_the_site_lies,
    test_every_headword_is_a_concept_with_labels_and_sense,
    test_s9_no_concept_is_a_scheme,
    test_s13_no_label_has_two_roles,
    test_s14_one_preferred_label_a_language,
    test_s27_nothing_is_both_related_and_broader,
    test_turtle_and_json_say_the_same,
)
from test_pdf import (
    data,
    letters,
    test_every_note_stands_in_it,
    test_every_passage_begins_on_its_page,
    test_the_typesetter_is_given_the_reading_text,
)
from test_search import (
    ask,
    passages,
    published,
    test_every_example_of_how_to_ask_finds_something,
    test_every_place_is_found_and_no_other,
    test_no_words_of_the_copy_text_are_lost,
    test_what_does_not_occur_is_not_found,
    test_what_stands_on_the_pages_is_found,
)
from test_tei import (
    tei,
    test_every_entry_of_the_apparatus_is_there_once,
    test_every_mention_is_there_once,
    test_every_note_is_there_once_and_stands_on_its_words,
    test_every_passage_has_its_element,
    test_every_pointer_resolves_and_no_id_stands_twice,
    test_every_record_is_there_once,
    test_it_is_valid,
    test_its_references_are_the_loci,
    test_the_copy_text_comes_out_of_it,
    text,
)
from test_tei import test_its_text_is_the_reading_text as test_the_text_of_tei_is_the_reading_text
from test_web_annotation import (
    as_published,
    items,
    test_each_is_found_again_by_position,
    test_each_is_found_again_in_the_page,
    test_everything_is_there_once,
    test_it_keeps_the_musts,
    test_the_copy_text_of_an_apparatus_entry_is_quoted,
)

from edition import Edition, build_edition
from edition.model.text import LocusRange
from edition.pages.parallel_passages import parallel_passages
from edition.publish.plugin import build_site
from edition.read.copy_text import number_of, roman
from edition.render.renderer import Renderer

LETTERS = Path(__file__).resolve().parent / "letters"


@pytest.fixture(scope="module")
def home() -> Path:
    return LETTERS


@pytest.fixture(scope="module")
def edition() -> Edition:
    made, problems = build_edition(LETTERS)
    assert problems == []
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("letters") / "site"
    assert build_site(LETTERS, out) == []
    return out


def test_its_passages_are_what_they_are(edition: Edition) -> None:
    kinds = {str(p.locus): p.kind for p in edition.reading_text.passages() if p.kind != "prose"}
    assert kinds == {
        "1.3": "subheading",
        "1.5": "verse",
        "1.6": "footnote",
        "2.3": "footnote",
        "2.4": "footnote",
        "3.2": "subheading",
        "3.3": "verse",
    }
    assert [section.title for section in edition.sections()] == [
        "To the Miller",
        "To the Carter",
        "To Whoever Comes",
    ]


def test_a_call_leads_to_the_authors_own_note_and_back(edition: Edition, site: Path) -> None:
    assert len(edition.own_notes) == 3
    for each in edition.own_notes:
        page = soup_of(site / f"text/{each.note.section}/index.html")
        call = page.select_one(f"#{each.called.anchor} a.own-note[href='#{each.note.anchor}']")
        back = page.select_one(f"#{each.note.anchor} a.own-note[href='#{each.called.anchor}']")
        assert call
        assert back
        assert call.get_text() == back.get_text()


def test_verse_keeps_its_lines(edition: Edition, site: Path) -> None:
    verse = soup_of(site / "text/1/index.html").select_one(".para.verse")
    assert verse
    assert verse.get_text().count("\n") == 3


def test_a_heading_within_a_letter_is_one(site: Path) -> None:
    page: BeautifulSoup = soup_of(site / "text/3/index.html")
    heading = page.select_one("h3#p3-2")
    assert heading
    assert heading.get_text() == "§ The end"


def test_two_versions_side_by_side_are_in_the_language_of_the_text(edition: Edition) -> None:
    french = replace(edition, config=edition.config.model_copy(update={"language": "fr"}))
    one, other = LocusRange.parse("3.3"), LocusRange.parse("1.5")
    assert one
    assert other
    beside = parallel_passages(Renderer(french), one, other)
    assert re.findall(r'<p lang="(\w+)">', beside) == ["fr", "fr"]


def test_nothing_of_the_first_edition_stands_in_it(site: Path) -> None:
    """But for the examples of what the check says, which are the same for every edition."""
    output = site / "problems/index.html"
    built = (p for kind in ("html", "xml", "json", "txt") for p in site.rglob(f"*.{kind}"))
    words = re.compile("bureaucra|kollontai|pamphlet|soviet|opposition|19(17|21|26)", re.I)
    found = {
        path.relative_to(site).as_posix(): match[0]
        for path in built
        if path != output and (match := words.search(path.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize("number", [1, 4, 9, 14, 40, 90, 400, 949, 1999, 3888])
def test_roman_numerals_are_read_as_they_are_written(number: int) -> None:
    assert number_of(roman(number)) == number


@pytest.mark.parametrize("wrong", ["IIII", "VX", "IC", "MMMMM", "", "ivx"])
def test_what_is_no_numeral_is_none(wrong: str) -> None:
    assert number_of(wrong) == 0
