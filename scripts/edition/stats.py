"""How much of what an edition holds."""

from __future__ import annotations

from collections import Counter

from edition.edition import Edition


def render_stats(edition: Edition) -> str:
    """A line for each count, for people and for grep."""
    records = Counter(entry.ref.kind for entry in edition.records)
    rows = [(f"{kind} records", count) for kind, count in sorted(records.items())]
    rows.append(("emendations in the reading text", len(edition.emendations)))
    rows += [
        (f"notes on section {n}", count)
        for n, count in sorted(Counter(note.locus.section for note in edition.notes).items())
    ]
    kinds = Counter(note.entry.head.kind for note in edition.notes)
    rows += [(f"notes of kind {kind}", count) for kind, count in sorted(kinds.items())]
    covered = {number for entry in edition.records for number in entry.head.dossier}
    for letter, what in (("m", "emendations of the research file"), ("v", "its variants")):
        numbers = {n for n in covered if n[:1] == letter and n[1:].isdigit()}
        rows.append((f"{what} covered", len(numbers)))
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {count:>5}" for name, count in rows)
