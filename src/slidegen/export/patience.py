"""How long a part of an export may take, and what is told of each part that is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

Step = Callable[[], None]
"""Says that one more is done."""


class TooSlowError(Exception):
    """Something took longer than it may; the message names it."""


@asynccontextmanager
async def within(seconds: float, what: str) -> AsyncIterator[None]:
    """Raises TooSlowError when what is done here takes longer."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise TooSlowError(f"{what} took longer than {seconds:g} s; --timeout gives it more") from None
