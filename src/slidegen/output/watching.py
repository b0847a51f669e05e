"""`slidegen build --watch`: pages that follow their decks; a folder's decks come and go."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from slidegen.build import BuildOptions
from slidegen.decks import NoDeckError
from slidegen.output.jobs import find_jobs
from slidegen.output.making import make_deck
from slidegen.output.site import open_site
from slidegen.terminal import MISUSED, OK, refuse, say


def watch_decks(typed: Sequence[Path], output: str | None, options: BuildOptions, *, strict: bool) -> int:
    """Build each deck, and again whenever one of its files changes, until Ctrl-C; the exit status."""
    from slidegen.file_changes import each_change

    try:
        jobs = find_jobs(typed, output, options)
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    if any(job.place is None for job in jobs):
        return refuse("--watch writes files; name one with -o", MISUSED)
    site = open_site(typed, output)
    begun = time.time_ns()
    try:
        for job in jobs:
            job.finish(make_deck(job.builder), strict=strict)
        if site is not None:
            site.write_gallery(jobs)
        say("watching for changes; Ctrl-C ends it", err=True)
        for changed in each_change(lambda: {path for job in jobs for path in job.asked}, begun):
            for job in jobs:
                if changed & {*job.asked, *(path.parent for path in job.asked)}:
                    job.finish(make_deck(job.builder), strict=strict)
            if site is not None:
                site.write_gallery(jobs)
    except KeyboardInterrupt:
        pass
    return OK
