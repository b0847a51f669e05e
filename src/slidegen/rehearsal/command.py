"""`slidegen rehearsal FILE... [DECK]`: the trend over several rehearsals, and what to plan."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from slidegen.build import Builder, BuildOptions, Built, UnreadableDeckError
from slidegen.core.durations import parse_duration
from slidegen.core.sources import spelled
from slidegen.decks import NoDeckError, find_decks
from slidegen.rehearsal.recording import NotARehearsalError, Recording, parse_recording
from slidegen.rehearsal.table import as_json as trend_as_json
from slidegen.rehearsal.table import write_table
from slidegen.rehearsal.trend import PlannedSlide, find_trend
from slidegen.terminal import MISUSED, OK, refuse, say


def print_rehearsals(typed: Sequence[Path], options: BuildOptions, *, as_json: bool) -> int:
    """Print what the rehearsals among `typed` say of the deck among it; the exit status."""
    files, named = split_typed(typed)
    try:
        entry, *more = find_decks(named, Path.cwd())
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    if more:
        return refuse("rehearsal takes one deck; name one of them", MISUSED)
    if not files:
        return refuse("rehearsal wants a file that `#/rehearse` saved", MISUSED)
    recordings = _read_all(files)
    if recordings is None:
        return MISUSED
    try:
        built = Builder(entry, options).build()
    except UnreadableDeckError as error:
        return refuse(str(error), error.status)
    trend = find_trend(_slides(built), _duration(built), recordings)
    for stranger in trend.strangers:
        refuse(f"{stranger.file} is of another deck, `{stranger.title}`: none of its slides is here", MISUSED)
    if trend.strangers:
        return MISUSED
    if as_json:
        say(json.dumps(trend_as_json(trend), ensure_ascii=False, indent=2))
    else:
        for line in write_table(trend):
            say(line)
    return OK


def split_typed(typed: Sequence[Path]) -> tuple[list[Path], Path | None]:
    """The rehearsals, and the deck: the last that was typed, or the one that is no `.json`."""
    decks = [path for path in typed if path.suffix.lower() != ".json"]
    if typed and typed[-1] in decks:
        return list(typed[:-1]), typed[-1]
    if len(decks) == 1:
        return [path for path in typed if path != decks[0]], decks[0]
    return list(typed), None


def _read_all(files: Sequence[Path]) -> list[Recording] | None:
    """The rehearsals, earliest first; None where one is none, which is said of each."""
    recordings = []
    for path in files:
        name = spelled(path.as_posix())
        try:
            recordings.append(parse_recording(path.read_text(encoding="utf-8-sig"), name))
        except OSError as error:
            refuse(f"{name} cannot be read: {error.strerror}", MISUSED)
        except UnicodeDecodeError:
            refuse(f"{name} is not a rehearsal: it is not UTF-8 text", MISUSED)
        except NotARehearsalError as error:
            refuse(f"{name} is no rehearsal: {error}", MISUSED)
    if len(recordings) < len(files):
        return None
    return sorted(recordings, key=lambda recording: recording.date)


def _slides(built: Built) -> list[PlannedSlide]:
    found = []
    for slide in built.deck.slides:
        alias, time = slide.settings.get("routeAlias"), slide.settings.get("time")
        place = f"{slide.source.file.path}:{slide.source.span.line}"
        seconds = None if time is None else parse_duration(time)
        found.append(PlannedSlide(slide.no, slide.title_text, str(alias) if alias else None, seconds, place))
    return found


def _duration(built: Built) -> float | None:
    written = built.deck.config.values.get("duration")
    return None if written is None else parse_duration(written)
