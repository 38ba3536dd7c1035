"""The changes as an Atom feed: https://www.rfc-editor.org/rfc/rfc4287.

Ids are made from commit and path, so they do not depend on the address of the site.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from edition.formats.plain_text import plain_words
from edition.formats.site_file import SiteFile
from edition.formats.urn import urn
from edition.render.renderer import Renderer

ATOM = "http://www.w3.org/2005/Atom"
URI = "changes.xml"
MAX_ENTRIES = 50
"""Older changes are only on the page "Changes"."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_file(renderer: Renderer) -> SiteFile:
    """Return `changes.xml`: the last change of each record, the newest first."""
    config = renderer.edition.config
    changed = []
    seen = set()
    for version in renderer.history.versions:
        entry = renderer.records_by_path.get(version.path)
        if entry and version.path not in seen:
            seen.add(version.path)
            changed.append((version, entry))
    start = f"{config.issued}T00:00:00Z"
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", config.language)
    _add(feed, "id", urn(config.work, config.title))
    _add(feed, "title", f"{config.work or config.title}: what is new")
    _add(feed, "updated", changed[0][0].moment if changed else start)
    _add(feed, "link", rel="self", type="application/atom+xml", href=renderer.href(URI, URI))
    _add(feed, "link", rel="alternate", type="text/html", href=renderer.href("changes/", URI))
    author = _add(feed, "author")
    _add(author, "name", f"The editors of “{config.work or config.title}”")
    for version, entry in changed[:MAX_ENTRIES]:
        item = _add(feed, "entry")
        _add(item, "id", urn(version.commit, version.path))
        label = plain_words(renderer.label(entry.ref))
        kind = entry.ref.kind.replace("-", " ").capitalize()
        _add(item, "title", f"{kind} {label}: {renderer.change_label(entry, version)}")
        _add(item, "updated", version.moment)
        address = renderer.address(entry.ref)
        _add(item, "link", rel="alternate", type="text/html", href=renderer.href(address, URI))
        for name in renderer.signers(entry):
            _add(_add(item, "author"), "name", name)
        _add(item, "summary", renderer.first_sentence(entry.ref) or label)
    if not changed:
        item = _add(feed, "entry")
        _add(item, "id", urn(config.title, config.version))
        _add(item, "title", f"Version {config.version}")
        _add(item, "updated", start)
        _add(item, "link", rel="alternate", type="text/html", href=renderer.href("changes/", URI))
        _add(item, "summary", config.description or config.title)
    ET.indent(feed)
    return SiteFile(URI, ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        element.text = _NOT_XML.sub(" ", text)
    return element
