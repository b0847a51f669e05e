"""2,000 whole builds: 1,700 real decks changed by chance, 300 grown ones; and all that was found before."""

from __future__ import annotations

import pytest
from grown import Grown, known_deck
from hypothesis import HealthCheck, given, settings
from mill import Mill
from mutants import mutant
from run_of_texts import Run
from spec_fixtures import each_fixture

MUTANTS, RUNS, FIRST = 1_700, 5, 1_000_000
"""`FIRST` is the number of the first mutant: others than those that are parsed."""
FOUND = (
    "<p v-html=\"'</input>'\">",
    "<p v-html=\"'a <![b c> d'\"></p>",
    "<p v-html=\"'</section></main>'\"></p>\n\n---\n\n# Two",
    "---\ncanvasWidth: 1e308\naspectRatio: 1e-300\n---\n",
)
"""What only a whole build meets."""


@pytest.mark.parametrize("part", range(RUNS))
def test_a_changed_deck_is_built_as_it_is_written(part: int, mill: Mill, corpus: list[str], log_of):
    size = MUTANTS // RUNS
    numbers = range(FIRST + part * size, FIRST + (part + 1) * size)
    Run(mill.build, log_of(f"build-{part}")).over(
        (f"mutant {number}", mutant(number, corpus)) for number in numbers
    )


def test_every_slide_of_a_grown_deck_is_in_its_page(mill: Mill):
    @settings(
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        max_examples=300,
    )
    @given(known_deck())
    def each(deck: Grown) -> None:
        assert tuple(mill.build(deck.text)) == deck.titles

    each()


@each_fixture("readable")
def test_what_a_browser_misread_once_is_read_as_it_is_written(fixture, mill: Mill):
    mill.parse(fixture.input)
    mill.build(fixture.input)


@pytest.mark.parametrize("text", FOUND)
def test_what_broke_a_build_once_is_built(text: str, mill: Mill):
    mill.build(text)
