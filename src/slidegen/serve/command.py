"""`slidegen serve`: build, listen, watch, until Ctrl-C.

Decks are built in one thread of their own, since a page must be answered while the next one is built. The
slide that is being typed in is made on the loop, where that takes a moment: nothing is built then.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import webbrowser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import click

from slidegen.build import BuildOptions, UnreadableDeckError
from slidegen.core.records import record
from slidegen.decks import NoDeckError
from slidegen.serve.code import code_for_terminal
from slidegen.serve.drawings import keep_drawings
from slidegen.serve.editor import EditorOpener
from slidegen.serve.guard import Guard, guard_for
from slidegen.serve.messages import Asked
from slidegen.serve.port import PortTakenError, open_sockets
from slidegen.serve.remote import Remote, host_for_remote, remote_address
from slidegen.serve.server import DeckServer
from slidegen.serve.site import Ahead, News, Site, open_site
from slidegen.serve.watcher import Changed, EventWatcher

OPEN_AFTER = 0.1
"""Seconds until a browser is opened: the loop must run by then."""
PAINTING = 0.03
"""Seconds that a page has for a draft before its build takes the processor."""
EVERYBODY = """\
slidegen: everybody who can reach this machine at {host} and has the address above sees the slides and the
          notes; the token in it is a new one each time, and nothing is shown without it."""

_END = object()


@record
class ServeOptions:
    """What the command line says of a server."""

    host: str = "127.0.0.1"
    port: int | None = None
    """None: 3030 or the next free one."""
    open_browser: bool = False
    follow: bool = False
    """Open pages go to the slide that was edited."""
    editor: str | None = None
    """A command; None: as `$VISUAL` or `$EDITOR` say."""
    remote: bool = False
    """Phones may follow and move the talk: listens beyond loopback."""


def serve_deck(typed: Path | None, build: BuildOptions, options: ServeOptions) -> int:
    """Serve the deck that `typed` means, or the decks of that folder; the exit status."""
    build = replace(build, live=True, remote=options.remote)
    host = host_for_remote(options.host) if options.remote else options.host
    try:
        site = open_site(typed, Path.cwd(), build)
        sockets = open_sockets(host, options.port)
    except (NoDeckError, PortTakenError) as error:
        click.echo(f"slidegen: {error}", err=True)
        return 2
    guard = guard_for(host, sockets[0].getsockname()[1])
    _print_addresses(guard, remote=options.remote)
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="slidegen-build")
    try:
        worker.submit(_begin, site).result()
    except UnreadableDeckError as error:
        click.echo(f"slidegen: {error}", err=True)
        for listening in sockets:
            listening.close()
        return error.status

    async def rebuild(changed: Changed) -> None:
        loop = asyncio.get_running_loop()
        coming = site.rebuild(changed)
        server.wake()
        news = _next(coming)  # here: to the worker and back takes half a millisecond
        while news is not _END:
            if isinstance(news, Ahead):
                server.show(news.address, news.draft)
                await asyncio.sleep(PAINTING)
            elif isinstance(news, News):
                _tell(news, server, remote)
            news = await loop.run_in_executor(worker, _next, coming)

    editor = EditorOpener(options.editor)
    watcher = EventWatcher(rebuild, lambda: site.watched, _say)
    server = DeckServer(watcher, sockets, guard, lambda: site.pages)
    server.hear = lambda address, asked: _open(site, editor, address, asked)
    server.follow = options.follow
    remote = Remote(site, notes=build.notes)
    if options.remote:
        remote.add_to(server)
    keep_drawings(server, site)
    if options.open_browser:
        threading.Timer(OPEN_AFTER, webbrowser.open, (guard.address,)).start()
    server.serve(host=host)
    return 0


def _print_addresses(guard: Guard, *, remote: bool) -> None:
    click.echo(guard.address)
    if remote:
        address = remote_address(guard.address)
        click.echo(code_for_terminal(address, coloured=sys.stdout.isatty()))
        click.echo(f"Phone remote: {address}")
    sys.stdout.flush()
    if guard.token is not None:
        click.echo(EVERYBODY.format(host=guard.host), err=True)


def _say(line: str) -> None:
    click.echo(f"slidegen: {line}", err=True)


def _begin(site: Site) -> None:
    """One deck has a page before it is asked for; those of a folder follow, one after the other."""
    if site.folder is None:
        [deck] = site.decks.values()
        deck.begin()


def _next(coming: Iterator[object]) -> object:
    return next(coming, _END)


def _open(site: Site, editor: EditorOpener, address: str, asked: Asked) -> str:
    deck = site.decks.get(address)
    place = deck.line_of(asked.slide, asked.line, asked.build) if deck is not None else None
    if place is None:
        return "The deck has just changed; try again"
    said = editor.open(place)
    _say(said)
    return said


def _tell(news: News, server: DeckServer, remote: Remote) -> None:
    _print_news(news)
    server.announce(news.address)
    remote.hub.announce(news.address)


def _print_news(news: News) -> None:
    """Print what was not there before: seven old warnings after each save would hide the new mistake."""
    page, before = news.page, news.before
    known = before.mistakes + before.warnings if before else ()
    for frame in page.mistakes + page.warnings:
        if frame not in known:
            click.echo(frame, err=True)
    if before and before.mistakes and not page.mistakes:
        click.echo("no errors any more", err=True)
