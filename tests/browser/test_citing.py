"""Citing a paragraph, a note, an entry and selected words."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from edition import Edition
from edition.model.text import Locus

pytestmark = pytest.mark.sweep

RANGE = """([anchor, first, last]) => {
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
    // The last place of the first words, so that words which stand twice are told apart.
    const start = text.lastIndexOf(first);
    const end = text.indexOf(last, start) + last.length - 1;
    const range = document.createRange();
    range.setStart(...places[start]);
    range.setEnd(places[end][0], places[end][1] + 1);
    return range;
}"""
SELECT = f"""asked => {{
    const range = ({RANGE})(asked);
    document.getElementById(asked[0]).scrollIntoView({{ block: "center" }});
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}}"""
BOX = f"""asked => {{
    const box = ({RANGE})(asked).getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom];
}}"""
MARK = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("::target-text { background: rgb(255, 0, 255); color: black; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
MARKED = """async picture => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const box = [Infinity, Infinity, -1, -1];
    for (let n = 0; n < data.length; n += 4) {
        if (data[n] < 240 || data[n + 1] > 20 || data[n + 2] < 240) continue;
        const [x, y] = [(n / 4) % image.width, Math.floor(n / 4 / image.width)];
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
    }
    return box;
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
    assert ",” in The Workers’ Opposition" in reference
    assert ", para. 2.3, " in reference
    assert f"version {edition.config.version}" in reference
    assert address in reference
    wanted = {
        "MLA": r"(?s)^Kollontai, Alexandra\. “On Bureau.*\(Kollontai, par\. 2\.3\)$",
        "APA": r"(?s)^Kollontai, A\. \(20\d\d\)\..*\(Version .*, para\. 2\.3\)$",
        "BibTeX": r"(?s)^@incollection\{.*Bureaucracy \\& Self.*url = \{.*= \{paragraph 2\.3; ",
        "RIS": r"(?s)^TY  - CHAP\n.*UR  - http\S+\nN1  - paragraph 2\.3; .*\nER  - $",
    }
    for name, pattern in wanted.items():
        page.get_by_role("dialog").get_by_label(name).check()
        assert re.search(pattern, dialog_of(page)[0]), name
    page.keyboard.press("Escape")
    page.reload()
    page.locator('a.locus[href="#p2-3"]').click()
    assert dialog_of(page)[0].startswith("TY  - CHAP")


def test_a_reference_is_seen_whole_in_the_types_of_the_edition(reader: Reader) -> None:
    page = reader.go("text/2/")
    page.locator('a.locus[href="#p2-3"]').click()
    dialog = page.get_by_role("dialog")
    for name in ("Chicago", "MLA", "APA"):
        dialog.get_by_label(name).check()
        area = dialog.get_by_label("Reference", exact=True)
        assert area.evaluate("each => each.scrollHeight <= each.clientHeight"), name
    expect(page.locator(".md-typeset dialog.cite")).to_have_count(1)
    box = dialog.bounding_box()
    assert box
    assert box["y"] == pytest.approx(900 - box["y"] - box["height"], abs=2)


def test_a_note(reader: Reader) -> None:
    page = reader.go("text/2/#n-birds")
    page.locator("#n-birds .cite-this").click()
    reference, address = dialog_of(page)
    assert address == f"{reader.address}text/2/#n-birds"
    assert reference.startswith(
        "The editors, “Note on ‘those, for instance, who are fond of birds,’” in"
    )
    assert ", para. 2.3, " in reference


@pytest.mark.parametrize(
    ("path", "entry", "says"),
    [
        ("glossary/", "term-self-activity", "The editors, “self-activity,” in"),
        ("people/", "person-zinoviev", "Zinoviev"),
        ("notes/", "n-birds", "“Note on ‘those, for instance, who are fond of birds,’” in"),
        ("apparatus/", "a-m1", "“Workers’ Opposition,” in"),
        ("bibliography/", "source-schapiro-1965", "“The Origin of the Communist Autocracy"),
    ],
)
def test_an_entry(reader: Reader, path: str, entry: str, says: str) -> None:
    page = reader.go(path)
    page.locator(f"#{entry} .cite-this").click()
    reference, address = dialog_of(page)
    assert address == f"{reader.address}{path}#{entry}"
    assert says in reference
    assert ", ," not in reference


def test_a_note_is_cited_under_the_names_of_those_who_signed_it(reader: Reader) -> None:
    """The names as each format writes them are part of the templates (tests/test_citing.py)."""
    page = reader.go("text/2/#n-birds")
    page.evaluate(
        """async () => {
            await window.edition.load("citations");
            const { parts } = window.editionCitations;
            const one = { chicago: "Roe and O’Hara, “{part},” {locus}" };
            parts["Jean-Luc Roe\\nAnna B. O’Hara"] = { one };
            const link = document.querySelector("#n-birds .to-contributor");
            link.after(link.cloneNode());
            link.nextSibling.textContent = "Anna B. O’Hara";
            link.textContent = "Jean-Luc Roe";
        }"""
    )
    page.locator("#n-birds .cite-this").click()
    assert dialog_of(page)[0].startswith("Roe and O’Hara, “Note on ‘")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("字" * 200, "字" * 80 + " …"),
        ("𠮷" * 80, "𠮷" * 80),
        ("word " * 40, "word " * 15 + "word …"),
        ("a few words", "a few words"),
    ],
)
@pytest.mark.parametrize("width", [1440])
def test_long_words_are_cut_in_a_title(reader: Reader, words: str, shown: str, width: int) -> None:
    page = reader.go("glossary/")
    entry = page.locator("#term-self-activity")
    entry.locator("h2, h3").first.evaluate("(each, words) => { each.textContent = words; }", words)
    entry.locator(".cite-this").click()
    expect(page.get_by_role("dialog", name=f"Cite ‘{shown}’", exact=True)).to_be_visible()


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
    ("p1-1", "bureaucracy", ""),  # stands in the title and in the navigation too
    ("p5-1", "the", ""),
    ("p3-7", "Central Executive Committee", "institutions of control"),  # note marks inside
    ("p1-3", "‘democratisation’", ""),
    ("p2-3", "thought that", "as ‘heresy’"),  # over an emended place
    ("p2-3", "direct initiative, there", "and transport"),
    ("p2-3", "direct initiative", ""),  # stands twice in its paragraph
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
    assert f", para. {section}.{paragraph}, " in reference
    assert urlsplit(address).fragment.startswith(f"{anchor}:~:text=")
    for part in fragment_of(address):
        assert part.strip("-") in page.evaluate("document.body.innerText").replace("\n", " ")
    # The browser marks these words and no others.
    other = reader.context.new_page()
    assert page.viewport_size
    other.set_viewport_size({"width": page.viewport_size["width"], "height": 2000})
    other.goto(address)
    other.evaluate(MARK)
    other.wait_for_timeout(100)
    picture = base64.b64encode(other.screenshot()).decode()
    words = other.evaluate(BOX, [anchor, first, last or first])
    blank = reader.context.new_page()
    assert blank.evaluate(MARKED, picture) == pytest.approx(words, abs=12)


def test_a_heading_has_an_anchor_alone(reader: Reader) -> None:
    """Its words stand in the navigation first, where a browser would stop."""
    page = reader.go("text/2/")
    select(page, "p2-0", "Essence of Bureaucracy")
    page.keyboard.press("c")
    assert dialog_of(page)[1] == f"{reader.address}text/2/#p2-0"


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
    assert ", paras. 5.5–5.6, " in dialog_of(page)[0]


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


def test_without_a_clipboard_it_is_copied_all_the_same(reader: Reader) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.page
    page.add_init_script(
        "window.read = navigator.clipboard.readText.bind(navigator.clipboard);"
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
    )
    reader.go("text/2/")
    select(page, "p2-3", "fond of birds")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".selection-bar output")).to_have_text("Copied.")
    assert fragment_of(page.evaluate("window.read()")) == ["fond of birds"]
    page.get_by_role("button", name="Cite", exact=True).click()
    page.get_by_role("dialog").get_by_label("RIS").check()
    page.get_by_role("button", name="Copy the reference").click()
    expect(page.get_by_role("dialog").locator("output")).to_have_text("Copied.")
    assert page.evaluate("window.read()").endswith("\r\nER  - ")


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
    page.locator("summary", has_text="Section 2.").click()
    expect(page.get_by_text(re.compile("in The Workers’ Opposition.*, sec\\. 2"))).to_be_visible()
    assert Locus(2, 3) in edition.reading_text.by_locus
