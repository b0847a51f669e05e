"""`slidegen build --watch`: pages that follow their decks, and a folder whose decks come and go."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from slidegen.build import BuildOptions
from slidegen.core.sources import spelled
from slidegen.decks import NoDeckError
from slidegen.output.jobs import Job
from slidegen.output.making import make_deck
from slidegen.output.options import WriteOptions
from slidegen.output.pictures import picture_place, tell_lack, write_pictures
from slidegen.output.plan import Plan, make_plan
from slidegen.terminal import FAILED, MISUSED, OK, refuse, say


def watch_decks(typed: Sequence[Path], options: BuildOptions, how: WriteOptions) -> int:
    """Build each deck, and again whenever one of its files changes, until Ctrl-C; the exit status."""
    from slidegen.file_changes import each_change

    plan = make_plan(typed, options, how)
    if isinstance(plan, int):
        return plan
    if any(job.place is None for job in plan.jobs):
        return refuse("--watch writes files; name one with -o", MISUSED)
    watch = _Watch(plan, plan.jobs)
    begun = time.time_ns()
    try:
        watch.build(plan.jobs)
        tell_lack(plan.jobs, plan.lack)
        say("watching for changes; Ctrl-C ends it", err=True)
        for changed in each_change(watch.files, begun):
            fresh = watch.look_again()
            watch.build([job for job in watch.jobs if job in fresh or changed & job.asked])
            gc.collect()  # while nobody waits: during a build nothing is looked for
    except KeyboardInterrupt:
        pass
    return OK


@dataclass(slots=True)
class _Watch:
    plan: Plan
    jobs: list[Job]
    _said: str = ""
    """Why the decks could not be looked for the last time."""

    def files(self) -> set[Path]:
        """What the pages are made of, and the folders in which decks come and go."""
        folders = () if self.plan.site is None else self.plan.site.folders
        below = (path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_dir())
        return {path for job in self.jobs for path in job.asked} | {*folders, *below}

    def build(self, jobs: Sequence[Job]) -> None:
        """Build `jobs`, and what shows them all."""
        for job in jobs:
            job.finish(make_deck(job.builder), strict=self.plan.how.strict)
        write_pictures(jobs)
        if self.plan.site is not None:
            self.plan.site.write(self.jobs)

    def look_again(self) -> list[Job]:
        """The decks that are new in the folders; those that went lose their pages."""
        if self.plan.site is None:
            return []
        known = {job.entry: job for job in self.jobs}
        try:
            found = self.plan.find_jobs()
            self._said = ""
        except NoDeckError as error:
            if str(error) != self._said:
                refuse(str(error), MISUSED)
            self._said = str(error)
            found = self.jobs if any(job.entry.path.exists() for job in self.jobs) else []
        self.jobs = [known.get(job.entry, job) for job in found]
        places = {job.place for job in self.jobs}
        for job in known.values():
            if job not in self.jobs and job.place not in places:
                _remove(job)
        return [job for job in self.jobs if job.entry not in known]


def _remove(job: Job) -> None:
    """Remove the page of a deck that is gone, and its picture, if they still are what was written here."""
    assert job.place is not None, "--watch writes files"
    written = [(job.place, job.written)]
    if job.picture is not None:
        written.append((picture_place(job, job.picture), job.picture_written))
    for place, data in written:
        shown = spelled(place.as_posix())
        try:
            if data and place.read_bytes() == data:
                place.unlink()
                say(f"{shown}: removed, its deck is gone", err=True)
        except FileNotFoundError:
            pass
        except OSError as error:
            refuse(f"{shown} cannot be removed: {error.strerror}", FAILED)
