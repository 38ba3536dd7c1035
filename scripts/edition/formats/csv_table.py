"""Rows as a CSV file, whose cells no spreadsheet takes for formulas.

A cell that begins with = + - @ (or a tab or line end) is run by spreadsheets; an apostrophe
before it makes it text: https://owasp.org/www-community/attacks/CSV_Injection. A cell that begins
with apostrophes and such a sign gets one more, so that taking one away always gives the words.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

TOLD = "A cell that a spreadsheet would take for a formula has an apostrophe (') before it."
"""For the page "Downloads"."""

FORMULA = re.compile(r"^'*[=+\-@\t\n\uff1d\uff0b\uff0d\uff20]")
"""How such a cell begins; a pattern that a browser reads as well."""


def table(rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8, lines ended by a newline; numbers are left alone, None is an empty cell.

    The rest is https://www.rfc-editor.org/rfc/rfc4180.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def plain(cell: str) -> str:
    """The words of a cell, without the apostrophe that `table` put before them."""
    return cell[1:] if cell[:1] == "'" and FORMULA.match(cell) else cell


def _text(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
