"""`edition serve` always answers: with what was written, or with what is wrong with it."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from conftest import BIN, ROOT

from edition.publish.preview import MAX_SHOWN, insert_banner, render_banner, with_banner

pytestmark = pytest.mark.xdist_group("serving")

PARTS = ("annotations", "docs", "scripts", "mkdocs.yml", "CHANGELOG.md", "LICENSES")
NOTE = "annotations/notes/2/birds.md"
RUN = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
from edition.cli import main
main()
"""
TIMEOUT = 60
"""Seconds to wait for what must come; no measure of speed."""


class Preview:
    """A running `edition serve`."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.port = root, port

    def get(self, path: str) -> str:
        """A page as it is served, whatever its status."""
        try:
            with urllib.request.urlopen(self.address(path), timeout=TIMEOUT) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def wait(self, path: str, wanted: Callable[[str], bool]) -> str:
        """The page as soon as it is as wanted."""
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            page = self.get(path)
            if wanted(page):
                return page
            time.sleep(0.1)
        pytest.fail(f"{path} never was as wanted:\n{banner(page) or page[:2000]}")

    @contextmanager
    def changed(self, name: str, change: Callable[[bytes], bytes | None]) -> Iterator[None]:
        """Change a file, or delete it, and put it back as it was."""
        path = self.root / name
        old = path.read_bytes()
        new = change(old)
        path.unlink() if new is None else path.write_bytes(new)
        try:
            yield
        finally:
            path.write_bytes(old)


def banner(page: str) -> str:
    """The banner of a page; nothing if it has none."""
    found = re.search(r'<section id="edition-problems".*?</section>', page, re.S)
    return found[0] if found else ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that a site is made from."""
    root = tmp_path_factory.mktemp("serving") / "copy"
    root.mkdir()
    for name in PARTS:
        if (ROOT / name).is_dir():
            left_out = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(ROOT / name, root / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, root / name)
    return root


@contextmanager
def serving(root: Path) -> Iterator[Preview]:
    """`edition serve` of a copy, with the copy's own code and mkdocs.yml."""
    port = free_port()
    process = subprocess.Popen(
        [str(BIN / "python"), "-c", RUN, "serve", "--port", str(port)],
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(root / "scripts")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr
        for line in process.stderr:
            if line.startswith("Serving"):
                break
        yield Preview(root, port)
        assert process.poll() is None, "the server has stopped"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=TIMEOUT)
    assert process.returncode == 0


@pytest.fixture(scope="module")
def preview(copy: Path) -> Iterator[Preview]:
    with serving(copy) as running:
        yield running


def test_a_changed_note_is_shown(preview: Preview) -> None:
    assert banner(preview.get("text/2/")) == ""
    with preview.changed(NOTE, lambda old: old.rstrip() + b"\nA zanzibar of words.\n"):
        preview.wait("text/2/", lambda page: "zanzibar" in page)
        preview.wait("notes/", lambda page: "zanzibar" in page)
    preview.wait("text/2/", lambda page: "zanzibar" not in page)


BROKEN: dict[str, tuple[str, Callable[[bytes], bytes | None], str]] = {
    "not YAML": (NOTE, lambda old: old.replace(b"kind:", b"kind: [", 1), f"{NOTE}:"),
    "an unknown key": (NOTE, lambda old: old.replace(b"kind:", b"colour: red\nkind:", 1), "colour"),
    "a quote that is not there": (
        NOTE,
        lambda old: re.sub(rb"quote:.*", b"quote: no <b>such</b> words", old, count=1),
        "no &lt;b&gt;such&lt;/b&gt; words",
    ),
    "a broken link": (NOTE, lambda old: old.rstrip() + b" See [[term:nowhere]].\n", "nowhere"),
    "not UTF-8": (NOTE, lambda old: old + b"caf\xe9\n", "0xe9"),
    "edition.yml is not YAML": ("annotations/edition.yml", lambda old: b"title: [\n" + old, ":1:"),
    "no edition.yml": ("annotations/edition.yml", lambda _: None, "edition.yml:1:"),
    "no copy-text": ("docs/text/copy-text.txt", lambda _: None, "copy-text.txt"),
    "a page that links to nowhere": (
        "docs/rights.md",
        lambda old: old + b"\n[x](nowhere.md)\n",
        "nowhere.md",
    ),
    "a page that is not UTF-8": ("docs/rights.md", lambda old: old + b"caf\xe9\n", "0xe9"),
    "a page whose front matter is not YAML": (
        "docs/rights.md",
        lambda old: b"---\ntitle: [\n---\n" + old,
        "docs/rights.md:",
    ),
    "mkdocs.yml is not YAML": ("mkdocs.yml", lambda old: b"theme: [\n" + old, "line 1"),
    "mkdocs.yml has a wrong value": (
        "mkdocs.yml",
        lambda old: old + b"\nuse_directory_urls: 1\n",
        "use_directory_urls",
    ),
    "no mkdocs.yml": ("mkdocs.yml", lambda _: None, "does not exist"),
    "a broken template": (
        "scripts/edition/assets/templates/main.html",
        lambda old: old + b"{% if %}",
        "main.html:",
    ),
}


IN_THE_GATE = ("not YAML", "no edition.yml", "mkdocs.yml is not YAML")
CASES = [
    pytest.param(name, marks=() if name in IN_THE_GATE else pytest.mark.sweep) for name in BROKEN
]


@pytest.mark.parametrize("name", CASES)
def test_a_page_says_what_is_wrong_until_it_is_fixed(preview: Preview, name: str) -> None:
    path, change, output = BROKEN[name]
    with preview.changed(path, change):
        page = preview.wait("text/2/", lambda page: banner(page) != "")
    assert output in banner(page)
    assert str(preview.root) not in banner(page)
    assert 'id="p2-1"' in page, "the text is shown all the same"
    assert "livereload(" in page, "an open page loads itself again"
    page = preview.wait("text/2/", lambda page: banner(page) == "")
    assert 'id="n-birds"' in page


def test_a_page_that_is_missing_says_so_and_comes_back(preview: Preview) -> None:
    with preview.changed("docs/rights.md", lambda _: None):
        page = preview.wait("rights/", lambda page: banner(page) != "")
        assert "rights.md" in banner(page)
        assert "livereload(" in page
    preview.wait("rights/", lambda page: banner(page) == "" and "<h1" in page)


@pytest.mark.sweep
@pytest.mark.parametrize("path", [NOTE, "annotations/edition.yml", "mkdocs.yml"])
def test_it_starts_with_something_broken(copy: Path, path: str) -> None:
    file = copy / path
    old = file.read_bytes()
    file.write_bytes(b"broken: [\n" + old)
    try:
        with serving(copy) as preview:
            assert banner(preview.get(""))
            file.write_bytes(old)
            page = preview.wait("text/2/", lambda page: 'id="n-birds"' in page)
            assert banner(page) == ""
    finally:
        file.write_bytes(old)


def test_a_used_port_is_one_sentence_before_anything_is_built() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            ["make", "serve", f"PORT={port}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )
    assert done.returncode
    assert f"Port {port} is in use, perhaps by another `make serve`." in done.stderr
    assert f"make serve PORT={port + 1}" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Built" not in done.stderr


def test_a_build_has_no_banner(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert pages
    assert not any("edition-problems" in page for page in pages)


def test_the_banner_shows_what_contributors_wrote_as_text() -> None:
    page = render_banner("1 problem.", ["a.md:1: <script>alert(1)</script> “é” & more"])
    assert b"<script" not in page
    assert "“é”".encode("ascii", "xmlcharrefreplace") in page


def test_the_banner_stays_readable_with_many_problems() -> None:
    page = render_banner("Many.", [f"problem {n}." for n in range(MAX_SHOWN + 5)]).decode()
    assert f"problem {MAX_SHOWN - 1}." in page
    assert f"problem {MAX_SHOWN}." not in page
    assert "5 more" in page


def test_only_pages_get_the_banner() -> None:
    sent: dict[str, str] = {}

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", environ["KIND"]), ("Content-Length", "17")])
        return [b"<body class='a'>x"]

    def ask(kind: str) -> bytes:
        wrapped = with_banner(app, lambda: b"<b>")
        answer = wrapped({"KIND": kind}, lambda _, headers: sent.update(headers))  # type: ignore[arg-type]
        return b"".join(answer)

    assert ask("text/css") == b"<body class='a'>x"
    assert sent["Content-Length"] == "17"
    assert ask("text/html") == b"<body class='a'><b>x"
    assert sent["Content-Length"] == "20"


def test_a_page_without_a_body_gets_the_banner_first() -> None:
    assert insert_banner(b"404 Not Found", b"<b>") == b"<b>404 Not Found"
