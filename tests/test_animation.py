"""Marks and motions become plain elements with numbers (Slidev reference §4.9, §4.10)."""

from __future__ import annotations

from one_slide import frames_of, make_slide, markup_of
from spec_fixtures import each_fixture

from slidegen.passes.easings import USUAL, USUAL_EASING, read_easing, spring
from slidegen.shipped import assets_dir


@each_fixture("marks", "motion")
def test_what_moves_is_decided_at_build(fixture, expect):
    slide, _ = make_slide(fixture.input)
    expect(fixture, markup_of(slide))


@each_fixture("errors/animation")
def test_what_does_not_move_is_said_at_its_place(fixture, expect):
    _, report = make_slide(fixture.input)
    expect(fixture, frames_of(report))


def points_of(easing: str) -> list[float]:
    return [float(point) for point in easing.removeprefix("linear(").removesuffix(")").split(",")]


def test_the_usual_spring_swings_once_past_its_end_and_comes_to_rest():
    duration, easing = spring(500, 25, 1)
    points = points_of(easing)
    assert 300 < duration < 700
    assert (points[0], points[-1]) == (0, 1)
    assert 1.05 < max(points) < 1.2
    assert points[-2] == 1 or abs(points[-2] - 1) < 0.01


def test_a_spring_that_is_held_back_never_passes_its_end():
    for damping in (20.0, 60.0):
        points = points_of(spring(100, damping, 1)[1])
        assert points == sorted(points)
        assert max(points) == 1


def test_a_spring_without_damping_is_stopped():
    assert spring(500, 0.01, 1)[0] == 5000


def test_opacity_does_not_swing():
    assert read_easing({}, moves=False) == (300, "linear")
    assert read_easing({"ease": [0.1, 0, 1, "1"]}, moves=True) == (300, "cubic-bezier(0.1,0,1,1)")
    assert read_easing({"ease": "wobble", "duration": "200"}, moves=True) == (200, "ease-in-out")


def test_the_style_sheet_has_the_usual_spring():
    written = (assets_dir() / "styles" / "motion.css").read_text(encoding="utf-8")
    assert f"--slidegen-spring: {spring(*USUAL)[1].replace(',', ', ')};" in written
    assert read_easing({}, moves=True) == (spring(*USUAL)[0], USUAL_EASING)
    assert read_easing({"mass": 2}, moves=True) == spring(500, 25, 2)
