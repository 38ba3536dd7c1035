"""Addresses of the repository are escaped, and lead to what they name."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

from edition.history.forge import Repository, repository_of
from edition.render.linker import Settings

HOME = "https://git.example/some-body/fork"


@given(path=st.text(min_size=1), content=st.text(min_size=1))
def test_a_new_file_comes_out_as_it_went_in(path: str, content: str) -> None:
    address = urlsplit(Repository(f"{HOME}/").new_file(path, content))
    assert address.path == "/some-body/fork/new/main"
    assert parse_qs(address.query, keep_blank_values=True) == {
        "filename": [path],
        "value": [content],
    }
    assert address.fragment == ""


@pytest.mark.parametrize("path", ["a b.md", "a&b?c#d.md", "annotations/notes/2/ж.md"])
def test_edit_and_history(path: str) -> None:
    repository = Repository(HOME + ".git", branch="next")
    assert unquote(urlsplit(repository.edit(path)).path) == f"/some-body/fork/edit/next/{path}"
    assert (
        unquote(urlsplit(repository.history(path)).path) == f"/some-body/fork/commits/next/{path}"
    )


@pytest.mark.parametrize(
    ("said", "branch"), [(None, "main"), ("", "main"), ("trunk", "trunk"), ("7", "7")]
)
def test_a_fork_says_what_its_branch_is(
    monkeypatch: pytest.MonkeyPatch, said: str | None, branch: str
) -> None:
    monkeypatch.setenv("REPO_URL", HOME)
    monkeypatch.delenv("REPO_BRANCH", raising=False)
    if said is not None:
        monkeypatch.setenv("REPO_BRANCH", said)
    config = load_config(str(ROOT / "mkdocs.yml"))
    plugin = config.plugins["edition"]
    plugin.on_config(config)
    settings = Settings.of(config.site_url, config.repo_url, plugin.config)
    links = dict(settings.file_links("notes/a.md"))
    assert links["edit this"] == f"{HOME}/edit/{branch}/notes/a.md"
    assert links["history of this"] == f"{HOME}/commits/{branch}/notes/a.md"


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:,x", "/fork", "git@host:a/b"])
def test_what_is_no_address_of_the_web_is_no_repository(url: str) -> None:
    assert repository_of(url) is None
