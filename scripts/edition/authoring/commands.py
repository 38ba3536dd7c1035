"""Commands for those who write: `edition new-note`, `new-term`, `new-source`, `fix`, others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TextIO

import click

from edition.authoring.exit_report import end
from edition.build import build_edition
from edition.model.codes import CODES
from edition.model.problems import Problem
from edition.read.draft import INVALID_ID, is_id


def _id(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Validate an id given as an option.

    Raises:
        click.BadParameter: if it is not a valid id.
    """
    if value and not is_id(value):
        raise click.BadParameter(INVALID_ID.format(value))
    return value


def _id_option(help_: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option("--id", "id_", default="", callback=_id, help=help_)


@click.command("new-note")
@click.argument("words")
@click.option("--at", default="", help="Paragraph, if the words occur in several: 2.3.")
@_id_option("File name without .md (default: from the words).")
@click.option("--kind", default="context", show_default=True)
@click.option("--by", default="your-id", show_default=True)
@click.pass_obj
def new_note(root: Path, words: str, at: str, id_: str, kind: str, by: str) -> None:
    """Begin a note on WORDS of the text: find their paragraph and write a note file."""
    from edition.authoring.new_note import write_note

    edition, _ = build_edition(root)
    path, message = write_note(root, edition, words, at=at, id_=id_, kind=kind, by=by)
    click.echo(message, err=path is None)
    sys.exit(0 if path else 1)


@click.command("new-term")
@click.argument("headword")
@click.option(
    "--form", "forms", multiple=True, help="A word by which it is found; may be given again."
)
@_id_option("File name without .md (default: from the headword).")
@click.option("--by", default="your-id", show_default=True)
@click.pass_obj
def new_term(root: Path, headword: str, forms: tuple[str, ...], id_: str, by: str) -> None:
    """Begin an entry of the glossary: find the forms of HEADWORD in the text and write a file."""
    from edition.authoring.new_term import write_term

    edition, _ = build_edition(root)
    path, message = write_term(root, edition, headword, forms, id_, by)
    click.echo(message, err=path is None)
    sys.exit(0 if path else 1)


@click.command("new-source")
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@_id_option("File name without .yml (default: author and year).")
@click.option("--again", is_flag=True, help="Write also what seems to be there already.")
@click.pass_obj
def new_source(root: Path, file: TextIO, id_: str, again: bool) -> None:
    """Add works to the bibliography from FILE, or from what is pasted: CSL-JSON or BibTeX.

    In Zotero: Export Item, format CSL JSON or BibTeX; or copy to the clipboard and paste.
    """
    from edition.authoring.new_source import read_items, write_sources

    try:
        items = read_items(file.read())
    except (ValueError, UnicodeDecodeError) as error:
        raise click.ClickException(str(error)) from None
    if id_ and len(items) > 1:
        raise click.UsageError(f"--id names one file, but these are {len(items)} works.")
    edition, _ = build_edition(root)
    done = write_sources(root, edition, items, id_, again)
    for each in done:
        click.echo(each.message, err=each.path is None)
    _, problems = build_edition(root)
    written = {each.path.relative_to(root).as_posix() for each in done if each.path}
    end([p for p in problems if p.path in written and p.code != "unused-source"])


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would be fixed, and write nothing.")
@click.option("--yes", is_flag=True, help="Answer every question about a moved quotation with yes.")
@click.pass_obj
def fix(root: Path, dry_run: bool, yes: bool) -> None:
    """Fix white space, line ends, quotation marks, the order of keys; ask about moved quotes."""
    from edition.authoring.fix import moved_quotes, safe_fixes, write

    count = 0
    refused: list[Problem] = []
    for change in list(safe_fixes(root)):
        count += 1
        click.echo(f"{change.path}: {', '.join(change.changes)}")
        if not dry_run:
            refused += write(root, change)
    for question, change in list(moved_quotes(root)):
        if dry_run:
            click.echo(question)
        elif not yes and not sys.stdin.isatty():
            click.echo(f"{question} Not asked here: run it in a terminal, or with --yes.")
        elif yes or click.confirm(question):
            findings = write(root, change)
            refused += findings
            if not findings:
                count += 1
                click.echo(f"{change.target}: quotation")
    click.echo(f"{count} {'to fix' if dry_run else 'fixed'}.", err=True)
    if refused:
        end(refused)


@click.command()
@click.argument("old", type=click.File("rb"))
@click.argument("new", type=click.File("rb"))
@click.option("--write", is_flag=True, help="Write the places that moved with certainty.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def reanchor(root: Path, old: BinaryIO, new: BinaryIO, write: bool, form: str) -> None:
    """Say what becomes of every record if the copy-text OLD is replaced by NEW.

    Each place is found, moved (the same words elsewhere), changed (other words are there now) or
    lost. Only those that moved are written, and only with --write.
    """
    from edition.authoring.reanchor import reanchor_files
    from edition.authoring.relocations import render_rows, write_moved

    try:
        answer, problems = reanchor_files(root, old.read(), new.read())
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    click.echo(render_rows(answer.rows, form), nl=False)
    written, refused = write_moved(root, answer.rows) if write else ([], [])
    for path, now in written:
        click.echo(f"Wrote {now}" + (f" (was {path})" if now != path else ""), err=True)
    if problems or refused:
        click.echo("Left out, since they do not fit OLD or cannot be written:", err=True)
        end(problems + refused)


@click.command()
@click.argument("issue", type=click.File("rb"))
@click.option("--branch", is_flag=True, help="Begin a git branch for the files.")
@click.option("--confirmed", is_flag=True, help="The contributor whom it names did send it.")
@click.pass_obj
def accept(root: Path, issue: BinaryIO, branch: bool, confirmed: bool) -> None:
    """Write the files of an ISSUE made with the form for a note (JSON, as GitHub sends it)."""
    from edition.authoring.accept import PAYLOAD_LIMIT, NotAcceptedError
    from edition.authoring.accept import accept as accepted

    try:
        files, problems = accepted(root, issue.read(PAYLOAD_LIMIT + 1), branch, confirmed)
    except NotAcceptedError as error:
        raise click.ClickException(str(error)) from None
    for path in files:
        click.echo(f"Wrote {path.relative_to(root).as_posix()}")
    end(problems)


@click.command()
@click.argument("code", type=click.Choice(list(CODES)), metavar="CODE")
def explain(code: str) -> None:
    """Say what a CODE in a message means, with an example and the fix."""
    from edition.model.code_examples import EXAMPLES

    info, example = CODES[code], EXAMPLES[code]
    click.echo(f"{code}{'' if info.blocking else ' (advice)'}: {info.meaning}\n")
    for label, words in (("not", example.wrong), ("but", example.right)):
        click.echo(f"  {label}:  " + words.replace("\n", "\n        "))
    click.echo(f"\n{info.fix}")


@click.command()
@click.pass_obj
def schemas(root: Path) -> None:
    """Write the JSON Schemas of the records for editors into .vscode/schemas/."""
    from edition.authoring.json_schemas import write_schemas

    for path in write_schemas(root):
        click.echo(path.relative_to(root).as_posix())


@click.command()
@click.pass_obj
def links(root: Path) -> None:
    """List the addresses that the edition cites, with their archived copies, as Markdown."""
    from edition.authoring.cited_addresses import cited_addresses

    edition, _ = build_edition(root)
    click.echo("| address | archived copy | cited in |\n|---|---|---|")
    for link in cited_addresses(edition):
        copy = f"<{link.archived}>" if link.archived else "none known"
        click.echo(f"| <{link.url}> | {copy} | {', '.join(link.cited)} |")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", required=True)
@click.option(
    "--author",
    "authors",
    required=True,
    multiple=True,
    help='"Family, Given", once for each author; a name without a comma is not taken apart.',
)
@click.option("--heading", default="", help='For example "Chapter {n}. {title}" or "## {title}".')
@click.option("--numerals", type=click.Choice(["arabic", "roman"]), default="arabic")
def init(
    file: Path, out: Path, title: str, authors: tuple[str, ...], heading: str, numerals: str
) -> None:
    """Begin an edition of the text in FILE (plain text or Markdown) in the folder OUT."""
    from edition.authoring.new_edition import NoHeadingError, init_edition

    try:
        written, message = init_edition(file, out, title, list(authors), heading, numerals)
    except FileExistsError as error:
        raise click.ClickException(f"{error} is there already; take another folder.") from None
    except NoHeadingError as error:
        remedy = 'Say how headings are written: --heading "Chapter {n}. {title}".'
        raise click.ClickException(f"{error}. {remedy}") from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    for path in written:
        click.echo(f"Wrote {path}")
    click.echo(f"{message} Next: edition --root {out} check", err=True)


COMMANDS = (new_note, new_term, new_source, fix, reanchor, accept, explain, schemas, init, links)
