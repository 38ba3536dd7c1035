"""Count what an edition contains."""

from __future__ import annotations

import re
from collections import Counter

from edition.assemble.edition import Edition


def render_stats(edition: Edition) -> str:
    """Render one count a line, for people and for grep."""
    records = Counter(entry.ref.kind for entry in edition.records)
    rows: list[tuple[str, str | int]] = [
        (f"{kind} records", count) for kind, count in sorted(records.items())
    ]
    rows.append(("emendations in the reading text", len(edition.emendations)))
    rows += [
        (f"notes on section {n}", count)
        for n, count in sorted(Counter(note.locus.section for note in edition.notes).items())
    ]
    kinds = Counter(note.entry.head.kind for note in edition.notes)
    rows += [(f"notes of kind {kind}", count) for kind, count in sorted(kinds.items())]
    rows += _dossier(edition)
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {count:>5}" for name, count in rows)


def _dossier(edition: Edition) -> list[tuple[str, str | int]]:
    """Say which entries of the research file the records cover, and which they omit."""
    covered: dict[str, set[int]] = {}
    for entry in edition.records:
        for number in entry.head.dossier:
            match = re.fullmatch(r"([A-Za-z])(\d{1,4})", number)
            if match:
                covered.setdefault(match[1], set()).add(int(match[2]))
    rows: list[tuple[str, str | int]] = []
    for letter, numbers in sorted(covered.items()):
        missing = sorted(set(range(1, max(numbers) + 1)) - numbers)
        left = f" (without a record: {', '.join(map(str, missing))})" if missing else ""
        rows.append((f"research file {letter}1–{letter}{max(numbers)} covered{left}", len(numbers)))
    return rows
