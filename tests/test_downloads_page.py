"""The page that lists what can be taken away."""

from __future__ import annotations

import posixpath
from pathlib import Path

from built import soup_of

from edition import Edition
from edition.exports.downloads import downloads
from edition.formats.dates import readable_date
from edition.formats.site_file import GROUPS
from edition.render.renderer import Renderer


def test_every_file_is_listed_with_its_purpose_size_and_check(site: Path, edition: Edition) -> None:
    page = soup_of(site / "downloads/index.html")
    listed = {
        posixpath.normpath(f"downloads/{li.a['href']}"): li
        for li in page.select(".files li")
        if li.a
    }
    made = list(downloads(Renderer(edition)))
    assert set(listed) == {each.file.uri for each in made}
    for each in made:
        item = listed[each.file.uri]
        assert each.purpose in item.get_text()
        assert f"Checked: {each.checked}." in item.get_text()
        size = (site / each.file.uri).stat().st_size
        shown = item.select_one(".size")
        assert shown
        number, unit = shown.get_text().split()
        assert abs(float(number) * {"kB": 1000, "MB": 1_000_000}[unit] - size) <= max(
            1000, size / 10
        )


def test_groups_stand_in_their_order_and_the_version_is_told(site: Path, edition: Edition) -> None:
    page = soup_of(site / "downloads/index.html")
    assert [h.get_text(strip=True) for h in page.select("article h2")] == list(GROUPS)
    lead = page.select_one(".lead")
    assert lead
    assert (
        f"version {edition.config.version}, {readable_date(edition.config.issued)}"
        in lead.get_text()
    )
