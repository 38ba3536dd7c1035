"""A text without spaces is shortened as well: where no word can be left out one is cut."""

from __future__ import annotations

import hashlib

import pytest

from edition import Edition, build_edition
from edition.exports.link_targets import targets_file
from edition.kinds.event import Event
from edition.model.text import Ref
from edition.pages.notes_page import notes_page
from edition.pages.paragraph_context import paragraph_context
from edition.pictures.timeline import timeline_picture
from edition.render.renderer import Renderer
from edition.search.units import units

SIGNS = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
"""A paragraph of Chinese in which no sign stands twice."""


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    root = tmp_path_factory.mktemp("chinese")
    text = f"1. {SIGNS[:5]}\n\n{SIGNS}\n"
    signed = "certainty: editorial\nby: [editors]\n"
    words = f"at: 1.1\nquote: {SIGNS[150:250]}\n"
    files = {
        "docs/text/copy-text.txt": text,
        "annotations/edition.yml": "title: T\nauthor: A\ndate: '1921'\nversion: 1.0.0\n"
        "copy-text: docs/text/copy-text.txt\nlanguage: zh\nheading: '{n}. {title}'\n"
        "licence: CC0-1.0\n"
        f"sha256: {hashlib.sha256(text.encode()).hexdigest()}\n",
        "annotations/contributors/editors.yml": "name: The editors\nrole: editors\n",
        "annotations/sources/work.yml": f"type: book\ntitle: {SIGNS[:60]}\n",
        "annotations/notes/1/it.md": f"---\n{words}kind: context\nsources: [work]\n"
        f"{signed}---\nA.\n",
        "annotations/apparatus/1/it.md": f"---\n{words}conjecture: X\n{signed}---\nA.\n",
        "annotations/commentary/1.md": f"---\nsummary: S\n{signed}---\n{SIGNS} [[1.1]]\n",
        **{
            f"annotations/events/{day}.md": f"---\nname: {SIGNS[:60]}\nstart: '{day}'\n---\nA.\n"
            for day in (1920, 1921)
        },
    }
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    edition, problems = build_edition(root)
    assert [each for each in problems if each.blocking] == []
    return edition


def test_what_is_too_long_begins_with_its_first_signs(chinese: Edition) -> None:
    renderer = Renderer(chinese)
    events = list(chinese.records.of(Event).values())
    (section,) = chinese.sections()
    for kind in ("note", "apparatus"):
        assert renderer.label(Ref(kind, "it")) == f"1.1 <em>{SIGNS[150:198]}…</em>"
    assert f"{SIGNS[:170]}…" in targets_file(renderer).data.decode()
    assert f"{SIGNS[:50]}…" in notes_page(renderer).data.decode()
    assert f">{SIGNS[:44]}…<" in str(paragraph_context(renderer, section))
    assert str(timeline_picture(renderer, events)).count(f">{SIGNS[:42]}…<") == 2


def test_a_reading_is_found_with_the_signs_around_it(chinese: Edition) -> None:
    (reading,) = [unit for unit in units(Renderer(chinese)) if unit.kind == "readings"]
    assert reading.text == f"{SIGNS[60:150]}X{SIGNS[250:340]}"
