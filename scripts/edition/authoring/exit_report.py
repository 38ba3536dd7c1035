"""End a command: print all problems, their number, and exit with a code."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from edition.model.problems import (
    Problem,
    count_problems,
    page_of,
    render_github,
    render_json,
    render_text,
)

FORMS = ("text", "github", "json")


def say(problems: list[Problem], form: str = "text", records: int | None = None) -> bool:
    """Print all problems and their number; return whether any is blocking."""
    site = os.environ.get("SITE_URL", "")
    if form == "text" and problems:
        click.echo(render_text(problems))
    elif form != "text" and (problems or form == "json"):
        click.echo((render_json if form == "json" else render_github)(problems, site))
    blocking = sum(problem.blocking for problem in problems)
    if form != "json":
        found = f"{records} valid records; " if records is not None else ""
        click.echo(f"{found}{count_problems(problems)}.", err=True)
    if problems and form == "text":
        code = min(problems).code
        where = f", or {page_of(code, site)}" if site else ""
        click.echo(f"What a code means: edition explain {code}{where}", err=True)
    return bool(blocking)


def end(problems: list[Problem], form: str = "text", records: int | None = None) -> NoReturn:
    """Print the same and exit, with 1 if any problem is blocking."""
    sys.exit(1 if say(problems, form, records) else 0)
