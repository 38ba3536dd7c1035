"""From selected words to a file in the repository: the form, and what it opens."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from built import reading_words, soup_of
from conftest import ROOT, build_site
from playwright.sync_api import Browser, Page, expect
from serving import serve

from browser.conftest import Reader, open_reader
from browser.test_citing import select
from edition import build_edition

pytestmark = [pytest.mark.sweep, pytest.mark.xdist_group("annotate")]
"""One process builds the site of the fork."""

REPOSITORY = "https://git.example/some-body/fork-of-it"
PHRASES = {
    "plain": ("p2-3", "fond of birds", ""),
    "twice": ("p2-3", "direct initiative", ""),
    "in a lemma": ("p2-3", "for instance", ""),
    "over an emendation": ("p2-3", "censorship of our", "considered as"),
}
TEXT = "A sentence that stands alone. The rest: see [[2.4]], *briefly*, 50 % & more #1."


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a fork, served: its repository is named by the environment."""
    out = tmp_path_factory.mktemp("fork") / "site"
    build_site(out, REPO_URL=REPOSITORY)
    with serve(out) as address:
        yield address


@pytest.fixture
def guest(browser: Browser, fork: str) -> Iterator[Reader]:
    """A reader of the fork; the repository answers whatever is asked."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(10_000)
    context.route("https://git.example/**", lambda route: route.fulfill(body="a form"))
    reader = Reader(context, fork)
    yield reader
    context.close()
    assert reader.complaints == []


def begin(reader: Reader, anchor: str, first: str, last: str = "") -> None:
    """Select words, and ask for the form by the key."""
    reader.page.goto("about:blank")
    page = reader.go(f"text/{anchor[1:].split('-')[0]}/")
    select(page, anchor, first, last)
    page.keyboard.press("a")
    expect(page.get_by_role("dialog")).to_be_visible()


def fill(page: Page, note: str = TEXT) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Kind", exact=True).select_option("rhetoric")
    dialog.get_by_label("Note: one sentence").fill(note)
    dialog.get_by_label("Your name").fill("The editors")
    dialog.get_by_label("I wrote this myself").check()


def opened(page: Page, button: str) -> str:
    """The address that a button opens in a window of its own."""
    with page.expect_popup() as popup:
        page.get_by_role("dialog").get_by_role("button", name=button, exact=True).click()
    address = popup.value.url
    popup.value.close()
    return address


def test_what_the_form_opens_is_a_file_that_passes_and_appears(
    guest: Reader, tmp_path: Path
) -> None:
    for folder in ("annotations", "docs", "scripts"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    page = guest.page
    paths = {}
    for name, words in PHRASES.items():
        begin(guest, *words)
        fill(page)
        address = urlsplit(opened(page, "Open on GitHub"))
        assert address.path == "/some-body/fork-of-it/new/main"
        query = parse_qs(address.query, strict_parsing=True)
        assert query.keys() == {"filename", "value"}
        paths[name] = query["filename"][0]
        assert re.fullmatch(r"annotations/notes/2/[a-z0-9-]+\.md", paths[name])
        (tmp_path / paths[name]).write_text(query["value"][0], encoding="utf-8")
        page.get_by_role("button", name="Discard this draft").click()
    made, problems = build_edition(tmp_path)
    assert problems == []
    build_site(tmp_path / "site", tmp_path)
    built = soup_of(tmp_path / "site/text/2/index.html")
    for name, (anchor, first, last) in PHRASES.items():
        note = made.notes_by_id[Path(paths[name]).stem]
        assert note.lemma
        assert str(note.locus) == anchor[1:].replace("-", ".")
        text = made.reading_text.by_locus[note.locus].text
        start = text.rindex(first)
        assert note.lemma.span.start == start, name
        assert note.lemma.span.end == text.index(last or first, start) + len(last or first), name
        shown = built.find(id=f"n-{note.id}")
        assert shown
        assert "A sentence that stands alone." in shown.get_text()
        lemma = built.select(f'.lemma[data-notes~="{note.id}"]')
        assert "".join(map(reading_words, lemma)) == note.lemma.words


REFUSED = {
    "two paragraphs": ("p2-3", "p2-4", "are in 2 paragraphs, from 2.3 to 2.4"),
    "heading": ("p2-0", "p2-0", "are a heading"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_other_words_are_refused_with_a_reason(reader: Reader, case: str) -> None:
    first, last, why = REFUSED[case]
    page = reader.go("text/2/")
    page.evaluate(
        """([first, last]) => {
            const range = document.createRange();
            const [from, to] = [first, last].map((id) => document.getElementById(id));
            range.setStart(from, 0);
            range.setEnd(to, to.childNodes.length);
            to.scrollIntoView({ block: "end" });
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [first, last],
    )
    page.get_by_role("button", name="Annotate").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text(why)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_by_keyboard_alone_and_the_focus_comes_back(guest: Reader) -> None:
    page = guest.go("text/2/")
    page.locator('a.locus[href="#p2-3"]').focus()
    select(page, "p2-3", "fond of birds")
    page.keyboard.press("a")
    expect(page.get_by_label("Kind", exact=True)).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("It’s said.")
    page.keyboard.press("Tab")
    page.keyboard.type("carr-1950")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Sources of the note")).to_contain_text("(carr-1950)")
    for _ in range(2):  # its button to remove it, then the name
        page.keyboard.press("Tab")
    page.keyboard.type("Jane Doe")
    expect(page.get_by_label("Your id")).to_have_value("jane-doe")
    expect(page.get_by_role("button", name="Open yours on GitHub")).to_be_visible()
    for _ in range(4):  # id, ORCID, leave out, consent
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    with page.expect_popup() as popup:
        page.keyboard.press("Enter")
    query = parse_qs(urlsplit(popup.value.url).query)
    assert "sources: [carr-1950]\nby: [jane-doe]\n---\nIt’s said.\n" in query["value"][0]
    popup.value.close()
    query = parse_qs(urlsplit(opened(page, "Open yours on GitHub")).query)
    assert query["filename"] == ["annotations/contributors/jane-doe.yml"]
    assert query["value"] == ["name: Jane Doe\nrole: contributor\n"]
    page.keyboard.press("Escape")
    expect(page.locator('a.locus[href="#p2-3"]')).to_be_focused()


def test_an_issue_has_the_same_fields(guest: Reader) -> None:
    page = guest.page
    begin(guest, *PHRASES["twice"])
    fill(page)
    address = urlsplit(opened(page, "Send as an issue"))
    assert address.path == "/some-body/fork-of-it/issues/new"
    query = {key: value[0] for key, value in parse_qs(address.query, strict_parsing=True).items()}
    assert query["template"] == "annotation.yml"
    assert (query["at"], query["quote"], query["note"]) == ("2.3", "direct initiative", TEXT)
    assert query["prefix"] or query["suffix"]


def drafts(page: Page) -> list[str]:
    """The keys of the drafts that the browser keeps."""
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    return [key for key in keys if "draft" in key]


@pytest.mark.parametrize("button", ["Open on GitHub", "Send as an issue", "Save the file"])
def test_a_draft_is_dropped_once_it_is_sent(guest: Reader, button: str) -> None:
    page = guest.page
    begin(guest, *PHRASES["plain"])
    fill(page)
    assert len(drafts(page)) == 1
    dialog = page.get_by_role("dialog")
    if button == "Save the file":
        with page.expect_download():
            dialog.get_by_role("button", name=button).click()
    else:
        opened(page, button)
    expect(dialog.locator("output")).to_contain_text("no longer keeps the draft")
    assert drafts(page) == []
    expect(dialog.get_by_label("Note: one sentence")).to_have_value(TEXT)  # to send it once more
    begin(guest, *PHRASES["plain"])
    for field in ("Note: one sentence", "Your name", "Kind"):
        expect(dialog.get_by_label(field).first).to_have_value("")


def test_a_draft_that_was_only_copied_is_kept(guest: Reader) -> None:
    guest.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = guest.page
    begin(guest, *PHRASES["plain"])
    fill(page)
    page.get_by_role("button", name="Copy the text of the file").click()
    expect(page.get_by_role("dialog").locator("output")).to_have_text("Copied.")
    assert len(drafts(page)) == 1


def test_half_a_character_does_not_stop_the_form(guest: Reader) -> None:
    page = guest.page
    begin(guest, *PHRASES["plain"])
    fill(page)
    note = page.get_by_label("Note: one sentence")
    note.evaluate("field => { field.value = 'Half \\ud83d.'; }")
    note.dispatch_event("input")
    query = parse_qs(urlsplit(opened(page, "Open on GitHub")).query)
    assert "Half \ufffd." in query["value"][0]


def test_too_much_for_an_address_is_copied(guest: Reader) -> None:
    guest.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = guest.page
    begin(guest, *PHRASES["plain"])
    fill(page, "Слово. " * 500)
    assert "value=" not in opened(page, "Open on GitHub")
    expect(page.get_by_role("dialog").locator("output")).to_contain_text("too long for an address")
    assert "Слово. Слово." in page.evaluate("navigator.clipboard.readText()")
    assert len(drafts(page)) == 1  # it is not sent until it is pasted


def test_what_is_missing_is_said_and_a_draft_survives(reader: Reader) -> None:
    """Without a repository; at both widths."""
    page = reader.page
    begin(reader, *PHRASES["plain"])
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Open on GitHub")).to_have_count(0)
    expect(dialog.get_by_role("button", name="Send as an issue")).to_have_count(0)
    dialog.get_by_role("button", name="Save the file").click()
    expect(dialog.get_by_label("Kind", exact=True)).to_be_focused()
    problems = dialog.get_by_label("Problems and advice")
    body = "no text below its front matter"
    missing = ("Choose a kind", body, "stay anonymous", "Consent is needed")
    for words in missing:
        expect(problems).to_contain_text(words)
    dialog.get_by_label("How sure").select_option("verified")
    expect(problems).to_contain_text("names no source")
    dialog.get_by_label("How sure").select_option("editorial")
    fill(page, "word " * 31)
    expect(dialog).to_contain_text("First sentence: 31 of 30 words. The whole: 31 of 150.")
    expect(problems).to_contain_text("more than 30 words")
    dialog.get_by_label("Leave my name out").check()
    begin(reader, *PHRASES["plain"])
    expect(dialog.get_by_label("Kind", exact=True)).to_have_value("rhetoric")
    expect(dialog.get_by_label("Note: one sentence")).to_have_value("word " * 31)
    consent = dialog.get_by_label("I wrote this myself")
    expect(consent).not_to_be_checked()  # it is given for each note
    consent.check()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Save the file").click()
    assert download.value.suggested_filename == "fond-of-birds.md"
    assert "by: [anonymous]" in download.value.path().read_text(encoding="utf-8")
    dialog.get_by_role("button", name="Discard this draft").click()
    begin(reader, *PHRASES["plain"])
    expect(dialog.get_by_label("Note: one sentence")).to_have_value("")


def test_a_word_of_javascript_is_no_source_and_no_known_contributor(guest: Reader) -> None:
    page = guest.page
    begin(guest, *PHRASES["plain"])
    fill(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Sources, as").fill("constructor")
    dialog.get_by_label("Sources, as").press("Enter")
    expect(dialog.get_by_label("Sources of the note")).to_be_empty()
    dialog.get_by_label("Your id").fill("constructor")
    expect(dialog.get_by_label("Problems and advice")).to_contain_text("No source ‘constructor’")
    expect(dialog.get_by_text("annotations/contributors/constructor.yml")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_has_no_barriers(reader: Reader, scheme: str) -> None:
    page = reader.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    begin(reader, *PHRASES["plain"])
    page.get_by_role("dialog").get_by_role("button", name="Save the file").click()
    page.get_by_label("Your name").fill("Jane Doe")
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_by_touch_on_a_narrow_page(browser: Browser, address: str) -> None:
    for reader in open_reader(browser, address, 390):
        page = reader.context.browser.new_context(  # type: ignore[union-attr]
            viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
        ).new_page()
        page.goto(f"{address}text/2/")
        select(page, "p2-3", "fond of birds")
        page.get_by_role("button", name="Annotate").tap()
        expect(page.get_by_role("dialog", name="Annotate 2.3")).to_be_visible()
        page.get_by_role("button", name="Close").tap()
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.context.close()


def test_every_record_and_page_leads_to_its_file(guest: Reader) -> None:
    wanted = {
        "text/2/": ("#n-birds", "annotations/notes/2/birds.md"),
        "glossary/": ("#term-self-activity", "annotations/glossary/self-activity.md"),
        "people/": ("#person-zinoviev", "annotations/people/zinoviev.md"),
        "apparatus/": ("#a-m1", "annotations/apparatus/0/m1.md"),
        "bibliography/": ("#source-carr-1950", "annotations/sources/carr-1950.yml"),
        "introduction/": (".page-file", "docs/introduction.md"),
    }
    home = "https://git.example/some-body/fork-of-it"
    for address, (place, path) in wanted.items():
        page = guest.go(address)
        links = page.locator(f'{place} a[rel="nofollow"]').evaluate_all(
            "all => all.map(each => [each.textContent, each.href])"
        )
        assert [words for words, _ in links] == [
            "edit this",
            "history of this",
            "report a problem",
        ], address
        assert links[0][1] == f"{home}/edit/main/{path}"
        assert links[1][1] == f"{home}/commits/main/{path}"
        report = urlsplit(links[2][1])
        assert parse_qs(report.query)["file"] == [path]
        expect(page.locator(".page-file")).to_contain_text("report a problem")
    assert not [url for url in guest.requests if not url.startswith(guest.address)]
