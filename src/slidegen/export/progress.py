"""How far an export is, on a terminal: a bar with the time left. Elsewhere nothing is said."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import click

Step = Callable[[], None]
"""Says that one more is done."""


class TooSlowError(Exception):
    """Something took longer than it may; the message names it."""


@contextmanager
def progress(total: int) -> Iterator[Step]:
    """A bar of `total` steps on standard error."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=total, label="Exporting", file=sys.stderr, show_pos=True) as bar:
        yield lambda: bar.update(1)


@asynccontextmanager
async def within(seconds: float, what: str) -> AsyncIterator[None]:
    """Raises TooSlowError when what is done here takes longer."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise TooSlowError(f"{what} took longer than {seconds:g} s; --timeout gives it more") from None
