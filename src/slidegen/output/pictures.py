"""Pictures for those who show links to pages: written beside them, drawn where that was not yet done.

A picture is found in the cache by the page of the one slide that it shows: who edits another slide waits for
no browser. One that is the same is not written again.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path

from slidegen.browser import BrowserFailedError, NoBrowserError
from slidegen.build import SharePicture
from slidegen.cache import Cache, cache_key, default_cache
from slidegen.core.sources import on_disk, spelled
from slidegen.disk import write_whole
from slidegen.output.jobs import Job
from slidegen.terminal import FAILED, Progress, count, refuse, say

KIND = "cover"
NO_PLACE = "beside standard output nothing can stand"


def write_pictures(jobs: Sequence[Job], bar: Progress | None = None) -> None:
    """Write the picture of each page that has one; what fails is told, and of its job."""
    wanted = [(job, job.picture) for job in jobs if job.picture is not None and job.place is not None]
    cache = default_cache() if any(job.builder.options.cache for job in jobs) else Cache(None)
    ready: list[tuple[Job, SharePicture, bytes]] = []
    missing: list[tuple[Job, SharePicture]] = []
    for job, picture in wanted:
        data = picture.data if picture.cover is None else cache.get(KIND, _key(picture))
        if data is None:
            missing.append((job, picture))
        else:
            ready.append((job, picture, data))
    if bar is not None:
        bar.expect(len(missing))
    drawn, failed = _draw_all(missing, bar) if missing else ([], [])
    for _, picture, data in drawn:
        cache.put(KIND, _key(picture), data)
    if bar is not None and missing:
        bar.clear()
    for job, picture, why in failed:
        job.status = max(job.status, refuse(f"{_shown(job, picture)} cannot be made: {why}", FAILED))
    written = sum(_write(job, picture, data) for job, picture, data in (*ready, *drawn))
    if written:
        new = f", {len(drawn)} drawn" if drawn else ""
        say(f"{count(written, 'picture')} for shared links{new}", err=True)


def tell_lack(jobs: Sequence[Job], lack: str | None) -> None:
    """A line where pages have no picture, though there ought to be one."""
    without = [job for job in jobs if job.lacks_picture]
    why = NO_PLACE if any(job.place is None for job in without) else lack
    if without and why:
        say(f"{count(len(without), 'page')} without a picture for shared links: {why}", err=True)


Drawn = list[tuple[Job, SharePicture, bytes]]
Failed = list[tuple[Job, SharePicture, str]]


def _draw_all(missing: Sequence[tuple[Job, SharePicture]], bar: Progress | None) -> tuple[Drawn, Failed]:
    import asyncio  # late: it takes long to import, and most builds draw nothing

    return asyncio.run(_draw(missing, bar))


async def _draw(missing: Sequence[tuple[Job, SharePicture]], bar: Progress | None) -> tuple[Drawn, Failed]:
    from slidegen.export.covers import draw_covers

    drawn: Drawn = []
    failed: Failed = []
    left = list(missing)
    try:
        async with aclosing(draw_covers([picture for _, picture in missing])) as found:
            async for data in found:
                job, picture = left.pop(0)
                if isinstance(data, bytes):
                    drawn.append((job, picture, data))
                else:
                    failed.append((job, picture, data))
                if bar is not None:
                    bar.step()
    except (NoBrowserError, BrowserFailedError) as error:
        failed += [(job, picture, str(error)) for job, picture in left]
    return drawn, failed


def _key(picture: SharePicture) -> str:
    assert picture.cover is not None, "it is drawn"
    return cache_key("1", picture.kind, picture.cover)


def _write(job: Job, picture: SharePicture, data: bytes) -> bool:
    place = picture_place(job, picture)
    try:
        is_new = not place.is_file() or place.read_bytes() != data
        if is_new:
            write_whole(place, data)
    except OSError as error:
        told = f"{_shown(job, picture)} cannot be written: {error.strerror}"
        job.status = max(job.status, refuse(told, FAILED))
        return False
    job.picture_written = data
    return is_new


def picture_place(job: Job, picture: SharePicture) -> Path:
    """Beside the page."""
    assert job.place is not None, "a page on standard output has no picture"
    return on_disk(job.place.with_name(picture.name))


def _shown(job: Job, picture: SharePicture) -> str:
    return spelled(picture_place(job, picture).as_posix())
