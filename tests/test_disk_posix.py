"""Modes, links and pipes: what a file may be where the system is not Windows (see conftest.py)."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path

import pytest

from slidegen.disk import write_whole


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o000, 0o644), (0o077, 0o600)])
def test_a_web_host_can_read_the_file(tmp_path: Path, umask: int, mode: int):
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "deck.html", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "deck.html").stat().st_mode) == mode


def test_what_another_process_is_writing_is_not_swept(tmp_path: Path):
    left = tmp_path / ".deck.html.0123456789ab.tmp"
    with left.open("wb") as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        write_whole(tmp_path / "deck.html", b"new")
        assert left.exists()
    write_whole(tmp_path / "deck.html", b"new")
    assert not left.exists()


def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path):
    (tmp_path / "real.html").write_bytes(b"old")
    (tmp_path / "link.html").symlink_to("real.html")
    write_whole(tmp_path / "link.html", b"new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
