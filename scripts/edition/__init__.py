"""The engine of the edition: `build_edition` puts it together, `site_files` turns it into pages."""

from edition.build import build_edition
from edition.edition import Edition
from edition.finish import finish_site
from edition.history import History, read_history
from edition.problems import Problem
from edition.render.linker import Settings
from edition.render.site_file import SiteFile, is_finished
from edition.site import site_files

__all__ = [
    "Edition",
    "History",
    "Problem",
    "Settings",
    "SiteFile",
    "build_edition",
    "finish_site",
    "is_finished",
    "read_history",
    "site_files",
]
