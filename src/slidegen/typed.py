"""What is typed on the command line must be what its option means: a ratio, an address, words for robots."""

from __future__ import annotations

import click


def ratios(_context: click.Context, _option: click.Parameter, typed: tuple[str, ...]) -> tuple[str, ...]:
    """What is typed must be ratios."""
    from slidegen.core.settings import parse_ratio

    for text in typed:
        if parse_ratio(text) is None:
            raise click.BadParameter(f"{text} is no ratio; write it as 4:3")
    return typed


def address(_context: click.Context, _option: click.Parameter, typed: str | None) -> str | None:
    """What is typed must be the address of a folder on the web."""
    from slidegen.output import site_address

    found = None if typed is None else site_address(typed)
    if typed is not None and found is None:
        raise click.BadParameter(f"{typed} is no address; write it as https://example.org/talks/")
    return found


def robots(_context: click.Context, _option: click.Parameter, typed: str | None) -> str | None:
    """What is typed must be words that search engines know."""
    from slidegen.build import unknown_directives

    for word, near in unknown_directives(typed or ""):
        hint = f"; write {near}" if near else ""
        raise click.BadParameter(f"{word} is nothing that search engines know{hint}")
    return typed
