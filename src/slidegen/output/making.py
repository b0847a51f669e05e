"""An order for a deck → what is to be written and said of it: plain data, the same from any process."""

from __future__ import annotations

import traceback
from pathlib import Path

from slidegen.build import Builder, BuildOptions, Built, SharePicture, UnreadableDeckError
from slidegen.core.diagnostics import Report
from slidegen.core.records import record
from slidegen.decks import Entry
from slidegen.gallery import Card
from slidegen.terminal import FAILED, OK


@record
class Order:
    """A deck that is to be built."""

    entry: Entry
    options: BuildOptions
    cwd: Path
    verify: bool = False
    """It is built twice and compared."""


@record
class Made:
    """What became of a deck."""

    html: bytes
    report: Report
    asked: frozenset[Path]
    """Every file that was looked for."""
    card: Card
    picture: SharePicture | None = None
    """What is to stand beside the page."""
    lacks_picture: bool = False
    verified: str = ""
    """What a second build showed, for people."""
    status: int = OK
    """FAILED where the second build was another one."""


@record
class Refused:
    """Nothing can be made of a deck."""

    message: str
    status: int


Outcome = Made | Refused


def carry_out(order: Order) -> Outcome:
    """What comes of an order; a bug in slidegen, too, is told of this deck alone."""
    try:
        return make_deck(Builder(order.entry, order.options, order.cwd), verify=order.verify)
    except Exception:  # the other decks are not to blame
        return failed(order.entry, traceback.format_exc().rstrip())


def failed(entry: Entry, why: str) -> Refused:
    """A deck of which the build itself broke."""
    return Refused(f"{entry.name} cannot be built: {why}", FAILED)


def make_deck(builder: Builder, *, verify: bool = False) -> Outcome:
    """The deck as it is now."""
    try:
        built = builder.build()
    except UnreadableDeckError as error:
        return Refused(str(error), error.status)
    deck = built.deck
    mistakes = sum(found.severity == "error" for found in built.report)
    card = Card(builder.entry.name, deck.config.title, deck.theme.name, len(deck.slides), mistakes)
    said, status = _verify(built, builder) if verify else ("", OK)
    return Made(
        built.html,
        built.report,
        built.asked,
        card,
        built.published.picture,
        built.published.lacks_picture,
        verified=said,
        status=status,
    )


def _verify(built: Built, builder: Builder) -> tuple[str, int]:
    """Build again, elsewhere: whether it is the same, for people, and the exit status."""
    from slidegen.verify import VerifyError, verify_build

    name = builder.entry.name
    try:
        found = verify_build(built, builder.entry, builder.options, builder.cwd)
    except (VerifyError, OSError) as error:
        return f"{name} cannot be verified: {error}", FAILED
    if found is not None:
        return f"{name} is not the same when it is built again: {found}", FAILED
    return f"{name}: built again elsewhere, the same bytes", OK
