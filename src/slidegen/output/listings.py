"""What there is, as a list on the terminal: the slides of a deck, the themes."""

from __future__ import annotations

import json
from pathlib import Path

from slidegen.build import Builder, BuildOptions, UnreadableDeckError
from slidegen.decks import NoDeckError, find_decks
from slidegen.shipped import themes_dir
from slidegen.terminal import FAILED, MISUSED, OK, exit_status, print_report, refuse, say
from slidegen.themes import UNUSABLE, ThemeError, installed_themes, load_theme, theme_names


def print_outline(typed: Path | None, options: BuildOptions, *, as_json: bool) -> int:
    """Print the slides of a deck: number, title, layout, clicks, source line."""
    try:
        entry, *more = find_decks(typed, Path.cwd())
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    if more:
        return refuse("outline takes one deck; name one of them", MISUSED)
    try:
        built = Builder(entry, options).build()
    except UnreadableDeckError as error:
        return refuse(str(error), error.status)
    print_report(built.report)
    rows = [
        {
            "no": slide.no,
            "title": slide.title_text,
            "layout": slide.layout,
            "clicks": slide.clicks,
            "path": slide.source.file.path,
            "line": slide.source.span.line,
        }
        for slide in built.deck.slides
    ]
    if as_json:
        say(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            title = row["title"] or "—"
            place = f"{row['path']}:{row['line']}"
            say(f"{row['no']:>4}  {title:<48} {row['layout']:<16} {row['clicks']:>3}  {place}")
    return exit_status(built.report, strict=False)


def print_themes() -> int:
    """Print the themes that ship, then those of installed packages, each with what it is like."""
    for name in theme_names():
        say(f"{name:<12} {load_theme(themes_dir() / name).description}")
    status = OK
    for theme in installed_themes():
        try:
            if theme.folder is None:
                raise ThemeError(f"there is no theme.toml in `{theme.value}`")
            description = load_theme(theme.folder).description
        except UNUSABLE as error:
            message = f"theme `{theme.name}` of the package `{theme.package}` cannot be used: {error}"
            status = refuse(message, FAILED)
        else:
            hidden = ", hidden by the one that ships" if theme.name in theme_names() else ""
            say(f"{theme.name:<12} {description} (package {theme.package}{hidden})")
    return status
