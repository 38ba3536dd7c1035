"""Collect the links between records, pages and passages in one pass.

References, citations, keys and mentions are links. An unknown target is a problem with a "did you
mean"; a known one gets a backlink.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from edition.assemble.edition import Backlink, Mention, Target
from edition.assemble.mentions import Forms
from edition.kinds.table import ENTITY_KINDS, KINDS, REFERABLE
from edition.kinds.term import Term
from edition.model.problems import Problem, did_you_mean, problem
from edition.model.text import LocusRange, Place, Ref, Text
from edition.read.body import Body, BodyProblem, plain_text
from edition.read.body_syntax import Citation, Reference
from edition.read.config import EDITION_FILE, Config
from edition.read.hand_pages import BLANKS, PARALLEL, HandPage, comments, problems_of, signs
from edition.read.records import Entry, Records


class Links:
    """Collects problems and backlinks while the edition is assembled."""

    def __init__(self, text: Text, records: Records) -> None:
        self.text, self.records = text, records
        self.problems: list[Problem] = []
        self._backlinks: dict[Target, dict[Backlink, None]] = defaultdict(dict)

    def backlinks(self, valid: Records) -> Mapping[Target, tuple[Backlink, ...]]:
        """Return the backlinks of each target from valid records and pages, in the order found."""
        return {
            target: tuple(b for b in links if b.source.kind == "page" or b.source in valid)
            for target, links in self._backlinks.items()
            if not isinstance(target, Ref) or target in valid
        }

    def add_keys(self, entry: Entry[Any]) -> None:
        """Follow the keys of a record's head that name other records or passages."""
        kind = KINDS[entry.ref.kind]
        for key, target in kind.links(entry.head):
            self._record(entry.ref, entry.path, entry.line(key), target, "key")
        for named in kind.loci(entry.head):
            if self._locus(entry, named.key, named.loci) and named.backlink:
                self._point(entry.ref, named.loci, "key")

    def check_pictured_words(self, config: Config) -> None:
        """Report headwords in edition.yml that do not exist."""
        for word in config.pictured_words:
            ref = Ref("term", word.removeprefix("term:"))
            if word.startswith("term:") and ref not in self.records:
                self._unknown(EDITION_FILE, config.line("pictured-words"), ref)

    def add_body(self, entry: Entry[Any], body: Body) -> None:
        """Follow the references and citations of a record's body."""
        for finding in body.findings:
            self.problems.append(_as_problem(entry.path, finding))
        for reference in body.references:
            self._reference(entry.ref, entry.path, reference)
        for citation in body.citations:
            self._citation(entry.ref, entry.path, citation)

    def add_page(self, page: HandPage) -> None:
        """Follow the references and citations of a page written by hand."""
        source = Ref("page", page.uri)
        self.problems += [_as_problem(page.path, finding) for finding in problems_of(page)]
        for sign in signs(page):
            if isinstance(sign, Reference):
                self._reference(source, page.path, sign)
            else:
                self._citation(source, page.path, sign)
        for line, words in comments(page):
            self._comment(page.path, line, words)

    def _comment(self, path: str, line: int, words: list[str]) -> None:
        """Report a comment that cannot be replaced although it looks like a blank."""
        name, *places = words
        if name == PARALLEL and len(places) == 2:
            loci = [LocusRange.parse(place) for place in places]
            for place, each in zip(places, loci, strict=True):
                if any(loci) and not (each and self.text.within(each)):
                    message = f"`{' '.join(words)}`: there is no paragraph {place}"
                    self._report(path, line, "unknown-locus", message)
        elif not places and name not in BLANKS and (guess := did_you_mean(name, list(BLANKS))):
            message = f"nothing is filled in for `<!-- {name} -->`"
            self._report(path, line, "unknown-blank", message, **{"did you mean": guess})

    def add_mentions(self, entry: Entry[Any], body: Body, forms: Iterable[Forms]) -> None:
        """Note which entities and headwords a body mentions without linking to them."""
        for words in plain_text(body).split("\n"):
            for each in forms:
                for found in each.find(words):
                    if found.ref != entry.ref:
                        self._point(entry.ref, found.ref, "mention")

    def _reference(self, source: Ref, path: str, reference: Reference) -> None:
        target = parse_target(reference.target)
        if target is None:
            message = f"`[[{reference.target}]]` is neither a paragraph nor kind:id"
            kinds = ", ".join(sorted(REFERABLE))
            guess = self._guess(reference.target)
            hints = {"did you mean": guess, "fix": f"Write {guess}."} if guess else {"kinds": kinds}
            self._report(path, reference.line, "bad-reference", message, **hints)
        elif isinstance(target, LocusRange):
            if self.text.within(target):
                self._point(source, target, "reference")
            else:
                message = f"there is no paragraph {target}"
                self._report(path, reference.line, "unknown-locus", message)
        else:
            self._record(source, path, reference.line, target, "reference")

    def _citation(self, source: Ref, path: str, citation: Citation) -> None:
        for work in citation.works:
            self._record(source, path, citation.line, Ref("source", work.id), "citation")

    def _locus(self, entry: Entry[Any], key: str, loci: LocusRange) -> bool:
        known = bool(self.text.within(loci))
        if not known:
            message = f"`{key}`: there is no paragraph {loci}"
            self._report(entry.path, entry.line(key), "unknown-locus", message)
        return known

    def _point(self, source: Ref, target: Ref | LocusRange, how: str) -> None:
        targets: Iterable[Target]
        if isinstance(target, LocusRange):
            targets = [passage.locus for passage in self.text.within(target)]
        else:
            targets = [target]
        for each in targets:
            self._backlinks[each].setdefault(Backlink(source, how))

    def _record(self, source: Ref, path: str, line: int, target: Ref, how: str) -> None:
        if target in self.records:
            self._point(source, target, how)
        elif target not in self.records.refused:
            self._unknown(path, line, target)

    def _unknown(self, path: str, line: int, target: Ref) -> None:
        known = self.records.ids(target.kind)
        folder = KINDS[target.kind].folder
        message = f"there is no {target.kind} `{target.id}` in annotations/{folder}/"
        guess = did_you_mean(target.id, list(known))
        hints = {"did you mean": guess}
        if target.kind == "contributor" and not guess:
            new = f"annotations/{folder}/{target.id}.yml"
            hints["fix"] = f"Add a file {new} with two lines, `name: …` and `role: contributor`."
        self._report(path, line, "unknown-id", message, **hints)

    def _guess(self, text: str) -> str:
        """Return the reference that is probably meant by a name without its kind; or empty."""
        name = "-".join(text.lower().split())
        found = [
            (kind, guess)
            for kind in sorted(REFERABLE)
            if (guess := did_you_mean(name, list(self.records.ids(kind))))
        ]
        if not found:
            return ""
        kind, guess = min(
            found, key=lambda each: each[1] != name
        )  # an exact match before a similar name
        label = f"|{text}" if guess != name else ""
        return f"[[{kind}:{guess}{label}]]"

    def _report(self, path: str, line: int, code: str, message: str, **hints: str) -> None:
        self.problems.append(problem(path, line, code, message, **hints))


def _as_problem(path: str, finding: BodyProblem) -> Problem:
    hints = {"fix": finding.fix} if finding.fix else {}
    return problem(path, finding.line, finding.code, finding.message, **hints)


def parse_target(text: str) -> LocusRange | Ref | None:
    """Parse the target of a reference; None if it is neither a locus nor `kind:id`."""
    kind, colon, id_ = text.partition(":")
    if colon:
        return Ref(kind, id_.strip()) if kind in REFERABLE and id_.strip() else None
    return LocusRange.parse(text)


def term_forms(records: Records) -> Forms:
    """Return the forms of all headwords; matching ignores case."""
    terms = records.of(Term).values()
    return _forms(tuple((f, t.ref) for t in terms for f in t.head.forms), True)


def entity_forms(records: Records) -> Forms:
    """Return the forms of all names; matching respects case."""
    named: list[Entry[Any]] = [e for kind in ENTITY_KINDS for e in records.ids(kind).values()]
    return _forms(tuple((form, e.ref) for e in named for form in e.head.forms), False)


@lru_cache(maxsize=4)
def _forms(forms: tuple[tuple[str, Ref], ...], ignore_case: bool) -> Forms:
    """Return the forms; cached between rebuilds with what they found in unchanged texts."""
    return Forms(forms, ignore_case)


def find_mentions(text: Text, forms: Iterable[Forms]) -> tuple[Mention, ...]:
    """Return all mentions of headwords and names in the paragraphs, in order."""
    mentions: list[Mention] = []
    for section in text.sections:
        for passage in section.paragraphs:
            here = [
                Mention(ref, Place(passage.locus, span, passage.text[span.start : span.end]))
                for each in forms
                for span, ref in each.find(passage.text)
            ]
            mentions += sorted(here, key=lambda mention: (mention.place.span, mention.ref))
    return tuple(mentions)
