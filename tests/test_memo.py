"""A build that keeps what did not change yields the bytes of one that starts anew; and no build depends
on where, when or in which process it runs."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from edits import EDITS, PART, SNIPPET, Draft, square

from slidegen.build import Builder, Built
from slidegen.decks import find_decks

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    folder = tmp_path / "deck"
    folder.mkdir()
    draft = Draft(folder, random.Random(0))
    for name, text in [
        ("package.json", "{}"),
        ("part.md", PART),
        ("snippets/x.py", SNIPPET),
        ("public/square.svg", square(40)),
    ]:
        draft.write(name, text)
    draft.save()
    return draft


def start(draft: Draft) -> Builder:
    return Builder(find_decks(Path("slides.md"), draft.folder)[0], cwd=draft.folder)


def frames(built: Built) -> list[str]:
    return [found.frame() for found in built.report]


def outline(built: Built) -> list[tuple[object, ...]]:
    return [
        (slide.no, slide.title_text, slide.layout, slide.clicks, slide.clicks_start, slide.source.span.line)
        for slide in built.deck.slides
    ]


def assert_as_new(kept: Builder, draft: Draft, told: list[str]) -> None:
    """What `kept` builds now is what a new builder builds."""
    incremental, cold = kept.build(), start(draft).build()
    assert frames(incremental) == frames(cold), told
    assert outline(incremental) == outline(cold), told
    assert incremental.html == cold.html, told
    assert incremental.asked == cold.asked, told


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_any_edit_what_is_kept_is_right(draft: Draft, edit: Callable[[Draft], None]):
    builder = start(draft)
    builder.build()
    edit(draft)
    draft.save()
    assert_as_new(builder, draft, [edit.__name__])


@pytest.mark.parametrize("seed", range(3))
def test_after_many_edits_what_is_kept_is_right(draft: Draft, seed: int):
    draft.chance = random.Random(seed)
    builder = start(draft)
    told: list[str] = []
    for edit in draft.chance.choices(EDITS, k=25):
        edit(draft)
        draft.save()
        told.append(edit.__name__)
        assert_as_new(builder, draft, told)


def test_a_slide_that_did_not_change_is_not_made_again(draft: Draft):
    builder = start(draft)
    builder.build()  # of files that were written in this very moment: those are read once more
    before = builder.build().deck.slides
    draft.slides[0] += "\n\nA word more."
    draft.save()
    after = builder.build().deck.slides
    made = [new.no for old, new in zip(before, after, strict=True) if old.body is not new.body]
    # The fifth and the sixth have mistakes, whose lines moved.
    assert made == [1, 5, 6]


def test_two_builds_in_two_folders_give_the_same_bytes(draft: Draft, tmp_path: Path):
    other = tmp_path / "elsewhere" / "deck"
    shutil.copytree(draft.folder, other)
    first = start(draft).build()
    second = Builder(find_decks(Path("slides.md"), other)[0], cwd=other).build()
    third = Builder(find_decks(other / "slides.md", ROOT)[0], cwd=ROOT).build()
    assert first.html == second.html == third.html
    assert frames(first) == frames(second)


def test_no_path_of_the_machine_is_in_the_page(draft: Draft):
    page = start(draft).build().html.decode("utf-8")
    for place in (draft.folder, draft.folder.parent, ROOT, Path.home(), Path(sys.prefix)):
        assert place.as_posix() not in page
        assert str(place) not in page


@pytest.mark.parametrize("deck", ["llms-from-scratch", "tour"])
def test_the_order_of_hashes_the_clock_and_the_cache_leave_no_trace(deck: str, tmp_path: Path):
    """Each process has another hash seed, another time zone, another folder, and a warm or no disk cache."""
    pages = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"), ("3", "America/Lima")):
        folder = tmp_path / f"run {seed}"
        shutil.copytree(ROOT / "decks" / deck, folder / "decks" / deck)
        (folder / "package.json").write_text("{}", encoding="utf-8")
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "SLIDEGEN_CACHE": "off" if seed == "3" else str(tmp_path / "cache"),
        }
        command = [sys.executable, "-m", "slidegen.cli", "build", f"decks/{deck}", "-o", "-"]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
        pages.append(done.stdout)
    assert pages[0] == pages[1] == pages[2]
    assert len(pages[0]) > 100_000
