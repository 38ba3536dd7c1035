"""A bounded run of the coverage-guided fuzzer over each parser, from real files and with a seed."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import ROOT
from tools import missing

from edition.read.files import SIZE_LIMIT

pytestmark = pytest.mark.sweep

TESTS = ROOT / "tests"
NOTES = sorted((ROOT / "annotations" / "notes" / "2").glob("*.md"))
SOURCES = sorted((ROOT / "annotations" / "sources").glob("*.yml"))

BIBTEX = (
    '@book{a, title = {The {Soviet} State}, author = "Wade, A. and {The Society}", year = 1901}',
    "@article{b, title = {\\'Etude}, journal = jan # { 2}, pages = {1--9}, date = {1920-11/1921}}",
)
CSL = ({"type": "book", "title": "A", "issued": {"date-parts": [[1921, 3]]}}, [{"title": "B"}])

SEEDS: dict[str, Iterable[bytes]] = {
    "head": [path.read_bytes() for path in NOTES],
    "yaml": [path.read_bytes() for path in SOURCES],
    "body": [path.read_bytes().split(b"\n---\n", 1)[1] for path in NOTES],
    "copy_text": [b"Title\n\n1. One\n\nA b.\n c.\n\n2. Two\n\nD.\n"],
    "locus": [b"2.3", b"5.5-5.6", "1.0\u20131.2".encode()],
    "words": [b"Party's self-activity", "Ка\u0301рр rabfak\u02b9s \u0301".encode()],
    "bibtex": [text.encode() for text in BIBTEX],
    "items": [json.dumps(item).encode() for item in CSL],
    "issue": [path.read_bytes() for path in sorted((TESTS / "payloads").glob("*.json"))],
}
RUNS = {"bibtex": 1500, "locus": 40_000}
"""Where they are not 8,000: what takes about two seconds."""
LONGEST = 2
"""Seconds after which a single input counts as a hang; instrumented code is several times slower
than the same code outside of the fuzzer."""


def test_every_parser_is_fuzzed() -> None:
    source = (TESTS / "fuzz_parsers.py").read_text(encoding="utf-8")
    assert all(f"def {name}(data: bytes)" in source for name in SEEDS)
    assert source.count("(data: bytes)") == len(SEEDS)


@pytest.mark.parametrize("parser", SEEDS)
def test_no_bytes_make_a_parser_raise_or_hang(parser: str, tmp_path: Path) -> None:
    if not importlib.util.find_spec("atheris"):
        missing("atheris", "requirements-dev.txt has it, where there is a wheel for the system")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for n, seed in enumerate(SEEDS[parser]):
        assert seed
        (corpus / str(n)).write_bytes(seed)
    run = subprocess.run(
        [
            sys.executable,
            str(TESTS / "fuzz_parsers.py"),
            parser,
            f"-runs={RUNS.get(parser, 8_000)}",
            "-seed=1",
            f"-timeout={LONGEST}",
            f"-max_len={SIZE_LIMIT}",
            f"-artifact_prefix={tmp_path}/",
            str(corpus),
        ],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-6000:]
    assert "Done" in run.stderr
