"""Figures for teaching: what their props draw, and what is said of wrong ones."""

from __future__ import annotations

import pytest
from several_slides import inside, make_slides
from spec_fixtures import each_fixture


def frames(report) -> str:
    return "\n".join(found.frame() for found in report)


@each_fixture("figures")
def test_a_figure_draws_what_its_props_say(fixture, expect, tmp_path):
    slides, report = make_slides(tmp_path.resolve(), fixture.input)
    assert frames(report) == ""
    expect(fixture, inside(slides[0]))


@each_fixture("errors/figures")
def test_a_wrong_figure_is_told_with_its_line(fixture, expect, tmp_path):
    _, report = make_slides(tmp_path.resolve(), fixture.input)
    expect(fixture, frames(report))


@pytest.mark.parametrize(
    ("tag", "clicks"),
    [
        ('<NeuralNet :layers="[3, 5, 12, 2]" steps />', 3),
        ('<Matrix :values="[[1, 2], [3, 4]]" steps />', 1),
        ('<TokenStrip tokens="a|b|c" steps />', 2),
        ("<Compare left='a' right='b' verdict='c' steps />", 2),
        ("<Network hub='a' :nodes=\"['b', 'c']\" steps />", 2),
        ("<Network :nodes=\"['b', 'c']\" steps />", 1),
        ("<Pyramid :levels=\"['b', 'c', 'd']\" steps :at='5' />", 6),
        ("<Stack :layers=\"['b', 'c']\" />", 0),
    ],
)
def test_a_figure_takes_as_many_clicks_as_it_has_parts_after_the_first(tag, clicks, tmp_path):
    slides, report = make_slides(tmp_path.resolve(), tag)
    assert frames(report) == ""
    assert slides[0].clicks == clicks


def test_a_component_of_the_deck_may_have_the_name_of_a_figure(tmp_path):
    own = {"components/Pyramid.html": "<p>Giza</p>"}
    slides, report = make_slides(tmp_path.resolve(), "<Pyramid />", own)
    assert frames(report) == ""
    assert inside(slides[0]) == "<p>Giza</p>"
