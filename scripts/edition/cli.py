"""The command line: `edition check`, `summary`, `build`, `new-note`, `eject` and others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO, NoReturn

import click

from edition.build import build_edition
from edition.desk.new_note import write_note
from edition.problems import Problem, render_github, render_json, render_text

RENDERERS = {"text": render_text, "github": render_github, "json": render_json}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder that holds annotations/edition.yml (default: this one).",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Check, build and extend an annotated edition."""
    context.obj = root


@main.command()
@click.option(
    "--format", "form", type=click.Choice(list(RENDERERS)), default="text", show_default=True
)
@click.option("--stats", is_flag=True, help="Say how many records of each kind there are.")
@click.pass_obj
def check(root: Path, form: str, stats: bool) -> None:
    """Validate annotations/ and the pages written by hand; list every problem at once."""
    edition, problems = build_edition(root)
    if stats:
        from edition.stats import render_stats

        click.echo(render_stats(edition))
    _end(problems, form, records=len(list(edition.records)))


@main.command()
@click.argument("base")
@click.pass_obj
def summary(root: Path, base: str) -> None:
    """Say as Markdown what has changed in annotations/ since the commit BASE."""
    from edition.summary import changes_since, render_summary

    edition, problems = build_edition(root)
    click.echo(render_summary(edition, problems, changes_since(root, base)), nl=False)


@main.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def build(root: Path, out: Path) -> None:
    """Build the site into OUT; problems are printed, the rest is written whole."""
    from mkdocs_hooks import build_site

    _end(build_site(root, out))


@main.command("new-note")
@click.argument("words")
@click.option("--at", default="", help="Paragraph, if the words stand in several: 2.3.")
@click.option("--id", "id_", default="", help="File name without .md (default: from the words).")
@click.option("--kind", default="context", show_default=True)
@click.option("--by", default="your-id", show_default=True)
@click.pass_obj
def new_note(root: Path, words: str, at: str, id_: str, kind: str, by: str) -> None:
    """Begin a note on WORDS of the text: find their paragraph and write a note file."""
    edition, _ = build_edition(root)
    path, told = write_note(root, edition, words, at=at, id_=id_, kind=kind, by=by)
    click.echo(told, err=path is None)
    sys.exit(0 if path else 1)


@main.command()
@click.argument("old", type=click.File("rb"))
@click.argument("new", type=click.File("rb"))
@click.option("--write", is_flag=True, help="Write the places that moved with certainty.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def reanchor(root: Path, old: BinaryIO, new: BinaryIO, write: bool, form: str) -> None:
    """Say what becomes of every record if the copy-text OLD is replaced by NEW.

    Each place is found, moved (the same words elsewhere), changed (other words stand there now) or
    lost. Only those that moved are written, and only with --write.
    """
    from edition.desk.moved import render_rows, write_moved
    from edition.desk.reanchor import reanchor_files

    try:
        answer, problems = reanchor_files(root, old.read(), new.read())
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    click.echo(render_rows(answer.rows, form), nl=False)
    if write:
        for path, now in write_moved(root, answer.rows):
            click.echo(f"Wrote {now}" + (f" (was {path})" if now != path else ""), err=True)
    if problems:
        click.echo("Left out, since they do not fit OLD either:", err=True)
        _end(problems)


@main.command()
@click.argument("issue", type=click.File("rb"))
@click.option("--branch", is_flag=True, help="Begin a git branch for the files.")
@click.pass_obj
def accept(root: Path, issue: BinaryIO, branch: bool) -> None:
    """Write the files of an ISSUE made with the form for a note (JSON, as GitHub sends it)."""
    from edition.accept import PAYLOAD_LIMIT, NotAcceptedError
    from edition.accept import accept as accepted

    try:
        files, problems = accepted(root, issue.read(PAYLOAD_LIMIT + 1), branch)
    except NotAcceptedError as error:
        raise click.ClickException(str(error)) from None
    for path in files:
        click.echo(f"Wrote {path.relative_to(root).as_posix()}")
    _end(problems)


@main.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def eject(root: Path, out: Path) -> None:
    """Write a plain docs tree and an mkdocs.yml without hooks, for any generator of the kind."""
    from edition.eject import eject_site

    _end(eject_site(root, out))


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
def finish(site: Path) -> None:
    """Finish a SITE that any generator built: search by paragraph, link check, security policy."""
    from edition.finish import finish_site

    _end(finish_site(site))


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def offline(site: Path, out: Path) -> None:
    """Copy a built SITE into the folder OUT, to be opened without a server; and a zip beside it."""
    from edition.offline import make_offline

    try:
        archive = make_offline(site, out)
    except FileExistsError:
        raise click.ClickException(f"{out} is not empty; remove it first.") from None
    click.echo(f"Open {out / 'index.html'}; the same for others: {archive}", err=True)


def _end(problems: list[Problem], form: str = "text", records: int | None = None) -> NoReturn:
    """Print all problems and a verdict; end with 1 if any must be mended."""
    if problems or form == "json":
        click.echo(RENDERERS[form](problems))
    blocking = sum(problem.blocking for problem in problems)
    if form != "json":
        found = f"{records} sound records; " if records is not None else ""
        advice = len(problems) - blocking
        click.echo(f"{found}{blocking} to mend, {advice} to consider.", err=True)
    sys.exit(1 if blocking else 0)
