"""`slidegen build`: decks → pages on disk, and what is wrong → the terminal.

A file is replaced whole or not at all; where an entry cannot be read or an output cannot be written,
the old file stays (contract, "Severity").
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from slidegen.build import BuildOptions
from slidegen.output.jobs import Job
from slidegen.output.making import make_deck
from slidegen.output.options import WriteOptions
from slidegen.output.pictures import tell_lack, write_pictures
from slidegen.output.plan import make_plan
from slidegen.terminal import OK, Progress, progress


def build_decks(typed: Sequence[Path], options: BuildOptions, how: WriteOptions) -> int:
    """Build and write each deck; the exit status."""
    plan = make_plan(typed, options, how)
    if isinstance(plan, int):
        return plan
    jobs = plan.jobs
    if len(jobs) == 1:
        jobs[0].finish(make_deck(jobs[0].builder, verify=how.verify), strict=how.strict)
        write_pictures(jobs)
    else:
        with progress(len(jobs), "Building") as bar:
            _build(jobs, how, bar)
            write_pictures(jobs, bar)
    tell_lack(jobs, plan.lack)
    return max(*(job.status for job in jobs), OK if plan.site is None else plan.site.write(jobs))


def _build(jobs: Sequence[Job], how: WriteOptions, bar: Progress) -> None:
    from slidegen.output.processes import make_all

    left = iter(jobs)
    orders = [job.order(verify=how.verify) for job in jobs]
    with closing(make_all(orders, how.processes)) as outcomes:
        for ready in outcomes:
            if ready:
                bar.clear()
            for outcome in ready:
                next(left).finish(outcome, strict=how.strict)
            bar.step()
