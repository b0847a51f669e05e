"""Which slide is which over the builds of a server: what is drawn on one stays with it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from slidegen.build.slide_ids import SlideIds
from slidegen.core.deck import SlideSource
from slidegen.core.diagnostics import SourceFile, Span
from slidegen.render import written_key

A = "# Apples\n\nA fruit that grows on trees, red or green."
B = "# Boats\n\nThey float on water, and some have sails."
C = "# Clouds\n\nWater in the air, white or grey."
D = "# Deserts\n\nSand, and no rain for years."
NEW = "# Something else\n\nQuite other words stand here."


class Served:
    """A deck whose slides are told by letters: those of the first build, then what is new."""

    def __init__(self, *texts: str) -> None:
        self.ids = SlideIds()
        self.letters: dict[str, str] = {}
        self.build(*texts)

    def build(self, *texts: str) -> str:
        """`ACB` where the last two have changed places; a new slide is the next letter."""
        slides = [source_of(text) for text in texts]
        found = self.ids.follow(slides, [written_key(slide) for slide in slides])
        assert len(set(found)) == len(texts)
        for one in found:
            self.letters.setdefault(one, chr(ord("A") + len(self.letters)))
        return "".join(self.letters[one] for one in found)


def source_of(text: str) -> SlideSource:
    file = SourceFile("slides.md", text)
    first = text.partition("\n")[0]
    title = first.removeprefix("# ") if first.startswith("# ") else None
    return SlideSource(file, Path(), Span(file, 1), text, 1, title=title)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((A, B, C, D), "ABCD"),
        ((NEW, A, B, C, D), "EABCD"),
        ((A, B, NEW, C, D), "ABECD"),
        ((B, C, D), "BCD"),
        ((A, D), "AD"),
        ((D, A, B, C), "DABC"),
        ((B, A, D, C), "BADC"),
        ((A, B.replace("sails", "oars"), C, D), "ABCD"),
        ((A, NEW, C, D), "ABCD"),
        ((NEW, A, B.replace("sails", "oars"), C, D), "EABCD"),
        ((A.replace("red", "yellow"), B, NEW, C, D.replace("years", "ages")), "ABECD"),
        ((B, C, D, A.replace("red", "yellow")), "BCDA"),
        ((A, "# Boats\n\nThey float on water,", "and some have sails.", C, D), "ABECD"),
        ((A, f"{B}\n\n{C}", D), "ABD"),
        ((A, B, B, C, D), "ABECD"),
        ((A, "", B, C, D), "AEBCD"),
        ((A, f"{NEW}\n\nfirst", f"{NEW}\n\nsecond", D), "ABCD"),
        (tuple(f"{text}\n\nmore" for text in (A, B, C, D)), "ABCD"),
        (tuple(f"{text}\n\nmore" for text in (B, D, A)), "BDA"),
        ((), ""),
    ],
    ids=[
        "nothing",
        "one more at the start",
        "one more before the last two",
        "the first deleted",
        "two deleted",
        "the last one moved",
        "two pairs changed about",
        "edited",
        "rewritten",
        "one more, and another edited",
        "two edited, and one more",
        "moved and edited",
        "split",
        "joined",
        "doubled",
        "an empty one more",
        "two rewritten",
        "all edited",
        "all edited, moved and one deleted",
        "all deleted",
    ],
)
def test_a_slide_stays_the_one_that_it_is(texts: tuple[str, ...], expected: str) -> None:
    assert Served(A, B, C, D).build(*texts) == expected


@pytest.mark.parametrize(
    "between",
    [
        [(A, C, D)],
        [("",)],
        [()],
        [(A, B[:20])],
        [(A,), (A, B[:12]), (A, B, C[:30])],
        [(A, NEW, C, D)],
        [(D, C, B, A), (NEW, D, C)],
        [(A, B + " More.", C, D), (A, B + " More. And more.", C, D)],
    ],
    ids=[
        "a slide cut out",
        "an empty file",
        "no slide",
        "half a file",
        "a file that is written bit by bit",
        "one rewritten",
        "moved about",
        "typed in",
    ],
)
def test_what_is_put_back_is_what_it_was(between: list[tuple[str, ...]]) -> None:
    served = Served(A, B, C, D)
    for texts in between:
        served.build(*texts)
    assert served.build(A, B, C, D) == "ABCD"


def test_what_is_put_back_with_another_word_is_what_it_was() -> None:
    served = Served(A, B, C, D)
    assert served.build("") == "E"
    assert served.build(A, B.replace("sails", "oars"), C, D) == "ABCD"


def test_a_new_slide_in_place_of_one_that_was_deleted_is_a_new_one() -> None:
    served = Served(A, B, C)
    assert served.build(A, C) == "AC"
    assert served.build(A, "", C) == "ADC"
    assert served.build(A, "# Boats", C) == "ADC", "typed as far as the other's title"
    assert served.build(A, "# Boats and trains", C) == "ADC"


def test_a_slide_that_is_empty_for_a_moment_is_not_one_that_was_deleted_empty() -> None:
    served = Served(A, "", B)
    served.build(A, B)
    assert served.build(A, "") == "AC"
    assert served.build(A, NEW) == "AC"


def test_slides_that_are_written_alike_are_told_by_their_order() -> None:
    assert Served(A, B, B, C).build(NEW, A, B, B, C) == "EABCD"
    assert Served(A, B, B, C).build(C, A, B, B) == "DABC"
    assert Served(A, B, B, C).build(A, "# Boats", B, C) == "ABCD"


def test_two_servers_give_no_id_twice() -> None:
    slides = [source_of(A)]
    assert SlideIds().follow(slides, ["a"]) != SlideIds().follow(slides, ["a"])


def test_an_edit_of_one_slide_of_two_hundred_costs_next_to_nothing() -> None:
    texts = [f"# Slide {no}\n\n{A}\n\n{B}" for no in range(200)]
    ids, slides = SlideIds(), [source_of(text) for text in texts]
    keys = [written_key(slide) for slide in slides]
    first = ids.follow(slides, keys)
    began = time.process_time()
    for count in range(100):
        keys[20] = f"edited {count}"
        assert ids.follow(slides, keys) == first
    assert (time.process_time() - began) / 100 < 0.002, "some 30 µs, on a machine that has time"
