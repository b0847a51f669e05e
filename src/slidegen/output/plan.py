"""What a command is going to do, or why it is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from slidegen.build import BuildOptions
from slidegen.decks import NoDeckError
from slidegen.output.jobs import Job, find_jobs
from slidegen.output.options import WriteOptions, hosted, lack_of_browser
from slidegen.output.site import Site, open_site
from slidegen.terminal import FAILED, MISUSED, refuse


@dataclass(slots=True)
class Plan:
    """The decks that a command builds, and what goes with them."""

    typed: Sequence[Path]
    how: WriteOptions
    options: BuildOptions
    jobs: list[Job]
    site: Site | None
    lack: str | None
    """Why no picture can be drawn; empty where none is to be."""

    def find_jobs(self) -> list[Job]:
        """The decks that there are now. Raises NoDeckError."""
        return find_jobs(self.typed, self.how, self.options)


def make_plan(typed: Sequence[Path], options: BuildOptions, how: WriteOptions) -> Plan | int:
    """What is to be done; the exit status where that cannot be, which was told."""
    lack = lack_of_browser(how)
    if how.browser and lack:
        return refuse(lack, FAILED)
    site = open_site(typed, how, options)
    options = hosted(options, how, is_site=site is not None, can_draw=lack is None)
    try:
        jobs = find_jobs(typed, how, options)
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    if how.robots_txt is not None and site is None:
        return refuse("--robots-txt is for a folder of decks that is built into a folder", MISUSED)
    return Plan(typed, how, options, jobs, site, lack)
