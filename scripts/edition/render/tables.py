"""Rows as CSV (https://www.rfc-editor.org/rfc/rfc4180, with the line ends of Unix), in UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def csv_bytes(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table with one line of heads; None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def listed(values: Iterable[object]) -> str:
    """Several values in one cell, parted by `; `."""
    return "; ".join(str(value) for value in values)
