"""argv → one call a command; prints the report; exit codes (contract, "Command line").

Click alone is imported until a command runs: `slidegen --help` must not wait for Markdown.
"""

from __future__ import annotations

import atexit
import gc
import sys
from pathlib import Path
from typing import Any, Literal

import click

from slidegen import __version__
from slidegen.deckless import DECKLESS
from slidegen.typed import address, ratios, robots

NOTE_FORMS = ("pages", "annotations")
FORMATS = ("pdf", "png", "webp", "pptx", "md", "notes")

deck_argument = click.argument("deck", required=False, type=click.Path(path_type=Path, allow_dash=True))
root_option = click.option(
    "--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The project root (`@/`)."
)
theme_option = click.option(
    "-t", "--theme", metavar="NAME", help="A theme's name or path, over the deck's own."
)
split_option = click.option(
    "--split",
    type=click.Choice(("headings", *"123456")),
    metavar="headings|N",
    help="Begin slides at `#` and `##`, too, or at headings down to level N.",
)
cache_option = click.option("--no-cache", is_flag=True, help="Neither read nor write the disk cache.")


class _Commands(click.Group):
    """Who types a deck where a command is wanted is told the command that shows it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        named = args[0]
        if named not in self.commands and (named.endswith(".md") or "/" in named) and Path(named).exists():
            import shlex

            ctx.fail(f"`{named}` is no command. Did you mean `slidegen serve {shlex.quote(named)}`?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def main() -> None:
    """Markdown decks in Slidev's language → one HTML file that presents itself."""
    from slidegen.terminal import write_any_text

    write_any_text()
    # What a build makes lasts until its end: to look through it for garbage again and again, and once more
    # before the process ends, finds next to none.
    gc.set_threshold(1_000_000)
    atexit.register(gc.freeze)


@main.command()
@click.argument("decks", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("-o", "--output", metavar="FILE|DIR", help="Where to write; `-` is standard output.")
@theme_option
@split_option
@click.option("--without-notes", is_flag=True, help="Leave the speaker notes out of the file.")
@click.option("--audience", is_flag=True, help="For handing out: no notes, comments, EXIF.")
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.option("--verify", is_flag=True, help="Build again elsewhere, and fail if a byte differs.")
@click.option("--watch", is_flag=True, help="Build again whenever a file of the deck changes.")
@click.option(
    "-j", "--jobs", "processes", type=click.IntRange(1), help="Decks built at a time; one for each core."
)
@click.option(
    "--site-url",
    "address",
    metavar="URL",
    callback=address,
    help="Where pages will be, for shared links.",
)
@click.option(
    "--browser/--no-browser", default=None, help="Whether pictures for shared links are drawn; where one is."
)
@click.option("--robots", metavar="WORDS", callback=robots, help="What search engines may do: noindex.")
@click.option("--robots-txt", type=click.Choice(("allow", "deny")), help="Write one for a folder's site.")
@root_option
@cache_option
def build(
    decks: tuple[Path, ...],
    theme: str | None,
    split: str | None,
    without_notes: bool,
    audience: bool,
    watch: bool,
    robots: str | None,
    root: Path | None,
    no_cache: bool,
    **asked: Any,
) -> None:
    """Build each DECK into one self-contained HTML file."""
    from slidegen.build import BuildOptions
    from slidegen.output import WriteOptions, build_decks, watch_decks

    options = BuildOptions(
        theme=theme,
        split=split,
        notes=not (without_notes or audience),
        root=root,
        cache=not no_cache,
        audience=audience,
        robots=robots,
    )
    if watch and asked["verify"]:
        fail("--watch and --verify do not go together")
    sys.exit((watch_decks if watch else build_decks)(decks, options, WriteOptions(**asked)))


@main.command()
@click.argument("decks", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "form", flag_value="json", help="As JSON.")
@click.option("--sarif", "form", flag_value="sarif", help="As SARIF 2.1.0, for code hosts.")
@click.option("--github", "form", flag_value="github", help="As annotations of a GitHub workflow.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Tell only what is new.")
@click.option("--update-baseline", is_flag=True, help="Write what is found into the baseline.")
@click.option("--fix", is_flag=True, help="Write into the decks what hints say literally.")
@click.option(
    "--browser/--no-browser", default=None, help="Whether slides are laid out; where a browser is there."
)
@click.option(
    "--ratio", "ratios", metavar="RATIO", multiple=True, callback=ratios, help="Another shape, too: 4:3."
)
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@theme_option
@split_option
@root_option
@cache_option
def check(
    decks: tuple[Path, ...],
    theme: str | None,
    split: str | None,
    root: Path | None,
    no_cache: bool,
    **asked: Any,
) -> None:
    """Say what is wrong or doubtful in each DECK, with its mend."""
    from slidegen.build import BuildOptions
    from slidegen.check import CheckOptions, check_decks

    if asked["update_baseline"] and asked["baseline"] is None:
        fail("--update-baseline wants --baseline FILE")
    how = CheckOptions(**{name: value for name, value in asked.items() if value is not None})
    sys.exit(check_decks(decks, BuildOptions(theme=theme, split=split, root=root, cache=not no_cache), how))


@main.command()
@click.argument("file", metavar="FILE.html", type=click.Path(path_type=Path))
@deck_argument
@click.option("--json", "form", flag_value="json", help="As JSON.")
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
def audit(file: Path, deck: Path | None, form: Literal["json"] | None, strict: bool) -> None:
    """Say what the built FILE.html gives away; with DECK, look for each sentence that no slide shows."""
    from slidegen.check import audit_file

    sys.exit(audit_file(file, deck, form=form or "text", strict=strict))


@main.command()
@deck_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; 3030 or the next free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@click.option("--remote", is_flag=True, help="Phones in the same network follow and move the talk.")
@click.option("--follow", is_flag=True, help="Open pages go to the slide that was edited.")
@click.option("--editor", metavar="CMD", help="What Alt-Shift-click opens; else $VISUAL or $EDITOR.")
@theme_option
@split_option
@root_option
def serve(
    deck: Path | None,
    host: str,
    port: int | None,
    open_browser: bool,
    remote: bool,
    follow: bool,
    editor: str | None,
    theme: str | None,
    split: str | None,
    root: Path | None,
) -> None:
    """Serve DECK with live reload, or a folder's decks with a gallery."""
    from slidegen.build import BuildOptions
    from slidegen.serve import ServeOptions, serve_deck

    gc.set_threshold(50_000)  # each of its many builds leaves something
    options = ServeOptions(host, port, open_browser, follow, editor, remote)
    sys.exit(serve_deck(deck, BuildOptions(theme=theme, split=split, root=root), options))


@main.command()
@deck_argument
@click.option("--format", type=click.Choice(FORMATS), help="The form; what OUT ends in, or pdf.")
@click.option("-o", "--output", metavar="OUT", help="The file, or the folder of pictures; `-` prints it.")
@click.option("--range", metavar="RANGE", help="The slides: 1,3-5.")
@click.option("-c", "--with-clicks", "clicks", is_flag=True, help="A page or picture for each click.")
@click.option("--with-notes", "notes", is_flag=True, help="The speaker notes behind each slide.")
@click.option("--notes-as", "note_form", type=click.Choice(NOTE_FORMS), help="Those of a PDF; pages.")
@click.option("--dark", is_flag=True, help="In dark colours.")
@click.option("--scale", type=click.FloatRange(0.1, 8), help="Pixels of pictures for each px; 2.")
@click.option("--omit-background", "clear", is_flag=True, help="Pictures on no ground.")
@click.option("--editable", is_flag=True, help="PowerPoint of texts, tables and shapes, not of pictures.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), help="Seconds for a slide; 30.")
@theme_option
@split_option
@root_option
@cache_option
def export(
    deck: Path | None,
    theme: str | None,
    split: str | None,
    root: Path | None,
    no_cache: bool,
    **asked: str | float | bool | None,
) -> None:
    """Export DECK as PDF, pictures, PowerPoint, a hand-out in Markdown, or its notes."""
    from slidegen.build import BuildOptions
    from slidegen.export import export_deck

    said = {name: value for name, value in asked.items() if value is not None and value is not False}
    sys.exit(export_deck(deck, BuildOptions(theme=theme, split=split, root=root, cache=not no_cache), said))


@main.command()
@deck_argument
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@split_option
@root_option
def outline(deck: Path | None, as_json: bool, split: str | None, root: Path | None) -> None:
    """List the slides of DECK: number, title, layout, clicks, source lines."""
    from slidegen.build import BuildOptions
    from slidegen.output import print_outline

    sys.exit(print_outline(deck, BuildOptions(split=split, root=root), as_json=as_json))


@main.command()
@click.argument("files", metavar="FILE... [DECK]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON; times in seconds.")
@root_option
def rehearsal(files: tuple[Path, ...], as_json: bool, root: Path | None) -> None:
    """Show the trend over rehearsals that `#/rehearse` saved, and propose a `time:` for each slide."""
    from slidegen.build import BuildOptions
    from slidegen.rehearsal import print_rehearsals

    sys.exit(print_rehearsals(files, BuildOptions(root=root), as_json=as_json))


for command in DECKLESS:
    main.add_command(command)


def fail(message: str) -> None:
    """Say what is wrong with the command line, and stop with status 2."""
    click.echo(f"slidegen: {message}", err=True)
    raise SystemExit(2)


if __name__ == "__main__":
    main()
