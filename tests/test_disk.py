"""Files that are whole or not there, and a cache that never stands in the way."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from slidegen.disk import Cache, cache_key, default_cache, write_whole

KEY = cache_key("version 1", "input")


def no_space(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_written_with_its_folders(tmp_path: Path):
    write_whole(tmp_path / "a" / "b" / "deck.html", b"new")
    assert (tmp_path / "a" / "b" / "deck.html").read_bytes() == b"new"
    assert files(tmp_path) == ["a/b/deck.html"]


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


def test_keys_tell_parts_apart():
    assert cache_key("ab", "c") != cache_key("a", "bc")
    assert cache_key("a", "b") != cache_key("b", "a")
    assert cache_key("a") != cache_key("a", "")
    assert cache_key("é") == cache_key("é".encode())
    assert len(cache_key()) == 64


def test_what_was_put_is_found_by_its_kind_and_key(tmp_path: Path):
    cache = Cache(tmp_path)
    assert cache.get("katex", KEY) is None
    cache.put("katex", KEY, b"<span>\0\xff")
    assert Cache(tmp_path).get("katex", KEY) == b"<span>\0\xff"
    assert cache.get("uno", KEY) is None
    assert cache.get("katex", cache_key("version 2", "input")) is None


def test_empty_data_is_found_too(tmp_path: Path):
    cache = Cache(tmp_path)
    cache.put("katex", KEY, b"")
    assert cache.get("katex", KEY) == b""


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-1], lambda data: data[:20], lambda _: b"", lambda _: b"x" * 99]
)
def test_a_truncated_or_foreign_file_is_a_miss_and_is_mended(tmp_path: Path, spoil):
    cache = Cache(tmp_path)
    cache.put("katex", KEY, b"data")
    path = tmp_path / "katex" / KEY[:2] / KEY[2:]
    path.write_bytes(spoil(path.read_bytes()))
    assert cache.get("katex", KEY) is None
    cache.put("katex", KEY, b"data")
    assert cache.get("katex", KEY) == b"data"


def test_a_cache_without_a_folder_is_always_empty():
    cache = Cache(None)
    cache.put("katex", KEY, b"data")
    assert cache.get("katex", KEY) is None
    cache.clear()


def test_a_cache_that_cannot_be_written_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file" / "cache")
    assert cache.get("katex", KEY) is None
    cache.put("katex", KEY, b"data")
    cache.clear()
    full = Cache(tmp_path / "full")
    monkeypatch.setattr("os.open", no_space)
    full.put("katex", KEY, b"data")
    assert full.get("katex", KEY) is None


def test_clearing_forgets_all_and_leaves_what_is_not_the_caches(tmp_path: Path):
    own = ["notes.txt", "katex/readme.md", "ab/cd/deck.html"]
    for name in own:
        write_whole(tmp_path / name, b"mine")
    cache = Cache(tmp_path)
    cache.put("katex", KEY, b"data")
    cache.put("uno", KEY, b"data")
    cache.clear()
    assert cache.get("katex", KEY) is None
    assert files(tmp_path) == sorted(own)
    assert not (tmp_path / "uno").exists()


def test_a_cache_that_is_too_large_forgets_what_was_not_used_for_longest(tmp_path: Path):
    keys = [cache_key(str(number)) for number in range(8)]
    cache = Cache(tmp_path)
    two_days = time.time() - 2 * 24 * 60 * 60
    for age, key in enumerate(keys):
        cache.put("katex", key, b"x" * 1000)
        os.utime(tmp_path / "katex" / key[:2] / key[2:], (two_days - age, two_days - age))
    assert cache.get("katex", keys[7]) is not None  # the oldest, but used just now
    (tmp_path / "pruned").unlink()
    small = Cache(tmp_path, limit=6000)
    small.put("katex", KEY, b"x" * 1000)
    kept = [key for key in [*keys, KEY] if Cache(tmp_path).get("katex", key) is not None]
    assert kept == [keys[0], keys[1], keys[7], KEY]


def test_one_process_that_writes_much_makes_room_again(tmp_path: Path):
    cache = Cache(tmp_path, limit=20_000)
    for number in range(100):
        cache.put("katex", cache_key(str(number)), b"x" * 1000)
    total = sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    assert total <= 25_000


def test_the_cache_is_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SLIDEGEN_CACHE", str(tmp_path / "here"))
    default_cache().put("katex", KEY, b"data")
    assert Cache(tmp_path / "here").get("katex", KEY) == b"data"


def test_the_cache_can_be_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLIDEGEN_CACHE", "off")
    default_cache().put("katex", KEY, b"data")
    assert default_cache().get("katex", KEY) is None
    assert files(tmp_path) == []


def test_the_cache_is_else_in_the_users_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SLIDEGEN_CACHE", raising=False)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, appauthor: tmp_path / name)
    default_cache().put("katex", KEY, b"data")
    assert Cache(tmp_path / "slidegen").get("katex", KEY) == b"data"
