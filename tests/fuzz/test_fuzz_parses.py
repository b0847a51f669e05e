"""18,000 texts through the parser and all passes: 15,500 real decks changed by chance, 2,500 grown ones."""

from __future__ import annotations

import pytest
from grown import Grown, known_deck, wild
from hypothesis import HealthCheck, given, settings
from mill import Mill
from mutants import mutant
from run_of_texts import Run

MUTANTS, RUNS = 15_500, 10
FEW_WORRIES = settings(
    derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck), print_blob=False
)


@pytest.mark.parametrize("part", range(RUNS))
def test_a_changed_deck_is_read_as_it_is_written(part: int, mill: Mill, corpus: list[str], log_of):
    size = MUTANTS // RUNS
    numbers = range(part * size, (part + 1) * size)
    Run(mill.parse, log_of(f"parse-{part}")).over(
        (f"mutant {number}", mutant(number, corpus)) for number in numbers
    )


def test_anything_after_anything_is_read_as_it_is_written(mill: Mill):
    @settings(FEW_WORRIES, max_examples=2_000)
    @given(wild)
    def each(text: str) -> None:
        mill.parse(text)

    each()


def test_no_slide_of_a_grown_deck_is_lost(mill: Mill):
    @settings(FEW_WORRIES, max_examples=500)
    @given(known_deck())
    def each(deck: Grown) -> None:
        assert tuple(mill.parse(deck.text)) == deck.titles

    each()
