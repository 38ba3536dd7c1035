"""Tables and scripts made of what anybody wrote run nowhere, and give the words back."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition.formats.csv_table import plain, table
from edition.formats.script_data import literal

fuzz = settings(derandomize=True, database=None, max_examples=200, deadline=None)
# No carriage return: it is a hidden character, refused in every file.
cells = st.text("'=+-@\t\n＝, \"ab", max_size=5)


@fuzz
@given(rows=st.lists(st.lists(cells, min_size=2, max_size=3), max_size=4))
@example(rows=[["=cmd|' /C calc'!A0", "'=1"], ["''+1", "-3"]])
def test_no_cell_is_a_formula_and_every_cell_keeps_its_words(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(table(rows).decode("utf-8"), newline="")))
    assert [[plain(cell) for cell in row] for row in read] == rows
    assert not [cell for row in read for cell in row if cell[:1] in {*"=+-@\t\r\n＝"} and cell]


def test_a_number_stays_one() -> None:
    assert table([[-1, "-1"]]) == b"-1,'-1\n"


@fuzz
@given(words=st.text("<>/!-\u2028\u2029\"\\'] a", max_size=12))
@example(words="</script><!--\u2028")
def test_a_script_s_data_end_no_script_and_no_line(words: str) -> None:
    written = literal({"a": words})
    assert not {"<", "\u2028", "\u2029"} & set(written)
    assert json.loads(written) == {"a": words}
