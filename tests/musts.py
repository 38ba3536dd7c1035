"""The musts of the Web Annotation model, in short, for where the W3C's own files are not at hand.

https://www.w3.org/TR/annotation-model/, sections 3 and 4. Stricter than the W3C's files in one
thing: an id, a canonical name and a licence must be absolute addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
RELATIVE = re.compile(r"[^\s<>\"{}|\\^`]+")
PURPOSES = frozenset(
    "assessing bookmarking classifying commenting describing editing highlighting identifying"
    " linking moderating questioning replying tagging".split()
)
SPECIFIC = ("purpose", "selector", "state", "styleClass", "renderedVia", "scope")


def broken_musts(annotation: dict[str, Any]) -> Iterator[str]:
    """What an annotation does that it must not."""
    if not _is(ABSOLUTE, annotation.get("id")):
        yield "3.1: one id, an absolute address"
    if "Annotation" not in _all(annotation.get("type")):
        yield "3.1: its type is Annotation"
    if not _all(annotation.get("target")):
        yield "3.1: a target"
    if "body" in annotation and "bodyValue" in annotation:
        yield "3.2.5: no bodyValue beside a body"
    if "bodyValue" in annotation and not isinstance(annotation["bodyValue"], str):
        yield "3.2.5: bodyValue is a string"
    if not set(_all(annotation.get("motivation"))) <= PURPOSES:
        yield "3.3.5: motivations of the model"
    yield from _common(annotation)
    for place in ("body", "target"):
        for resource in _all(annotation.get(place)):
            for finding in _resource(resource, place):
                yield f"{place}: {finding}"


def _resource(resource: Any, place: str) -> Iterator[str]:
    if isinstance(resource, str):
        if not _is(RELATIVE, resource):
            yield "3.2: an address"
        return
    if not isinstance(resource, dict):
        yield "3.2: an address or an object"
        return
    yield from _common(resource)
    if resource.get("textDirection", "auto") not in ("auto", "ltr", "rtl"):
        yield "3.2.1: textDirection"
    if "purpose" in resource and not set(_all(resource["purpose"])) <= PURPOSES:
        yield "3.3.5: purposes of the model"
    if "source" in resource:
        yield from _specific(resource)
    elif "value" in resource:
        if place == "target" or not isinstance(resource["value"], str) or "items" in resource:
            yield "3.2.4: only a body has words of its own, and one value"
    elif "items" in resource:
        if {"value", "purpose"} & resource.keys() or not resource["items"]:
            yield "3.2.7: a choice has items, and neither value nor purpose"
    elif not _is(RELATIVE, resource.get("id")) or "purpose" in resource:
        yield "3.2.1: an external resource has an id and no purpose"


def _specific(resource: dict[str, Any]) -> Iterator[str]:
    source = resource["source"]
    source = source.get("id") if isinstance(source, dict) else source
    if not _is(RELATIVE, source):
        yield "4: one source, an address"
    if "value" in resource or "items" in resource:
        yield "4: neither value nor items beside a source"
    if not any(key in resource for key in SPECIFIC):
        yield "4: something that makes it specific"
    for selector in _all(resource.get("selector")):
        yield from _selector(selector)
    for state in _all(resource.get("state")):
        kind = state.get("type") if isinstance(state, dict) else None
        if kind == "TimeState":
            if ("sourceDate" in state) == ("sourceDateStart" in state) and "cached" not in state:
                yield "4.3.1: one date or two ends of a time"
            if "sourceDate" in state and not all(map(_is_moment, _all(state["sourceDate"]))):
                yield "4.3.1: sourceDate is a moment with its zone"
        elif kind != "HttpRequestState":
            yield "4.3: a state of the model"


def _selector(selector: Any) -> Iterator[str]:
    kind = selector.get("type") if isinstance(selector, dict) else None
    if kind == "TextQuoteSelector":
        if not all(isinstance(selector.get(k, ""), str) for k in ("exact", "prefix", "suffix")):
            yield "4.2.4: words as strings"
        if "exact" not in selector:
            yield "4.2.4: exact"
    elif kind in ("TextPositionSelector", "DataPositionSelector"):
        start, end = selector.get("start"), selector.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start <= end:
            yield "4.2.5: start and end are whole numbers in order"
    elif kind in ("FragmentSelector", "CssSelector", "XPathSelector"):
        if not isinstance(selector.get("value"), str):
            yield "4.2.1: a value"
        if "conformsTo" in selector and not _is(ABSOLUTE, selector["conformsTo"]):
            yield "4.2.1: conformsTo is an address"
    elif kind != "RangeSelector" and kind != "SvgSelector":
        yield "4.2: a selector of the model"
    if isinstance(selector, dict):
        for inner in _all(selector.get("refinedBy")):
            yield from _selector(inner)


def _common(thing: dict[str, Any]) -> Iterator[str]:
    for key in ("created", "modified", "generated"):
        if key in thing and not _is_moment(thing[key]):
            yield f"3.3.1: {key} is one moment with its zone"
    if "rights" in thing and not all(_is(ABSOLUTE, each) for each in _all(thing["rights"])):
        yield "3.3.6: rights are addresses"
    if "canonical" in thing and not _is(ABSOLUTE, thing["canonical"]):
        yield "3.3.7: one canonical name"
    if "via" in thing and not all(_is(ABSOLUTE, each) for each in _all(thing["via"])):
        yield "3.3.7: via"


def _all(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _is(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and bool(pattern.fullmatch(value))


def _is_moment(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False
