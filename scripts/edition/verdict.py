"""How a command ends: all problems, then how many, and an exit code."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from edition.problems import Problem, render_github, render_json, render_text

RENDERERS = {"text": render_text, "github": render_github, "json": render_json}


def say(problems: list[Problem], form: str = "text", records: int | None = None) -> bool:
    """Print all problems and a verdict; returns whether any must be mended."""
    if problems or form == "json":
        click.echo(RENDERERS[form](problems))
    blocking = sum(problem.blocking for problem in problems)
    if form != "json":
        found = f"{records} sound records; " if records is not None else ""
        advice = len(problems) - blocking
        click.echo(f"{found}{blocking} to mend, {advice} to consider.", err=True)
    if problems and form == "text":
        code = min(problems).code
        click.echo(f"What a code means is told by, for instance: edition explain {code}", err=True)
    return bool(blocking)


def end(problems: list[Problem], form: str = "text", records: int | None = None) -> NoReturn:
    """The same, and the end: with 1 if any must be mended."""
    sys.exit(1 if say(problems, form, records) else 0)
