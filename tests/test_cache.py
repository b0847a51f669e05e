"""A cache that never stands in the way; the cache of a deck, which keeps small things together."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from slidegen.build import BuildOptions
from slidegen.build.builder import Builder
from slidegen.cache import Cache, cache_key, default_cache
from slidegen.deck_cache import DeckCache
from slidegen.decks import Entry
from slidegen.disk import write_whole

KEY = cache_key("version 1", "input")


def no_space(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


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


def test_what_is_small_is_one_file_for_a_deck(tmp_path: Path):
    cache = DeckCache(tmp_path, Path("/talk/slides.md"))
    with cache.together():
        for number in range(100):
            cache.put("katex", cache_key(str(number)), b"\xc3\xa9")
            cache.put("tokens", cache_key(str(number)), b"[]")
        cache.put("pele", KEY, b"picture")
    assert len([name for name in files(tmp_path) if "/" in name]) == 2
    again = DeckCache(tmp_path, Path("/talk/slides.md"))
    with again.together():
        assert again.get("katex", cache_key("7")) == b"\xc3\xa9"
        assert again.get("tokens", cache_key("7")) == b"[]"
        assert again.get("katex", KEY) is None
        assert again.get("pele", KEY) == b"picture"


def test_what_a_deck_does_not_ask_for_any_more_is_forgotten(tmp_path: Path):
    path, old, new = Path("/talk/slides.md"), cache_key("old"), cache_key("new")
    for keys in ([old], [new]):
        cache = DeckCache(tmp_path, path)
        with cache.together():
            for key in keys:
                cache.put("katex", key, b"x")
    last = DeckCache(tmp_path, path)
    with last.together():
        assert last.get("katex", new) == b"x"
        assert last.get("katex", old) is None


def test_decks_keep_what_is_small_apart(tmp_path: Path):
    one, other = (DeckCache(tmp_path, Path(f"/talk/{name}.md")) for name in ("one", "other"))
    with one.together():
        one.put("katex", KEY, b"x")
    with other.together():
        assert other.get("katex", KEY) is None


def test_a_build_that_fails_keeps_what_the_last_one_kept(tmp_path: Path):
    cache = DeckCache(tmp_path, Path("/talk/slides.md"))
    with cache.together():
        cache.put("katex", KEY, b"x")
    with pytest.raises(RuntimeError), cache.together():
        raise RuntimeError
    with cache.together():
        assert cache.get("katex", KEY) == b"x"


def test_a_slide_that_is_edited_leaves_the_cache_of_the_whole_deck_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SLIDEGEN_CACHE", str(tmp_path / "cache"))
    deck = tmp_path / "slides.md"
    slides = [f"# Slide {number}\n\n$x_{number}$\n" for number in range(4)]
    builder = Builder(Entry(deck, "slides"), BuildOptions(), tmp_path)
    deck.write_text("\n---\n\n".join(slides), encoding="utf-8")
    builder.build()
    kept = [name for name in files(tmp_path / "cache") if name.startswith("deck/")]
    before = (tmp_path / "cache" / kept[0]).read_bytes()
    deck.write_text("\n---\n\n".join(slides).replace("x_3", "y_3"), encoding="utf-8")
    builder.build()
    assert [name for name in files(tmp_path / "cache") if name.startswith("deck/")] == kept
    assert (tmp_path / "cache" / kept[0]).read_bytes() == before
