"""All downloads in one ZIP file, with checksums and licences.

The bytes depend on the files only: order, dates and permissions are fixed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from textwrap import fill

from edition.formats.plain_text import plain_words
from edition.formats.site_file import Download, SiteFile
from edition.formats.zip_file import zip_files
from edition.read.hand_pages import replace_signs
from edition.render.renderer import Renderer

FOLDER = "downloads/"
"""Only downloads in this folder are archived; the DTS entry point needs the rest of the site."""
MANIFEST, README, RIGHTS = "manifest-sha256.txt", "README.txt", "RIGHTS.md"


_LINK = re.compile(r"\[([^\]]+)\]\([\w-]+\.md\)")
"""A link to another page, which the archive does not contain."""


def archive_download(renderer: Renderer, made: Sequence[Download]) -> Download:
    """Return `edition.zip`, which contains the other downloads in one folder.

    Args:
        renderer: the renderer of the edition.
        made: the other downloads; only those in `downloads/` are archived.
    """
    made = [each for each in made if each.file.uri.startswith(FOLDER)]
    files = {each.file.uri.removeprefix(FOLDER): each.file.data for each in made}
    files |= renderer.edition.licences
    if rights := _rights(renderer):
        files[RIGHTS] = rights.encode("utf-8")
    files[README] = _readme(renderer, made).encode("utf-8")
    files[MANIFEST] = "".join(
        f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)
    ).encode("utf-8")
    config = renderer.edition.config
    folder = f"edition-{config.version}"
    in_order = ((f"{folder}/{path}", files[path]) for path in sorted(files))
    data = zip_files(in_order, config.issued)
    return Download(
        SiteFile("downloads/edition.zip", data),
        "All files on this page except the DTS API in one archive, with checksums and licences.",
        "each file against its checksum",
        "To work with",
    )


def _rights(renderer: Renderer) -> str:
    """Return the page "Rights" without its front matter; empty if there is no such page."""
    page = next((page for page in renderer.edition.pages if page.uri == "rights.md"), None)
    if page is None:
        return ""
    return replace_signs(
        _LINK.sub(r"\1", page.body.lstrip()),
        lambda reference: plain_words(renderer.reference(reference)),
        lambda citation: plain_words(renderer.citation(citation)),
    )


def _readme(renderer: Renderer, made: Sequence[Download]) -> str:
    config = renderer.edition.config
    site = renderer.settings.site_url
    head = [
        ": ".join(filter(None, (config.author, config.title))),
        *([f"From {config.work}, {config.date}"] if config.work else [config.date]),
        f"Annotated edition, version {config.version} of {config.issued}",
        *([site] if site else []),
    ]
    rights = (
        f"Annotations: {config.licence}. Other rights apply to the text: see the files LICENSE and "
        f"{RIGHTS} and the folder LICENSES, if the archive contains them."
    )
    checks = f"To check that all files are intact: sha256sum -c {MANIFEST}"
    files = [
        f"{each.file.uri.removeprefix(FOLDER)}\n"
        + fill(each.purpose, 78, initial_indent="    ", subsequent_indent="    ")
        for each in made
    ]
    return "\n\n".join(["\n".join(head), fill(rights, 78), checks, *files]) + "\n"
