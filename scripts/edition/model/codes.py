"""The table of problem codes: what each means and how to fix it.

Every code has a row here, an example in `examples.py` and a directory in `tests/problems/`;
tests keep the three in step.
"""

from __future__ import annotations

from typing import NamedTuple


class CodeInfo(NamedTuple):
    """One row of the code table."""

    blocking: bool
    """Whether the edition cannot be published until it is fixed; otherwise it is advice."""
    meaning: str
    """What is wrong, in one sentence, for people who are not programmers."""
    fix: str
    """What to do about it."""


CODES: dict[str, CodeInfo] = {
    # The file
    "not-utf8": CodeInfo(True, "The file is not UTF-8 text.", "Save it again as UTF-8."),
    "file-too-large": CodeInfo(
        True, "The file is over 64 kB.", "Shorten it, or divide it into several records."
    ),
    "hidden-character": CodeInfo(
        True,
        "The file has a character that does not show, or a word with letters of two alphabets.",
        "Delete the character, or type the word anew in one alphabet.",
    ),
    "symlink": CodeInfo(
        True, "The file is a symbolic link.", "Put the file itself there; links are not followed."
    ),
    "unknown-file-type": CodeInfo(
        True,
        "A file in docs/ is of a type that is not published there.",
        "Save it as one of the known types, or remove it.",
    ),
    "folder-like-page": CodeInfo(
        True,
        "A folder in docs/ has a name that ends like the name of a page.",
        "Rename the folder; nothing in it is published.",
    ),
    "unsafe-drawing": CodeInfo(
        True,
        "An SVG file holds something that could run or load other files.",
        "Save it as plain, optimised SVG without styles, or as PNG.",
    ),
    "page-too-complex": CodeInfo(
        True,
        "A page written by hand would take the site generator too long.",
        "Close the brackets or tags that the message is about, or divide the page.",
    ),
    "bad-file-name": CodeInfo(
        True,
        "The file name is no id: small letters a–z, digits and single hyphens.",
        "Rename the file; its name without the ending is the id.",
    ),
    "wrong-place": CodeInfo(
        True,
        "The file lies where no record of this kind belongs.",
        "Move it to the folder that the message names.",
    ),
    "duplicate-id": CodeInfo(
        True, "Two records of one kind have the same id.", "Rename one of the two files."
    ),
    # The front matter
    "bad-front-matter": CodeInfo(
        True,
        "The head between the two lines of three hyphens is missing or is not valid YAML.",
        "Compare it with the template in annotations/README.md.",
    ),
    "yaml-alias": CodeInfo(
        True,
        "The head uses a YAML anchor or alias (& or *).",
        "Write the value out; put words that begin with such a sign in double quotes.",
    ),
    "yaml-tag": CodeInfo(
        True,
        "The head uses a YAML tag (!).",
        "Leave it out; put words that begin with ! in double quotes.",
    ),
    "duplicate-key": CodeInfo(True, "A key stands twice in one head.", "Keep one of the two."),
    "unknown-key": CodeInfo(
        True, "The key is not one of this kind of record.", "Correct its spelling or remove it."
    ),
    "missing-key": CodeInfo(True, "A required key is missing.", "Add it."),
    "wrong-type": CodeInfo(
        True, "The value has the wrong shape (one word for a list, say).", "Write it as shown."
    ),
    "bad-value": CodeInfo(
        True, "The value is not one of those allowed.", "Choose one of those the message lists."
    ),
    "source-missing": CodeInfo(
        True,
        "A note that is `verified` or `standard` names no source.",
        "Name the source, or say honestly `editorial` or `conjecture`.",
    ),
    # The place in the text
    "unknown-locus": CodeInfo(
        True, "There is no such paragraph.", "Use section.paragraph as printed in the margin."
    ),
    "quote-not-found": CodeInfo(
        True,
        "The quoted words are not in that paragraph of the reading text.",
        "Copy the words from the page, exactly as printed.",
    ),
    "quote-not-unique": CodeInfo(
        True,
        "The quoted words stand more than once in that paragraph.",
        "Add `prefix` or `suffix` with the words before or after, as the message shows.",
    ),
    "not-in-copy-text": CodeInfo(
        True,
        "An apparatus entry quotes words that are not in that paragraph of the copy-text.",
        "Apparatus entries quote the copy-text, misprints included; copy the words from there.",
    ),
    "overlapping-emendations": CodeInfo(
        True,
        "Two emendations change the same words.",
        "Shorten the quotes so that they do not overlap, or join the two into one entry.",
    ),
    "same-words": CodeInfo(
        True,
        "Two entries of the apparatus are about the very same words.",
        "Join the two into one entry; `dossier` may list several numbers.",
    ),
    "emends-another": CodeInfo(
        True,
        "An entry of the apparatus quotes words that another entry emends.",
        "Shorten the quote, so that it ends before the emended words or begins after them.",
    ),
    "missing-glyph": CodeInfo(
        True,
        "A reading has a character that the fonts of the page do not hold.",
        "Correct the character, or ask for a font that holds it.",
    ),
    "copy-text-changed": CodeInfo(
        True,
        "The copy-text is not the file that the edition was made from.",
        "Restore it from version control; it is never edited.",
    ),
    "bad-edition": CodeInfo(
        True,
        "annotations/edition.yml or the copy-text that it names cannot be used.",
        "Fix it as the message says.",
    ),
    # The body
    "empty-body": CodeInfo(True, "The record has no text under its head.", "Write the text."),
    "unknown-id": CodeInfo(
        True,
        "A link, citation or key names a record that does not exist.",
        "Correct the id, or add the record.",
    ),
    "bad-reference": CodeInfo(
        True,
        "Something in square brackets is neither a paragraph, nor kind:id, nor a citation.",
        "Write [[2.3]], [[term:self-activity]], [[person:trotsky|Trotsky]] or [@carr-1950, p. 12].",
    ),
    "raw-html": CodeInfo(
        True,
        "The text holds HTML other than <i lang=…> and <span lang=…>.",
        "Use *asterisks* for italics and plain Markdown for the rest.",
    ),
    "dangerous-link": CodeInfo(
        True,
        "A link has an address that is not http, https or mailto.",
        "Link with a full web address, or with [[…]] inside the edition.",
    ),
    # The built site
    "broken-link": CodeInfo(
        True,
        "A page of the site links to something, or shows something, that is not there.",
        "Correct the link in the page that the message names.",
    ),
    "active-content": CodeInfo(
        True,
        "A page of the site has something that runs, or that another host would serve.",
        "Delete it from the file that the message names; report it if you did not write it.",
    ),
    # Advice
    "same-reading": CodeInfo(
        False,
        "A witness is given the reading that the copy-text has, and nothing is emended.",
        "Leave the witness out: agreement is what the apparatus takes for granted.",
    ),
    "forgotten-parallel": CodeInfo(
        False,
        "An entry on a passage that is printed twice does not name the other place.",
        "Add `parallel` with the other paragraph, if the words stand there too.",
    ),
    "same-note": CodeInfo(
        False,
        "Two notes of the same kind are about the very same words.",
        "Join the two, or let one quote other words.",
    ),
    "unused-source": CodeInfo(
        False,
        "No record and no page cites the source.",
        "Cite it where it is relied on, or remove its file.",
    ),
    "unused-term": CodeInfo(
        False,
        "The headword stands neither in the text nor in a note.",
        "Correct its `forms`, or remove its file.",
    ),
    "long-body": CodeInfo(
        False,
        "The text has more than 150 words.",
        "Shorten it, or divide it into two notes on different words.",
    ),
    "straight-quote": CodeInfo(
        False,
        "The text has a straight quotation mark or apostrophe.",
        "Type the curly one: ‘ ’ “ ”.",
    ),
    "ibid": CodeInfo(
        False,
        "The text says ‘ibid.’ or the like, but nobody knows what was read before.",
        "Name the work again.",
    ),
    "unclear-date": CodeInfo(
        False,
        "A date is written in a way that can be misread, or not as in the other notes.",
        "Write 16 March 1921, or 1921-03-16.",
    ),
    "unmarked-russian": CodeInfo(
        False,
        "Russian words are not marked as Russian, so that they are read aloud wrongly.",
        'Write <span lang="ru">слово</span>.',
    ),
    "unknown-blank": CodeInfo(
        False,
        "A comment on a page by hand is nearly the name of something that is filled in there.",
        "Correct its spelling; if it is a comment, use more than one word.",
    ),
    "long-first-sentence": CodeInfo(
        False,
        "The first sentence has more than 30 words.",
        "Divide it: it is shown alone in the margin.",
    ),
}
