"""Citing a paragraph, a note, an entry and selected words."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from edition import Edition
from edition.model import Locus

SELECT = """([anchor, first, last]) => {
    // The words of a passage as they are read, with the place of each letter.
    const places = [];
    let text = "";
    const walker = document.createTreeWalker(document.getElementById(anchor), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest("[data-aux]")) continue;
        for (let n = 0; n < node.length; n += 1) places.push([node, n]);
        text += node.data;
    }
    const start = text.indexOf(first);
    const end = text.indexOf(last, start) + last.length - 1;
    const range = document.createRange();
    range.setStart(...places[start]);
    range.setEnd(places[end][0], places[end][1] + 1);
    document.getElementById(anchor).scrollIntoView({ block: "center" });
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def select(page: Page, anchor: str, first: str, last: str = "") -> None:
    page.evaluate(SELECT, [anchor, first, last or first])


def dialog_of(page: Page) -> tuple[str, str]:
    """The reference and the address that are offered."""
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    reference = dialog.get_by_label("Reference", exact=True).input_value()
    return reference, dialog.get_by_label("Address", exact=True).input_value()


def fragment_of(address: str) -> list[str]:
    """The parts of a text directive: [prefix-,] start [, end]."""
    return [unquote(part) for part in address.partition(":~:text=")[2].split(",")]


def test_a_paragraph_by_its_number(reader: Reader, edition: Edition) -> None:
    page = reader.go("text/2/?text=changes&quiet=1")
    page.locator('a.locus[href="#p2-3"]').click()
    reference, address = dialog_of(page)
    assert address == f"{reader.address}text/2/?text=changes#p2-3"
    assert ", 2.3, in The Workers’ Opposition" in reference
    assert f"version {edition.config.version}" in reference
    assert address in reference
    wanted = {
        "MLA": r"^Kollontai, Alexandra\. “On Bureau.*par\. 2\.3.*Accessed \d+ \w+\.? 20\d\d\.$",
        "APA": r"^Kollontai, A\. \(20\d\d\)\..*\(para\. 2\.3\).*\(Version ",
        "BibTeX": r"(?s)^@incollection\{.*Bureaucracy \\& Self.*pages = \{2\.3\},.*url = \{http",
        "RIS": r"(?s)^TY  - CHAP\n.*SP  - 2\.3\n.*UR  - http\S+\nER  - $",
    }
    for name, pattern in wanted.items():
        page.get_by_role("dialog").get_by_label(name).check()
        assert re.search(pattern, dialog_of(page)[0]), name
    page.keyboard.press("Escape")
    page.reload()
    page.locator('a.locus[href="#p2-3"]').click()
    assert dialog_of(page)[0].startswith("TY  - CHAP")


def test_a_note(reader: Reader) -> None:
    page = reader.go("text/2/#n-birds")
    page.locator("#n-birds .cite-this").click()
    reference, address = dialog_of(page)
    assert address == f"{reader.address}text/2/#n-birds"
    assert reference.startswith("The editors, “Note on ‘fond of birds’,” in Alexandra Kollontai")
    assert ", 2.3, in" in reference


@pytest.mark.parametrize(
    ("path", "entry", "says"),
    [
        ("glossary/", "term-self-activity", "“‘self-activity’,”"),
        ("people/", "person-zinoviev", "Zinoviev"),
        ("notes/", "n-birds", "“Note on ‘fond of birds’,”"),
    ],
)
def test_an_entry(reader: Reader, path: str, entry: str, says: str) -> None:
    page = reader.go(path)
    page.locator(f"#{entry} .cite-this").click()
    reference, address = dialog_of(page)
    assert address == f"{reader.address}{path}#{entry}"
    assert says in reference
    assert ", ," not in reference


def test_it_is_copied(reader: Reader) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.go("text/2/")
    page.locator('a.locus[href="#p2-1"]').click()
    reference, _ = dialog_of(page)
    page.keyboard.press("Enter")  # "Copy the reference" has the focus
    expect(page.get_by_role("dialog").locator("output")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == reference


WORDS = [
    ("p2-3", "fond of birds", ""),
    ("p2-1", "defenders and knights of bureaucracy", ""),
    ("p1-1", "bureaucracy", ""),  # stands in the title line too
    ("p5-1", "the", ""),
    ("p3-7", "Central Executive Committee", "institutions of control"),
    ("p1-3", "‘democratisation’", ""),
]


@pytest.mark.parametrize(("anchor", "first", "last"), WORDS)
def test_selected_words_lead_back_to_themselves(
    reader: Reader, anchor: str, first: str, last: str
) -> None:
    section, paragraph = anchor[1:].split("-")
    page = reader.go(f"text/{section}/")
    select(page, anchor, first, last)
    page.get_by_role("button", name="Cite", exact=True).click()
    reference, address = dialog_of(page)
    assert f", {section}.{paragraph}, in" in reference
    assert urlsplit(address).fragment.startswith(f"{anchor}:~:text=")
    shown = page.evaluate("id => document.getElementById(id).innerText", anchor)
    parts = fragment_of(address)
    prefix = parts.pop(0).removesuffix("-") if parts[0].endswith("-") else ""
    where = shown.find(f"{prefix} {parts[0]}".strip()) if prefix else shown.find(parts[0])
    assert where >= 0
    assert shown[where:].removeprefix(prefix).strip().startswith(parts[0])
    if len(parts) > 1:
        assert shown.find(parts[1], where) > where
    # The browser finds them: it goes to the words, though the paragraph is far longer.
    other = reader.context.new_page()
    other.goto(address)
    other.wait_for_function("scrollY > 0 || document.documentElement.scrollHeight <= innerHeight")
    expect(other.locator(f"#{anchor}")).to_be_in_viewport()
    assert "text=" not in other.evaluate("location.hash"), "the browser did not read it as text"
    other.close()


def test_a_selection_of_two_paragraphs_has_a_range(reader: Reader) -> None:
    page = reader.go("text/5/")
    page.evaluate(
        """() => {
            const range = document.createRange();
            range.setStart(document.getElementById("p5-5").firstChild, 0);
            range.setEnd(document.getElementById("p5-6"), 1);
            document.getElementById("p5-6").scrollIntoView({ block: "center" });
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    page.get_by_role("button", name="Cite", exact=True).click()
    assert ", 5.5–5.6, in" in dialog_of(page)[0]


def test_an_emended_place_is_quoted_as_it_is_shown(reader: Reader, edition: Edition) -> None:
    emendation = next(
        e for e in edition.emendations if e.locus.section and e.reading_text and e.copy_text
    )
    page = reader.go(f"text/{emendation.locus.section}/?text=transmitted")
    page.evaluate(
        """id => {
            const range = document.createRange();
            range.selectNodeContents(document.getElementById(`v-${id}-copy`));
            document.getElementById(`v-${id}`).scrollIntoView({ block: "center" });
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        emendation.id,
    )
    page.keyboard.press("c")
    address = dialog_of(page)[1]
    assert "?text=transmitted#" in address
    assert emendation.copy_text.split()[0] in " ".join(fragment_of(address))


def test_the_bar_does_not_cover_the_words(reader: Reader) -> None:
    page = reader.go("text/2/")
    select(page, "p2-3", "fond of birds")
    bar = page.get_by_role("toolbar", name="Selected words")
    expect(bar).to_be_visible()
    words = page.evaluate(
        "(() => { const b = getSelection().getRangeAt(0).getBoundingClientRect();"
        " return [b.top, b.bottom]; })()"
    )
    box = bar.bounding_box()
    assert box
    assert box["y"] >= words[1] or box["y"] + box["height"] <= words[0]
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)


def test_focus_returns_and_nothing_is_wrong_with_the_dialog(reader: Reader) -> None:
    page = reader.go("text/2/")
    number = page.locator('a.locus[href="#p2-2"]')
    number.focus()
    page.keyboard.press("Enter")
    dialog_of(page)
    found = Axe().run(page, context="dialog.cite")
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()


def test_without_a_script_the_page_says_how(plain_reader: Reader, edition: Edition) -> None:
    page = plain_reader.go("cite/")
    for name in ("Chicago", "MLA", "APA", "BibTeX", "RIS"):
        expect(page.get_by_text(name, exact=True).first).to_be_visible()
    page.get_by_text("Section 2.").click()
    expect(page.get_by_text(re.compile("section 2, in The Workers’ Opposition"))).to_be_visible()
    assert Locus(2, 3) in edition.reading_text.by_locus
