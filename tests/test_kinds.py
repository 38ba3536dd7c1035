"""What a record kind declares is true and complete; a new kind needs nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edition.kinds.common import Head
from edition.kinds.kind import COMMON_KEYS, Kind
from edition.kinds.named import Named
from edition.kinds.table import KINDS
from edition.pages.search_page import PARTS

TESTS = Path(__file__).parent
SCRIPTS = TESTS.parent / "scripts"

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def test_every_file_of_a_kind_is_listed() -> None:
    files = (SCRIPTS / "edition" / "kinds").glob("*.py")
    declared = {path.stem for path in files if "\nKIND = " in path.read_text(encoding="utf-8")}
    assert {name.replace("-", "_") for name in KINDS} == declared


@each_kind
def test_the_example_is_valid(kind: Kind) -> None:
    signed = {"by": ("editors",)} if kind.has_body else {}
    assert isinstance(kind.model.model_validate({**kind.example, **signed}), Head)


@each_kind
def test_fix_knows_the_place_of_every_key(kind: Kind) -> None:
    order = kind.written_order
    assert len(order) == len(set(order))
    assert {*order, *kind.more_keys} == set(kind.keys)


@each_kind
def test_the_keys_that_are_named_exist(kind: Kind) -> None:
    loci = {name for each in kind.locus_keys for name in (each.key, each.quote) if name}
    named = {*kind.record_keys, *loci, *kind.fact_keys, *kind.old_names}
    named |= {key for key in (kind.name_key, kind.table_kind) if key}
    assert named <= set(kind.keys)
    assert set(kind.record_keys.values()) | set(COMMON_KEYS.values()) <= set(KINDS)


@each_kind
def test_the_search_has_a_part_for_it(kind: Kind) -> None:
    assert kind.search in {"", *PARTS}


@each_kind
def test_what_a_register_lists_has_a_name(kind: Kind) -> None:
    assert kind.register is None or issubclass(kind.model, Named)


def test_no_two_kinds_share_a_folder_a_model_or_an_id_prefix_on_one_page() -> None:
    for values in (
        [kind.folder for kind in KINDS.values()],
        [kind.model for kind in KINDS.values()],
        [kind.prefix for kind in KINDS.values()],
    ):
        assert len(values) == len(set(values))


SPECIMEN = '''
"""Specimens: a kind that no edition has."""

from edition.formats.dates import readable_date
from edition.kinds.kind import Kind, Register
from edition.kinds.named import Named, by_name, name_facts
from edition.kinds.values import Words
from edition.model.text import Ref


class Specimen(Named):
    """A specimen of the register."""

    issued: Words
    issuer: str = ""


def _facts(head):
    return [*name_facts(head, readable_date(head.issued)), Ref("organisation", head.issuer)]


KIND = Kind(
    name="specimen",
    folder="specimens",
    model=Specimen,
    example={"name": "The Decree", "forms": ["decree"], "issued": "1902"},
    name_key="name",
    record_keys={"issuer": "organisation"},
    searched=lambda head: [head.name, readable_date(head.issued)],
    register=Register(facts=_facts, order=by_name, schema_type="CreativeWork"),
)
'''
RECORD = """---
name: The Form
forms: [form]
issued: 1900-01
issuer: town
by: [editors]
---
The town replies with it.
"""
PRINT_FILES = """
import sys
from pathlib import Path
from edition import site_files
from edition.authoring.json_schemas import schemas
from edition.build import build_edition

edition, problems = build_edition(Path(sys.argv[1]))
assert not problems, problems
print("specimen.json" in schemas())
wanted = set(sys.argv[3:])
for file in site_files(edition):
    if file.uri in wanted:
        path = Path(sys.argv[2], file.uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
"""


@pytest.fixture(scope="module")
def with_specimens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is published of the sample edition by an engine with one more kind of record."""
    folder = tmp_path_factory.mktemp("kinds")
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    engine = shutil.copytree(SCRIPTS, folder / "scripts", ignore=ignored)
    sample = shutil.copytree(TESTS / "sample", folder / "sample")
    kinds = engine / "edition" / "kinds"
    (kinds / "specimen.py").write_text(SPECIMEN, encoding="utf-8")
    table = (kinds / "table.py").read_text(encoding="utf-8")
    (kinds / "table.py").write_text(table.replace("    event,\n", "    event,\n    specimen,\n"))
    (sample / "annotations" / "specimens").mkdir()
    (sample / "annotations" / "specimens" / "form.md").write_text(RECORD, encoding="utf-8")
    wanted = ["specimens.md", "organisations.md", "text/2.md", "contributors.md"]
    wanted += ["downloads/edition.tei.xml", "downloads/entities.csv", "assets/targets.js"]
    subprocess.run(
        [sys.executable, "-c", PRINT_FILES, str(sample), str(folder / "out"), *wanted],
        check=True,
        env={**os.environ, "PYTHONPATH": str(engine)},
    )
    return folder / "out"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("specimens.md", '<article id="specimen-form"'),
        ("specimens.md", "January 1900"),
        ("specimens.md", "organisations/#organisation-town"),
        ("specimens.md", "CreativeWork"),
        ("organisations.md", "specimens/#specimen-form"),
        ("text/2.md", "specimens/#specimen-form"),
        ("contributors.md", "1 specimen"),
        ("downloads/edition.tei.xml", '<list type="specimens">'),
        ("downloads/edition.tei.xml", '<rs type="specimen" ref="#specimen-form">'),
        ("downloads/edition.tei.xml", "<p>January 1900</p>"),
        ("downloads/entities.csv", "form,specimen,The Form"),
        ("assets/targets.js", '"specimens/#specimen-form":["The Form"'),
    ],
)
def test_a_kind_in_one_file_is_shown_everywhere(
    with_specimens: Path, file: str, words: str
) -> None:
    assert words in (with_specimens / file).read_text(encoding="utf-8")
