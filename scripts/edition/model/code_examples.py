"""An example for each problem code: what was typed, and what to type instead.

For the page "Problems" and `edition explain`; a test keeps it in step with the code table.
"""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """Lines of a file, or the name of one."""

    wrong: str
    right: str


NOTE = "annotations/notes/2/birds.md"

EXAMPLES: dict[str, Example] = {
    "not-utf8": Example("A caf\ufffd in Moscow.", "A café in Moscow."),
    "file-too-large": Example(f"{NOTE}, 300 kB", f"{NOTE}, 2 kB"),
    "symlink": Example(f"{NOTE} → ../../birds.md", f"{NOTE}, the file itself"),
    "unknown-file-type": Example("docs/table.html", "docs/table.csv"),
    "folder-like-page": Example("docs/figures.md/map.png", "docs/figures/map.png"),
    "unsafe-drawing": Example(
        'docs/assets/map.svg: <path style="fill: red" …>',
        'docs/assets/map.svg: <path fill="red" …>',
    ),
    "page-too-complex": Example("[[[[[[[[[[[[[[[[[[[[[[2.3]]", "[[2.3]]"),
    "bad-file-name": Example("Fond of Birds!.md", "fond-of-birds.md"),
    "wrong-place": Example("annotations/notes/birds.md", NOTE),
    "duplicate-id": Example(
        "annotations/notes/2/birds.md\nannotations/notes/3/birds.md",
        "annotations/notes/2/birds.md\nannotations/notes/3/birds-again.md",
    ),
    "bad-front-matter": Example("quote: what he needs: a rope", 'quote: "what he needs: a rope"'),
    "yaml-alias": Example("quote: *masses", 'quote: "*masses"'),
    "yaml-tag": Example("quote: !important", 'quote: "!important"'),
    "duplicate-key": Example("kind: person\nkind: place", "kind: person"),
    "unknown-key": Example("certainity: editorial", "certainty: editorial"),
    "missing-key": Example("at: 2.3", "at: 2.3\nquote: fond of birds"),
    "wrong-type": Example("by: jane-doe", "by: [jane-doe]"),
    "bad-value": Example("kind: persons", "kind: person"),
    "source-missing": Example("certainty: verified", "certainty: verified\nsources: [carr-1950]"),
    "unknown-locus": Example("at: 2,3", "at: 2.3"),
    "quote-not-found": Example("quote: fond of the birds", "quote: fond of birds"),
    "quote-not-unique": Example(
        "quote: direct initiative", 'quote: direct initiative\nprefix: "the "'
    ),
    "not-in-copy-text": Example(
        "quote: cannot look for", "quote: the words as the copy-text has them, misprint included"
    ),
    "overlapping-emendations": Example(
        "m1: quote: of the the stove\nm2: quote: the stove was",
        "m1: quote: the the\nm2: quote: stove was",
    ),
    "same-words": Example("m1: quote: the the\nm2: quote: the the", "m1: dossier: [m1, m2]"),
    "emends-another": Example("quote: as if the the stove", "quote: as if"),
    "missing-glyph": Example("reading: a 木 of wood", "reading: a tree of wood"),
    "copy-text-changed": Example(
        "docs/text/copy-text.txt, edited", "git restore docs/text/copy-text.txt"
    ),
    "bad-edition": Example("copy-text: text.txt", "copy-text: docs/text/copy-text.txt"),
    "empty-body": Example("by: [jane-doe]\n---", "by: [jane-doe]\n---\nA sentence."),
    "unknown-id": Example("[[term:burocracy]]", "[[term:bureaucracy]]"),
    "bad-reference": Example("[[bureaucracy]]", "[[term:bureaucracy]]"),
    "raw-html": Example("a <b>strong</b> word", "a **strong** word"),
    "dangerous-link": Example("[the page](www.example.org)", "[the page](https://www.example.org)"),
    "hidden-character": Example("so(soft hyphen)cial", "social"),
    "active-content": Example("<script>…</script> in docs/introduction.md", "words and pictures"),
    "broken-link": Example("[Notes](note.md)", "[Notes](notes.md)"),
    "same-reading": Example(
        "quote: organise\nwitnesses: {C: organise}", "quote: organise\nwitnesses: {C: organize}"
    ),
    "forgotten-parallel": Example("at: 5.5", "at: 5.5\nparallel: 5.8"),
    "same-note": Example(
        "birds.md: kind: concept\nbirds-again.md: kind: concept",
        "birds.md: kind: concept\nbirds-again.md: kind: rhetoric",
    ),
    "unused-source": Example("annotations/sources/carr-1950.yml", "Carr counts five [@carr-1950]."),
    "unused-term": Example("forms: [burocracy]", "forms: [bureaucracy, bureaucratic]"),
    "long-body": Example("Two hundred words.", "A hundred words."),
    "straight-quote": Example("the Party's 'heresy'", "the Party’s ‘heresy’"),
    "ibid": Example("Ibid., p. 12.", "[@carr-1950, p. 12]"),
    "unclear-date": Example("3/16/1921", "16 March 1921"),
    "unmarked-russian": Example("партия", '<span lang="ru">партия</span>'),
    "unknown-blank": Example("<!-- statistic -->", "<!-- statistics -->"),
    "long-first-sentence": Example(
        "A sentence of forty words, which goes on and on …", "A short one. Then the rest …"
    ),
}
