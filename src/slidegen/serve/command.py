"""`slidegen serve`: build, listen, watch, until Ctrl-C.

The deck is built in one thread of its own, since an embedded engine belongs to the thread that made
it, and since the page must be answered while the next one is built.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import webbrowser
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from slidegen.build import Builder, BuildOptions, UnreadableDeckError
from slidegen.decks import NoDeckError, find_decks
from slidegen.serve.live_deck import LiveDeck, LivePage
from slidegen.serve.server import LOOPBACK, DeckServer, PortTakenError, open_sockets
from slidegen.serve.watcher import EventWatcher

OPEN_AFTER = 0.1
"""Seconds until a browser is opened: the loop must run by then."""


def serve_deck(
    typed: Path | None, options: BuildOptions, *, host: str, port: int | None, open_browser: bool
) -> int:
    """Serve the deck that `typed` means; the exit status."""
    try:
        entry, *more = find_decks(typed, Path.cwd())
        if more:
            raise NoDeckError(f"serve takes one deck; there are: {', '.join(e.name for e in (entry, *more))}")
        if host not in LOOPBACK:
            raise NoDeckError(f"serve listens on loopback only, not on `{host}`")
        sockets = open_sockets(host, port)
    except (NoDeckError, PortTakenError) as error:
        click.echo(f"slidegen: {error}", err=True)
        return 2
    address = f"http://{_in_url(host)}:{sockets[0].getsockname()[1]}/"
    click.echo(address)
    sys.stdout.flush()
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="slidegen-build")
    deck = LiveDeck(Builder(entry, options))
    try:
        _print_news(worker.submit(deck.first_build).result(), None)
    except UnreadableDeckError as error:
        click.echo(f"slidegen: {error}", err=True)
        for listening in sockets:
            listening.close()
        return error.status

    async def rebuild() -> None:
        before = deck.page
        page = await asyncio.get_running_loop().run_in_executor(worker, deck.rebuild)
        if page is not None:
            _print_news(page, before)
            server.announce(page)

    watcher = EventWatcher(rebuild, lambda: deck.watched)
    server = DeckServer(watcher, sockets, LOOPBACK, lambda: _page_of(deck))
    if open_browser:
        threading.Timer(OPEN_AFTER, webbrowser.open, (address,)).start()
    server.serve(host=host)
    return 0


def _page_of(deck: LiveDeck) -> LivePage:
    assert deck.page is not None, "the first build comes before the first request"
    return deck.page


def _print_news(page: LivePage, before: LivePage | None) -> None:
    """Print what `before` did not have: seven old warnings after each save would hide the new mistake."""
    known = before.mistakes + before.warnings if before else ()
    for frame in page.mistakes + page.warnings:
        if frame not in known:
            click.echo(frame, err=True)
    if before and before.mistakes and not page.mistakes:
        click.echo("no errors any more", err=True)


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
