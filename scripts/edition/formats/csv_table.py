"""Write CSV files in which no cell can be a formula.

Spreadsheets run a cell that begins with = + - @ (or a tab or line end) as a formula; an apostrophe
before it makes it text: https://owasp.org/www-community/attacks/CSV_Injection. A cell that begins
with apostrophes and such a character gets one more, so removing one always restores the cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA_NOTE = "A cell that a spreadsheet would read as a formula is preceded by an apostrophe (')."
"""For the page "Downloads"."""

FORMULA = re.compile(r"^'*[=+\-@\t\n\uff1d\uff0b\uff0d\uff20]")
"""The beginning of such a cell; the pattern is valid in JavaScript too."""


def table(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as CSV (https://www.rfc-editor.org/rfc/rfc4180) in UTF-8 with LF line ends.

    Numbers are not changed; None is an empty cell.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def plain(cell: str) -> str:
    """Return the value of a cell without the apostrophe that `table` added."""
    return cell[1:] if cell[:1] == "'" and FORMULA.match(cell) else cell


def _text(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
