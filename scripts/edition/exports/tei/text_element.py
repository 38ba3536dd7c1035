"""The text: `front` with the title lines, `body` with a `div` for each section.

The characters between passages (blank lines, mostly) are kept between their elements, so that the
text content is exactly the reading text.
"""

from __future__ import annotations

from edition.assemble.edition import Edition
from edition.exports.tei.passage_elements import PassageEncoder
from edition.exports.tei.xml_ids import own_language, section_id
from edition.formats.xml import Element, append, el
from edition.model.text import Passage


def text_element(edition: Edition) -> Element:
    """Return the element `text`, in which white space is significant."""
    return _Writer(edition).text()


class _Writer:
    def __init__(self, edition: Edition) -> None:
        self.edition, self.encoder = edition, PassageEncoder(edition)
        self.done = 0
        """Offset in the reading text up to which the text has been written; code points."""

    def text(self) -> Element:
        reading = self.edition.reading_text
        text = el("text", xml_space="preserve", xml_lang=own_language(self.edition))
        if reading.front:
            title = el("docTitle")
            append(text, self.gap(reading.front[0]))
            append(text, el("front", el("titlePage", title, n="0", xml_id=section_id(0))))
            for passage in reading.front:
                append(title, self.gap(passage), self.passage("titlePart", passage))
        body = el("body")
        for section in reading.sections:
            append(body, self.gap(section.heading))
            div = el(
                "div", type="section", n=str(section.number), xml_id=section_id(section.number)
            )
            append(div, self.passage("head", section.heading))
            for passage in section.paragraphs:
                append(div, self.gap(passage), self.passage("p", passage))
            append(body, div)
        append(body, reading.content[self.done :], None if reading.sections else el("p"))
        append(text, body)
        return text

    def gap(self, passage: Passage) -> str:
        """Return the characters between what has been written and a passage."""
        start, self.done = self.done, max(self.done, passage.start)
        return self.edition.reading_text.content[start : passage.start]

    def passage(self, name: str, passage: Passage) -> Element:
        """Return the element of a passage; its id is that of the locus."""
        self.done = passage.span.end
        content = self.encoder.content(passage)
        kind = None if passage.kind == "prose" else passage.kind
        return el(name, content, n=str(passage.locus), rend=kind, xml_id=passage.locus.anchor)
