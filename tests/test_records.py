"""Records are what `dataclass(frozen=True, slots=True)` makes; their methods are only written later."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, field, replace

import pytest

from slidegen.core.records import record


@record
class Point:
    """A place."""

    x: int
    y: int = 2
    names: list[str] = field(default_factory=list, compare=False)


@record
class Ringed(Point):
    """A place with a ring, which knows how long it is."""

    radius: float = 0.5
    length: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", 2 * self.radius)

    def __repr__(self) -> str:
        return f"ring of {self.radius}"


@record
class Fresh:
    """Of which nothing was made before the test that uses it."""

    value: int


def test_records_of_equal_values_are_equal_and_have_one_hash() -> None:
    assert Point(1, names=["a"]) == Point(1, 2, names=["b"])
    assert hash(Point(1, names=[])) == hash(Point(1, 2))
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2)
    assert len({Point(1), Point(1, 2), Point(2)}) == 2


def test_a_record_says_what_is_in_it() -> None:
    assert repr(Point(1)) == "Point(x=1, y=2, names=[])"


def test_a_record_refuses_changes_before_anything_else_was_asked_of_it() -> None:
    fresh = Fresh(3)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'value'"):
        fresh.value = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'value'"):
        del fresh.value
    assert not hasattr(fresh, "__dict__")
    assert fresh.value == 3


def test_a_default_is_made_anew_for_each_record() -> None:
    Point(1).names.append("mine")
    assert Point(1).names == []


def test_a_record_with_too_few_values_says_which_is_missing() -> None:
    with pytest.raises(TypeError, match=r"Point\.__init__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]


def test_a_changed_copy_keeps_the_rest() -> None:
    assert replace(Point(1, names=["a"]), y=5) == Point(1, 5)
    assert replace(Point(1, names=["a"]), y=5).names == ["a"]


def test_records_are_matched_by_place() -> None:
    match Point(4):
        case Point(x, y):
            assert (x, y) == (4, 2)
        case _:
            pytest.fail("no point")


def test_a_record_survives_pickling() -> None:
    there = pickle.loads(pickle.dumps(Ringed(1, 2, ["a"], 1.5)))
    assert (there, there.names, there.length) == (Ringed(1, 2, [], 1.5), ["a"], 3.0)


def test_a_record_of_another_has_its_fields_and_its_own_methods_stay() -> None:
    ring = Ringed(1, radius=2.0)
    assert (ring.x, ring.y, ring.radius, ring.length) == (1, 2, 2.0, 4.0)
    assert repr(ring) == "ring of 2.0"
    assert ring != Point(1)
