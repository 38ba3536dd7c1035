"""The engine of the edition: `build_edition` puts it together, `site_files` turns it into pages."""

from edition.assemble.edition import Edition
from edition.build import build_edition
from edition.formats.site_file import SiteFile
from edition.history.log import History, read_history
from edition.model.problems import Problem
from edition.publish.finish import finish_site
from edition.publish.site_files import site_files
from edition.render.linker import Settings

__all__ = [
    "Edition",
    "History",
    "Problem",
    "Settings",
    "SiteFile",
    "build_edition",
    "finish_site",
    "read_history",
    "site_files",
]
