"""Commands that want no deck: what starts one, what explains the language, the themes and the mistakes.

In:  argv. Out: one call a command, and its exit status. `cli.py` has the commands of decks.
"""

from __future__ import annotations

import sys

import click


@click.command()
@click.argument("name")
@click.option("-t", "--theme", default="default", metavar="NAME", help="A theme's name or path; default.")
def new(name: str, theme: str) -> None:
    """Write a first deck into the new folder NAME."""
    from slidegen.scaffold import new_deck

    sys.exit(new_deck(name, theme))


@click.command()
@click.argument("name", metavar="[TOPIC|NAME]", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def reference(name: str | None, as_json: bool) -> None:
    """Tell what a deck can say: settings, layouts, components, clicks, code, transitions, keys."""
    from slidegen.reference import print_reference

    sys.exit(print_reference(name, as_json=as_json))


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say why CODE is reported and how it is mended; without CODE, list all codes."""
    from slidegen.check import explain

    sys.exit(explain(code))


@click.command()
def themes() -> None:
    """List the themes there are."""
    from slidegen.output import print_themes

    sys.exit(print_themes())


@click.group()
def theme() -> None:
    """Themes of one's own."""


@theme.command("new")
@click.argument("name")
def theme_new(name: str) -> None:
    """Write a first theme into the new folder NAME."""
    from slidegen.scaffold import new_theme

    sys.exit(new_theme(name))


@click.group()
def cache() -> None:
    """The disk cache of formulas, utility classes and the like."""


@cache.command("clear")
def cache_clear() -> None:
    """Empty the disk cache."""
    from slidegen.cache import default_cache

    default_cache().clear()


DECKLESS = (new, reference, explain, themes, theme, cache)
