"""What strangers can write into an address, or neighbours into the browser’s storage: tables."""

from __future__ import annotations

from urllib.parse import quote

ENCODED = [
    "",
    "<script>pwned()</script>",
    '"><img src=x onerror=pwned()>',
    "javascript:pwned()",
    "//evil.example/",
    "https://evil.example/x.js",
    "%",
    "\\",
    "']\"]",
    "constructor",
    "__proto__",
    "((((* OR NOT [a-",
    "\u0001\u0301\u200f",
    "0",
    "-1.5",
    "a" * 79 + "😀",
    "a b " * 1000,
]
RAW = ["%", "%zz", "%E0%A4%A", "&=&", "a%00b"]
"""Values that are no proper encoding; the last one holds a null character."""

VALUES = [quote(value, safe="") for value in ENCODED] + RAW

PLACES = [
    "text/2/?hl={}",
    "text/2/?hl={}#p2-3",
    "text/2/?text={}&quiet={}&without={}",
    "text/2/#{}",
    "text/2/#n-{}",
    "apparatus/?text={}#a-{}",
    "search/?q={}",
    "search/?q=party&in={}&section={}&noteKind={}&certainty={}&form={}&sort={}&forms={}",
    "notes/?section={}&kind={}&certainty={}&by={}&source={}&sort={}",
    "people/?hl={}#person-{}",
    "concordance/?hl={}&q={}#{}",
    "no-such-page/{}",
]

ADDRESSES = [
    place.replace("{}", value)
    for place in PLACES
    for value in VALUES
    if not (place.startswith("no-such") and "%00" in value)  # the test's server refuses it
]

NAMES = ["beside", "cite", "draft", "layers", "place", "single-keys", "text-state"]
"""What our scripts store; "draft" stands for the draft of a note on certain words."""

STORED = [
    (name, value)
    for name in NAMES
    for value in ["", "{", "null", "5", '"<img src=x onerror=pwned()>"', "[[1.1]]", "{}"]
] + [
    ("beside", '"1"'),
    ("cite", '"constructor"'),
    ("cite", '["apa"]'),
    ("draft", '{"note":5}'),
    ("draft", '{"name":{},"by":[],"orcid":null,"anonymous":"yes"}'),
    ("draft", '{"sources":[{"toString":1},["carr-1950"],"constructor"]}'),
    ("draft", '{"sources":"carr-1950","kind":"constructor","certainty":"constructor"}'),
    ("draft", '{"kind":{"toString":1},"__proto__":{"note":"x"}}'),
    ("layers", '{"quiet":false,"without":[{"toString":1}]}'),
    ("layers", '{"quiet":"no","without":"work"}'),
    ("layers", '{"quiet":true,"without":{"length":3}}'),
    ("palette", "{"),
    ("palette", '{"index":0.5}'),
    ("palette", '{"index":0,"color":{"a b":"x"}}'),
    ("palette", '{"index":0,"color":{"scheme":{"toString":1}}}'),
    ("place", '{"locus":["1.1"]}'),
    ("place", '["1.1"]'),
    ("place", '"99999999999999999999.1"'),
    ("single-keys", '"off"'),
    ("text-state", '["transmitted"]'),
]
