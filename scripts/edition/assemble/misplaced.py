"""Explain why a quotation has no unique place, and suggest what to write instead."""

from __future__ import annotations

import json
from typing import Any

from edition.assemble.anchoring import contexts, describe, fold, head_of, locate, nearest
from edition.model.problems import Problem, problem
from edition.model.text import LocusRange, Place, Quote, Text
from edition.read.records import Entry

MAX_FAR_SEARCHES = 200
"""Limit of quotations sought in the whole text; more mean that the text was replaced."""


def not_found(
    text: Text,
    entry: Entry[Any],
    key: str,
    quote: Quote,
    loci: LocusRange,
    code: str,
    far: bool,
    other_text: Text | None = None,
) -> Problem:
    """Report words that do not occur where a record says.

    Args:
        text: that was searched.
        entry: the record.
        key: of its head, which quotes them.
        quote: the words.
        loci: where they were expected.
        code: of the problem.
        far: whether to search the whole text.
        other_text: another state of the text, in which they may occur.
    """
    hints = {"quote": quote.exact}
    passages = text.within(loci)
    if any(locate(passage.text, Quote(quote.exact)) for passage in passages):
        hints["fix"] = "The words are there, but not with this prefix, suffix or occurrence."
    else:
        near = [n for p in passages if (n := nearest(p.text, quote.exact))]
        if near:
            best = max(near, key=lambda n: n.score)
            only_case = _in_small_letters(best.words) == _in_small_letters(quote.exact)
            how = "capitals count" if only_case else f"{best.score:.0f} % alike"
            hints["nearest"] = f"{best.words} ({loci}, {how})"
        every = text.passages() if far else ()
        elsewhere = [str(p.locus) for p in every if locate(p.text, Quote(quote.exact))]
        if not far:
            hints["elsewhere"] = "not sought; `edition reanchor OLD NEW` follows a changed text"
        elif elsewhere:
            hints["elsewhere"] = f"the same words occur in {', '.join(elsewhere[:8])}"
            where = "at" if key == "quote" else key.removesuffix("_quote")
            hints["fix"] = f"Correct `{where}`, or copy words of this paragraph."
        other = other_text.within(loci) if other_text else []
        if any(locate(passage.text, Quote(quote.exact)) for passage in other):
            hints["copy-text"] = (
                "these words are in the copy-text, but the reading text emends them"
            )
    which = "the copy-text of " if code == "not-in-copy-text" else ""
    message = f"these words are not in {which}{loci}"
    return problem(entry.path, entry.line(key), code, message, **hints)


def _in_small_letters(words: str) -> str:
    return fold(words.strip()).text.casefold()


def not_unique(text: Text, entry: Entry[Any], places: list[Place]) -> Problem:
    """Report words that occur several times, and how to select each occurrence."""
    hints = {}
    several = len({place.locus for place in places}) > 1
    for n, place in enumerate(places[:6], 1):
        passage = text.by_locus[place.locus].text
        head = head_of(place.locus, describe(passage, place.span))
        keys = [f"at: {head['at']}"] if several else []
        keys += [
            f"{key}: {json.dumps(head[key], ensure_ascii=False)}"
            for key in ("prefix", "suffix")
            if head[key]
        ]
        keys += [f"occurrence: {head['occurrence']}"] if head["occurrence"] else []
        where = contexts(passage, [place.span])[0]
        hints[f"place {n}"] = f"{place.locus} {where} → write {' and '.join(keys)}"
    hints["fix"] = "Write what is shown for the place that you mean."
    message = f"these words occur {len(places)} times in {entry.head.at}"
    return problem(entry.path, entry.line("quote"), "quote-not-unique", message, **hints)
