"""Slidev's click accounting (Slidev reference §4)."""

import pytest
from one_slide import describe_clicks, frames_of, make_slide, markup_of
from spec_fixtures import SPEC, each_fixture, read_fixtures

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry

SNIPPET = {
    "snippets/x.ts": "// #region snippet\nconst a = 1\nconst b = 2\n// #endregion snippet\nconst c = 3\n"
}


@each_fixture("clicks", "click_table")
def test_clicks_are_numbered_as_slidev_does(fixture, expect):
    slide, _ = make_slide(fixture.input, files=SNIPPET)
    expect(fixture, describe_clicks(slide))


def test_the_oracle_deck_as_a_whole_clicks_as_it_was_measured(tmp_path):
    fixtures = read_fixtures(SPEC / "clicks.md")
    deck = "---\ntheme: default\n---\n"
    for fixture in fixtures:
        text = fixture.input
        deck += f"\n{text}" if deck.endswith("---\n") or text.startswith("---\n") else f"\n---\n\n{text}"
    (tmp_path / "slides.md").write_text(deck, encoding="utf-8")
    for name, text in SNIPPET.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    built = Builder(Entry(tmp_path / "slides.md", "deck"), BuildOptions(cache=False), tmp_path).build()
    assert [describe_clicks(slide) for slide in built.deck.slides] == [
        fixture.expected.rstrip("\n") for fixture in fixtures
    ]


@each_fixture("click_markup")
def test_clicks_become_plain_elements(fixture, expect):
    slide, _ = make_slide(fixture.input, codeCopy=False)
    expect(fixture, markup_of(slide))


@each_fixture("errors/clicks")
def test_a_wrong_click_is_said_at_its_place(fixture, expect):
    slide, report = make_slide(fixture.input)
    expect(fixture, f"{frames_of(report)}\n\n{describe_clicks(slide)}")


def test_the_deck_says_how_clicks_come_in_when_neither_slide_nor_element_does():
    slide, _ = make_slide("<p v-click>a</p>", clickAnimation="fade")
    assert 'class="slidev-vclick-target slidev-vclick-anim-fade"' in markup_of(slide)


@pytest.mark.parametrize(("start", "first"), [(2, 1), (0, 0), ("1", 1), ("x", 0)])
def test_a_start_past_the_last_click_is_the_last_click(start, first):
    slide, _ = make_slide(f"---\nclicksStart: {start}\n---\n<p v-click>a</p>")
    assert (slide.clicks_start, slide.clicks) == (first, 1)


def test_a_slide_without_clicks_is_left_as_it_is():
    slide, report = make_slide("# A\n\ntext `code` and <b>more</b>")
    assert slide.index == {}
    assert (slide.clicks, slide.needs, len(report)) == (0, set(), 0)


def test_what_a_list_brings_past_the_last_click_is_told_once():
    _, report = make_slide("---\nclicks: 1\n---\n<v-clicks>\n\n- a\n- b\n- c\n\n</v-clicks>\n")
    assert frames_of(report) == (
        "slides.md:4:1: warning: this comes at clicks 2 to 3, but the slide's `clicks` is 1 "
        "[click-past-total]\n"
        "  4 | <v-clicks>\n"
        "    | ^^^^^^^^^^ write `clicks: 3`, or leave it out"
    )
