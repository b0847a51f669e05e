"""Files that are whole or not there."""

from __future__ import annotations

import errno
import os
from io import BytesIO
from pathlib import Path

import pytest

from slidegen.disk import write_whole


def no_space(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_written_with_its_folders(tmp_path: Path):
    write_whole(tmp_path / "a" / "b" / "deck.html", b"new")
    assert (tmp_path / "a" / "b" / "deck.html").read_bytes() == b"new"
    assert files(tmp_path) == ["a/b/deck.html"]


def test_what_an_open_file_holds_is_written_from_its_start(tmp_path: Path):
    path = tmp_path / "deck.pdf"
    path.write_bytes(b"old and longer")
    data = BytesIO(b"all of it")
    data.seek(4)
    write_whole(path, data)
    assert path.read_bytes() == b"all of it"
    assert files(tmp_path) == ["deck.pdf"]


def test_a_file_with_a_long_name_is_written(tmp_path: Path):
    name = "折" * 80 + ".html"
    write_whole(tmp_path / name, b"new")
    assert files(tmp_path) == [name]


@pytest.mark.parametrize("step", ["pathlib.Path.replace", "os.open"])
def test_the_old_file_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str):
    path = tmp_path / "deck.html"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left"):
        patch.setattr(step, no_space)
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert files(tmp_path) == ["deck.html"]


def test_nothing_is_left_when_the_disk_is_full_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    read_only = os.open(os.devnull, os.O_RDONLY)
    opened = os.open

    def fails_to_write(path: str, flags: int, mode: int) -> int:
        os.close(opened(path, flags, mode))
        return read_only

    with monkeypatch.context() as patch, pytest.raises(OSError, match="Bad file descriptor"):
        patch.setattr("os.open", fails_to_write)
        write_whole(tmp_path / "deck.html", b"new")
    assert files(tmp_path) == []


def test_a_write_protected_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "deck.html"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)  # root may write everything
    with pytest.raises(PermissionError, match="Permission denied"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_in_the_place_is_an_error(tmp_path: Path):
    (tmp_path / "deck.html").mkdir()
    with pytest.raises(OSError, match=r"directory|denied"):
        write_whole(tmp_path / "deck.html", b"new")
    assert files(tmp_path) == []


def test_a_file_in_place_of_a_folder_is_an_error(tmp_path: Path):
    (tmp_path / "build").write_bytes(b"")
    with pytest.raises(OSError, match=r"exists|directory"):
        write_whole(tmp_path / "build" / "deck.html", b"new")
