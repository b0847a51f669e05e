"""Patterns that are compiled when they are first asked answer as compiled ones do."""

from __future__ import annotations

import re

import pytest

from slidegen.core.patterns import pattern


def test_a_pattern_answers_as_a_compiled_one() -> None:
    words = pattern(r"(?P<first>[a-z])[a-z]*", re.IGNORECASE)
    for _ in range(2):
        assert words.match("Two words")["first"] == "T"  # type: ignore[index]
        assert words.fullmatch("two words") is None
        assert [found[0] for found in words.finditer("two words")] == ["two", "words"]
        assert words.sub("-", "two words") == "- -"
    assert (words.pattern, words.groups) == (r"(?P<first>[a-z])[a-z]*", 1)


def test_a_pattern_of_bytes_reads_bytes() -> None:
    assert pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_a_pattern_that_does_not_parse_says_so_when_it_is_asked() -> None:
    broken = pattern("(")
    with pytest.raises(re.error, match="missing \\)"):
        broken.search("")
