"""The table of problem codes: what each means and how to fix it.

Every code has a row here, an example in `code_examples.py` and a directory in `tests/problems/`;
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
        "The file has an invisible character, or a word with letters of two alphabets.",
        "Delete the character, or retype the word in one alphabet.",
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
        "A folder in docs/ has a name that ends like a page’s.",
        "Rename the folder; nothing in it is published.",
    ),
    "unsafe-drawing": CodeInfo(
        True,
        "An SVG file contains something that could run or load other files.",
        "Save it as plain, optimised SVG without styles, or as PNG.",
    ),
    "page-too-complex": CodeInfo(
        True,
        "A page written by hand is too complex for the site generator.",
        "Close the brackets or tags that the message is about, or divide the page.",
    ),
    "bad-file-name": CodeInfo(
        True,
        "The file name is not a valid id: lower-case letters a–z, digits and single hyphens.",
        "Rename the file; its name without the ending is the id.",
    ),
    "wrong-place": CodeInfo(
        True,
        "The file is in a folder where no record of this kind belongs.",
        "Move it to the folder that the message names.",
    ),
    "duplicate-id": CodeInfo(
        True, "Two records of one kind have the same id.", "Rename one of the two files."
    ),
    # The front matter
    "bad-front-matter": CodeInfo(
        True,
        "The front matter, between the two lines of three hyphens, is missing or not valid YAML.",
        "Compare it with the template in annotations/README.md.",
    ),
    "yaml-alias": CodeInfo(
        True,
        "The front matter uses a YAML anchor or alias (& or *).",
        "Write the value out; put words that begin with such a sign in double quotes.",
    ),
    "yaml-tag": CodeInfo(
        True,
        "The front matter uses a YAML tag (!).",
        "Leave it out; put words that begin with ! in double quotes.",
    ),
    "duplicate-key": CodeInfo(
        True, "The same key appears twice in the front matter.", "Keep one of the two."
    ),
    "unknown-key": CodeInfo(
        True, "This kind of record does not have this key.", "Correct its spelling or remove it."
    ),
    "missing-key": CodeInfo(True, "A required key is missing.", "Add it."),
    "wrong-type": CodeInfo(
        True,
        "The value has the wrong form (a single word instead of a list, for example).",
        "Write it as shown.",
    ),
    "bad-value": CodeInfo(
        True,
        "The value is not one of those allowed.",
        "Choose one of the values that the message lists.",
    ),
    "source-missing": CodeInfo(
        True,
        "A note that is `verified` or `standard` names no source.",
        "Name the source, or write `editorial` or `conjecture`.",
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
        "The quoted words occur more than once in that paragraph.",
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
        "Two apparatus entries are about exactly the same words.",
        "Join the two into one entry; `dossier` may list several numbers.",
    ),
    "emends-another": CodeInfo(
        True,
        "An apparatus entry quotes words that another entry emends.",
        "Shorten the quote, so that it ends before the emended words or begins after them.",
    ),
    "missing-glyph": CodeInfo(
        True,
        "A reading has a character that the fonts of the page do not contain.",
        "Correct the character, or ask for a font that contains it.",
    ),
    "copy-text-changed": CodeInfo(
        True,
        "The copy-text is not the file that the edition was made from.",
        "Restore it from version control; it must not be edited.",
    ),
    "bad-edition": CodeInfo(
        True,
        "annotations/edition.yml or the copy-text that it names cannot be used.",
        "Correct it as the message says.",
    ),
    # The body
    "empty-body": CodeInfo(
        True, "The record has no text below its front matter.", "Write the text."
    ),
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
        "The text contains HTML other than <i lang=…> and <span lang=…>.",
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
        "A page of the site links to something, or shows something, that does not exist.",
        "Correct the link in the page that the message names.",
    ),
    "active-content": CodeInfo(
        True,
        "A page of the site contains something that runs, or that another host would serve.",
        "Delete it from the file that the message names; report it if you did not write it.",
    ),
    # Advice
    "same-reading": CodeInfo(
        False,
        "A witness is listed with the reading of the copy-text, and nothing is emended.",
        "Leave the witness out: the apparatus takes agreement for granted.",
    ),
    "forgotten-parallel": CodeInfo(
        False,
        "An entry on a passage that is printed twice does not name the other place.",
        "Add `parallel` with the other paragraph, if the words occur there too.",
    ),
    "same-note": CodeInfo(
        False,
        "Two notes of the same kind are about exactly the same words.",
        "Join the two, or quote other words in one of them.",
    ),
    "unused-source": CodeInfo(
        False,
        "No record and no page cites the source.",
        "Cite it where it is relied on, or remove its file.",
    ),
    "unused-term": CodeInfo(
        False,
        "The headword occurs neither in the text nor in a note.",
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
        "The text says ‘ibid.’ or the like, but readers may arrive from anywhere.",
        "Name the work again.",
    ),
    "unclear-date": CodeInfo(
        False,
        "A date is written in a way that can be misread, or not as in the other notes.",
        "Write 16 March 1921, or 1921-03-16.",
    ),
    "unmarked-russian": CodeInfo(
        False,
        "Russian words are not marked as Russian, so a screen reader mispronounces them.",
        'Write <span lang="ru">слово</span>.',
    ),
    "unknown-blank": CodeInfo(
        False,
        "A comment on a page written by hand resembles the name of a placeholder.",
        "Correct its spelling; if it is a comment, use more than one word.",
    ),
    "long-first-sentence": CodeInfo(
        False,
        "The first sentence has more than 30 words.",
        "Divide it: the margin shows it alone.",
    ),
}
