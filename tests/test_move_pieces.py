"""What stays when one block of a magic-move turns into the next (Slidev reference §3.6)."""

from __future__ import annotations

import time

from spec_fixtures import each_fixture

from slidegen.cache import Cache
from slidegen.passes.highlighting import token_lines
from slidegen.passes.move_pieces import common, match_blocks


@each_fixture("move_pieces")
def test_pieces_that_stay_keep_their_numbers(fixture, expect):
    blocks = [
        token_lines(block.text.removesuffix("\n"), block.info, Cache(None)) for block in fixture.blocks[:-1]
    ]
    *_, before, after = match_blocks(blocks)
    known = {piece.number for line in before for piece in line} - {None}
    told = [
        " ".join(
            f"{piece.text}#{piece.number}" if piece.number in known else piece.text
            for piece in line
            if piece.number is not None
        )
        for line in after
    ]
    expect(fixture, "\n".join(told))


def test_no_number_is_there_twice_in_a_block():
    text = "function a(b) {\n  return (b, b, [b])\n}\n\na(a(b))"
    for block in match_blocks([token_lines(one, "js", Cache(None)) for one in (text, text[::-1], text)]):
        numbers = [piece.number for line in block for piece in line if piece.number is not None]
        assert len(numbers) == len(set(numbers))


def test_the_text_of_a_block_is_kept_letter_by_letter():
    text = "if (a  ==\tb) {\n\n  c('d e')\n}  "
    [lines] = match_blocks([token_lines(text, "js", Cache(None))])
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == text


def test_the_heaviest_common_subsequence_prefers_words_to_marks():
    assert common(["(", "word", ")"], ["word", "(", ")"]) == [(1, 0), (2, 2)]
    assert common([], ["a"]) == []


def test_two_long_blocks_with_nothing_in_common_are_matched_in_a_moment():
    old, new = ([f"{name}{number} = {name}" for number in range(2000)] for name in "ab")
    start = time.process_time()
    match_blocks([token_lines("\n".join(lines), "text", Cache(None)) for lines in (old, new)])
    assert time.process_time() - start < 5
