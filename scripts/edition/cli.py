"""The command line: `edition check`, `summary`, `build`, `new-note`, `eject` and others."""

from __future__ import annotations

import errno
from pathlib import Path

import click

from edition.authoring.commands import COMMANDS
from edition.authoring.exit_report import FORMS, end
from edition.build import build_edition
from edition.read.files import explain_os_error


class _Commands(click.Group):
    """A group whose commands end with a sentence if a file cannot be read or written."""

    def invoke(self, context: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(context)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of the output has exited
                raise
            raise click.ClickException(explain_os_error(error)) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--stats", is_flag=True, help="Say how many records of each kind there are.")
@click.option("--watch", "again", is_flag=True, help="Check again at every change, until Ctrl+C.")
@click.pass_obj
def check(root: Path, form: str, stats: bool, again: bool) -> None:
    """Check annotations/ and the pages written by hand; list every problem at once."""
    if again:
        from edition.authoring.watch import check_repeatedly

        check_repeatedly(root, form)
        return
    edition, problems = build_edition(root)
    if stats:
        from edition.authoring.word_counts import render_stats

        click.echo(render_stats(edition))
    end(problems, form, records=len(list(edition.records)))


@main.command()
@click.argument("base")
@click.pass_obj
def summary(root: Path, base: str) -> None:
    """Say as Markdown what has changed in annotations/ since the commit BASE."""
    from edition.authoring.summary import changes_since, render_summary

    edition, problems = build_edition(root)
    click.echo(render_summary(edition, problems, changes_since(root, base)), nl=False)


@main.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def build(root: Path, out: Path) -> None:
    """Build the site into OUT; problems are printed, the rest is written whole.

    OUT is emptied first, so it must be new, empty, or a site built before.
    """
    from edition.publish.plugin import build_site

    built_before = all((out / name).is_file() for name in ("404.html", "downloads/apparatus.json"))
    if out.is_dir() and any(out.iterdir()) and not built_before:
        raise click.ClickException(
            f"{out} is not empty and does not contain a site built before. "
            "Name another folder, or empty this one."
        )
    end(build_site(root, out))


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Serve the site on this machine at PORT and rebuild it at every change, until Ctrl+C."""
    from edition.publish.serve import serve_site

    serve_site(root, port)


@main.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--zensical", is_flag=True, help="Write links in HTML as Zensical reads them.")
@click.pass_obj
def eject(root: Path, out: Path, zensical: bool) -> None:
    """Write a plain docs tree and an mkdocs.yml without plugins, for any similar generator."""
    from edition.publish.eject import eject_site

    end(eject_site(root, out, from_source=zensical))


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
def finish(site: Path) -> None:
    """Finish a SITE that any generator built: check links and contents, add the security policy."""
    from edition.publish.finish import finish_site

    end(finish_site(site))


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
def anchors(site: Path) -> None:
    """List the addresses in a built SITE; for a version, keep them in tests/published/."""
    from edition.publish.anchors import anchors as promised

    click.echo("\n".join(promised(site)))


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def offline(site: Path, out: Path) -> None:
    """Copy a built SITE to the folder OUT, to be read without a server, and zip it."""
    from edition.publish.offline import make_offline

    try:
        archive = make_offline(site, out)
    except FileExistsError:
        raise click.ClickException(f"{out} is not empty; remove it first.") from None
    click.echo(f"Open {out / 'index.html'}; the same for others: {archive}", err=True)


for command in COMMANDS:
    main.add_command(command)
