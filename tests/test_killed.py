"""A build that is killed, 200 times: the page is the old one or the new one, and nothing else is left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from slidegen.disk import write_whole

SCRIPT = Path(__file__).with_name("killed_builds.py")
RANDOM, POINTS = 60, 140


def test_a_build_that_is_killed_at_any_moment_breaks_no_page_and_leaves_nothing(tmp_path: Path):
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(RANDOM), str(POINTS)],
        cwd=tmp_path,
        env={**os.environ, "SLIDEGEN_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    old, new, *files = done.stdout.split()
    assert int(old) + int(new) == RANDOM + POINTS
    assert int(old) > 20, "some are killed before the page is there"
    assert int(new) > 20, "and some after"
    assert files == ["killed.html"]


def test_what_a_killed_process_left_is_swept_by_the_next(tmp_path: Path):
    page = tmp_path / "talk.html"
    for name in (".talk.html.0123456789ab.tmp", ".talk.html.mine.tmp", ".other.html.0123456789ab.tmp"):
        (tmp_path / name).write_bytes(b"part")
    write_whole(page, b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".other.html.0123456789ab.tmp",
        ".talk.html.mine.tmp",
        "talk.html",
    ]


@pytest.mark.parametrize("old", [None, b"old"])
def test_a_disk_without_nameless_files_has_whole_ones_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bytes | None
):
    page = tmp_path / "talk.html"
    if old is not None:
        page.write_bytes(old)
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    write_whole(page, b"new")
    assert page.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [page]
