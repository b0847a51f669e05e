"""`slidegen build`: decks → pages on disk, and what is wrong → the terminal.

A file is replaced whole or not at all; where an entry cannot be read or an output cannot be written,
the old file stays (contract, "Severity").
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from slidegen.build import BuildOptions
from slidegen.decks import NoDeckError
from slidegen.output.jobs import Job, find_jobs
from slidegen.output.making import make_deck
from slidegen.output.processes import make_all
from slidegen.output.site import open_site
from slidegen.terminal import MISUSED, OK, progress, refuse


def build_decks(
    typed: Sequence[Path],
    output: str | None,
    options: BuildOptions,
    *,
    strict: bool,
    verify: bool = False,
    processes: int | None = None,
) -> int:
    """Build and write each deck; the exit status. With `verify` each is built twice and compared.

    `processes` build at a time; None: as many as the machine has cores, where there is enough to do.
    """
    try:
        jobs = find_jobs(typed, output, options)
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    _build(jobs, strict=strict, verify=verify, processes=processes)
    site = open_site(typed, output)
    return max(*(job.status for job in jobs), OK if site is None else site.write_gallery(jobs))


def _build(jobs: Sequence[Job], *, strict: bool, verify: bool, processes: int | None) -> None:
    if len(jobs) == 1:
        jobs[0].finish(make_deck(jobs[0].builder, verify=verify), strict=strict)
        return
    left = iter(jobs)
    orders = [job.order(verify=verify) for job in jobs]
    with progress(len(jobs), "Building") as bar, closing(make_all(orders, processes)) as outcomes:
        for ready in outcomes:
            if ready:
                bar.clear()
            for outcome in ready:
                next(left).finish(outcome, strict=strict)
            bar.step()
