"""Formulas with labelled parts: which labels there are, when they come, on which side they stand."""

from __future__ import annotations

import re

import pytest
from several_slides import inside, make_slides

LABEL = re.compile(r'<span class="slidegen-formula-label ([^"]*)" style="([^"]*)"([^>]*)>')


def draw(folder, labels: str, tex: str, more: str = "") -> str:
    slides, report = make_slides(
        folder.resolve(), f'<Formula :labels="{labels}" {more}>\n\n$$\n{tex}\n$$\n\n</Formula>'
    )
    assert [found.frame() for found in report] == []
    return inside(slides[0])


def sides(html: str) -> list[str]:
    """Of the labels, in the order of the formula."""
    return ["above" if "slidegen-above" in found[1] else "below" for found in LABEL.finditer(html)]


def test_each_label_stands_in_the_part_that_it_names(tmp_path):
    html = draw(tmp_path, "{ w: 'weight', x: 'input' }", r"\part{w}{W}\part{x}{x}")
    for name, text in (("w", "weight"), ("x", "input")):
        part = html.index(f"slidegen-named-{name}")
        after = html[part : html.index("</span></span>", part)]
        assert after.endswith(f'<span class="slidegen-formula-text">{text}')


def test_labels_are_read_aloud_from_a_list(tmp_path):
    html = draw(tmp_path, "['weight', 'input & more']", r"\part{1}{W}\part{2}{x}")
    words = html[html.index("<ol") :]
    assert re.findall(r"<li[^>]*>(.*?)</li>", words) == ["weight", "input &amp; more"]
    assert "data-slidegen-part" not in html


def test_labels_come_one_by_one_after_the_formula_in_the_order_in_which_they_are_written(tmp_path):
    html = draw(tmp_path, "{ x: 'input', w: 'weight' }", r"\part{w}{W}\part{x}{x}", "steps :at='3'")
    assert [re.search(r'clicks-start="(\d)"', found[3])[1] for found in LABEL.finditer(html)] == ["4", "3"]


def test_what_is_raised_has_its_label_above_and_what_is_lowered_below(tmp_path):
    tex = r"\frac{\part{1}{a}}{\part{2}{b}} + x_{\part{3}{i}}^{\part{4}{n}}"
    html = draw(tmp_path, "['over', 'under', 'index', 'power']", tex)
    by_number = sorted(
        (re.search(r"series-(\d)", found[1])[1], "slidegen-above" in found[1])
        for found in LABEL.finditer(html)
    )
    assert [above for _, above in by_number] == [True, False, False, True]


def test_an_author_may_choose_the_side(tmp_path):
    html = draw(tmp_path, "[{ text: 'weight', side: 'above' }, 'input']", r"\part{1}{W}\part{2}{x}")
    assert sides(html) == ["above", "below"]


def test_labels_that_have_no_room_in_one_row_are_on_both_sides(tmp_path):
    labels = "['a label of some length', 'another of that length', 'a third of that length']"
    tex = r"\part{1}{a}\part{2}{b}\part{3}{c}"
    assert sides(draw(tmp_path, labels, tex)) == ["below", "above", "below"]


@pytest.mark.parametrize(
    ("tex", "bracket"),
    [(r"\part{1}{a}", 0.95), (r"\part{1}{g}", 1.15), (r"\part{1}{\frac{a}{b}}", 1.55)],
)
def test_the_bracket_is_below_all_of_its_part(tex, bracket, tmp_path):
    html = draw(tmp_path, "['a part']", tex, ":size='100'")
    found = LABEL.search(html)
    assert float(re.search(r"--slidegen-top: ([\d.]+)px", found[2])[1]) / 100 == pytest.approx(
        bracket, abs=0.1
    )


def test_there_is_room_for_the_labels_above_and_below(tmp_path):
    html = draw(tmp_path, "[{ text: 'weight', side: 'above' }, 'input']", r"\part{1}{W}\part{2}{x}")
    assert "--slidegen-above: 55.7px" in html
    assert "--slidegen-below: 55.7px" in html
    assert "--slidegen-above" not in draw(tmp_path, "['input']", r"\part{1}{W}")


def test_a_part_that_is_not_seen_is_told(tmp_path):
    text = "<Formula :labels=\"['a', 'b']\">\n\n$$\n\\part{1}{x} % \\part{2}{y}\n$$\n\n</Formula>"
    _, report = make_slides(tmp_path.resolve(), text)
    assert [found.message for found in report] == ["part `2` is not in the formula as it is set"]


def test_the_tex_that_is_copied_has_no_command_that_others_do_not_know(tmp_path):
    html = draw(tmp_path, "['weight', 'index']", r"\part{1}{W}_{\part {2}{i}}")
    assert "{W}_{{i}}</annotation>" in html
    assert r"\part" not in html
