"""Transitions between slides (Slidev reference §6.1)."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CLASSES = """
no => [...document.querySelector(`.slidev-page-${no}`).classList]
  .filter((name) => /-(enter|leave)-|leaving|waiting|current/.test(name)).sort()
"""
STILL = """
document.querySelector("[class*=enter-], [class*=leave-], .slidegen-leaving, .slidegen-waiting") === null
"""
DISPLAYED = """
[...document.querySelectorAll(".slidev-page")].filter((s) => s.checkVisibility())
  .map((s) => +s.dataset.slidevNo)
"""


def deck(forward: str | None, back: str | None, count: int = 3) -> list[FakeSlide]:
    transition = (forward, back) if forward or back else None
    return [FakeSlide(title=f"Slide {no}", transition=transition) for no in range(1, count + 1)]


def classes(page: Page, no: int) -> Any:
    return page.evaluate(CLASSES, no)


def slow(seconds: float = 60) -> str:
    return f":root {{ --slidev-transition-duration: {seconds}s }}"


def test_a_slide_leaves_and_the_next_enters_by_the_names_of_vue(show: Show) -> None:
    page = show(deck("fade", "fade"), css=slow())
    page.keyboard.press("ArrowRight")
    assert classes(page, 1) == ["fade-leave-active", "fade-leave-to", "slidegen-leaving"]
    assert classes(page, 2) == ["fade-enter-active", "fade-enter-to", "slidegen-current"]
    assert page.evaluate(DISPLAYED) == [1, 2]
    assert page.locator(".slidev-page-1").get_attribute("inert") is not None
    assert page.locator(".slidev-page-2").get_attribute("inert") is None


def test_a_transition_ends_when_its_animations_end(show: Show) -> None:
    page = show(deck("slide-left", "slide-right"), css=slow())
    page.keyboard.press("ArrowRight")
    assert page.evaluate(STILL) is False
    page.evaluate("for (const animation of document.getAnimations()) animation.currentTime = 59_900;")
    until(page, STILL)
    assert page.evaluate(DISPLAYED) == [2]


@pytest.mark.parametrize(
    ("name", "leaves", "enters"),
    [
        ("slide-left", (-1, 0), (1, 0)),
        ("slide-right", (1, 0), (-1, 0)),
        ("slide-up", (0, -1), (0, 1)),
        ("slide-down", (0, 1), (0, -1)),
    ],
)
def test_a_slide_moves_the_way_of_its_name(
    show: Show, name: str, leaves: tuple[int, int], enters: tuple[int, int]
) -> None:
    page = show(deck(name, None), css=slow())
    page.keyboard.press("ArrowRight")
    middles = page.evaluate(
        """() => {
          for (const animation of document.getAnimations()) {
            animation.pause();
            animation.currentTime = 30000;
          }
          const stage = document.querySelector("#slide-content").getBoundingClientRect();
          return [1, 2].map((no) => {
            const box = document.querySelector(`.slidev-page-${no}`).getBoundingClientRect();
            return [Math.sign(Math.round(box.left - stage.left)), Math.sign(Math.round(box.top - stage.top))];
          });
        }"""
    )
    assert middles == [list(leaves), list(enters)]


def test_going_back_has_its_own_transition(show: Show) -> None:
    page = show(deck("slide-left", "slide-right"), css=slow(), at="#/2")
    page.keyboard.press("ArrowLeft")
    assert classes(page, 2) == ["slide-right-leave-active", "slide-right-leave-to", "slidegen-leaving"]
    assert classes(page, 1) == ["slide-right-enter-active", "slide-right-enter-to", "slidegen-current"]


def test_a_key_during_a_transition_finishes_it_at_once(show: Show) -> None:
    page = show(deck("slide-left", "slide-right"), css=slow())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert position(page) == "3.0"
    assert classes(page, 1) == []
    assert classes(page, 2) == ["slide-left-leave-active", "slide-left-leave-to", "slidegen-leaving"]
    assert page.evaluate("document.querySelector('.slidev-page-1').getAnimations().length") == 0
    assert page.evaluate(DISPLAYED) == [2, 3]
    page.keyboard.press("ArrowLeft")
    assert classes(page, 3) == ["slide-right-leave-active", "slide-right-leave-to", "slidegen-leaving"]
    assert page.evaluate(DISPLAYED) == [2, 3]


def test_a_click_during_a_transition_finishes_it(show: Show) -> None:
    page = show([FakeSlide(transition=("fade", "fade")), FakeSlide(clicks=1)], css=slow())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert position(page) == "2.1"
    assert page.evaluate(STILL) is True


def test_the_overview_ends_a_transition(show: Show) -> None:
    page = show(deck("slide-left", "slide-right"), css=slow())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("o")
    assert page.evaluate(STILL) is True
    assert (
        page.evaluate(
            "document.getAnimations().filter((a) => a.effect.target.matches('.slidev-page')).length"
        )
        == 0
    )


def test_a_transition_of_the_decks_own_is_css_alone(show: Show) -> None:
    css = """
      .turn-enter-active, .turn-leave-active { transition: rotate 60s }
      .turn-enter-from { rotate: 90deg } .turn-leave-to { rotate: -90deg }
    """
    page = show(deck("turn", "turn"), css=css)
    page.keyboard.press("ArrowRight")
    assert classes(page, 2) == ["slidegen-current", "turn-enter-active", "turn-enter-to"]
    assert (
        page.evaluate("document.querySelector('.slidev-page-2').getAnimations()[0].transitionProperty")
        == "rotate"
    )


def test_an_unknown_transition_is_a_cut(show: Show) -> None:
    page = show(deck("nothing-of-the-kind", None))
    page.keyboard.press("ArrowRight")
    until(page, STILL)
    assert page.evaluate(DISPLAYED) == [2]


@pytest.mark.parametrize("name", [None, "none"])
def test_without_a_transition_there_is_a_cut(show: Show, name: str | None) -> None:
    page = show(deck(name, name))
    page.keyboard.press("ArrowRight")
    assert page.evaluate(STILL) is True
    assert page.evaluate(DISPLAYED) == [2]


@pytest.mark.parametrize("name", ["slide-left", "fade", "view-transition"])
def test_less_motion_is_a_cut(show: Show, name: str) -> None:
    page = show(deck(name, name), css=slow(), context={"reduced_motion": "reduce"})
    page.keyboard.press("ArrowRight")
    assert page.evaluate(STILL) is True
    assert page.evaluate(DISPLAYED) == [2]


def test_fade_out_shows_the_next_slide_after_the_last_is_gone(show: Show) -> None:
    page = show(deck("fade-out", "fade-out"), css=slow(10))
    page.keyboard.press("ArrowRight")
    timings = page.evaluate(
        """() => [1, 2].map((no) => {
          const [animation] = document.querySelector(`.slidev-page-${no}`).getAnimations();
          const { delay, duration } = animation.effect.getTiming();
          return [delay, duration];
        })"""
    )
    assert timings == [[0, 6000], [6000, 8000]]


def test_a_view_transition_keeps_the_old_slide_until_its_picture_is_taken(show: Show) -> None:
    page = show(deck("view-transition", "view-transition"))
    shown = page.evaluate(
        f"""async () => {{
          const start = document.startViewTransition.bind(document);
          document.startViewTransition = (change) => (window.transition = start(change));
          slidegen.nav.next();
          const before = {DISPLAYED};
          await transition.updateCallbackDone;
          const after = {DISPLAYED};
          await transition.finished;
          return [slidegen.nav.page, before, after];
        }}"""
    )
    assert shown == [2, [1], [2]]


def test_a_key_during_a_view_transition_skips_it(show: Show) -> None:
    page = show(deck("view-transition", "view-transition", 4))
    page.evaluate("for (const way of ['next', 'next', 'prev', 'next', 'next']) slidegen.nav[way]()")
    assert position(page) == "4.0"
    until(page, STILL)
    assert page.evaluate(DISPLAYED) == [4]


def test_a_browser_without_view_transitions_cuts(show: Show) -> None:
    page = show(deck("view-transition", None), prepare="Document.prototype.startViewTransition = undefined")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(STILL) is True
    assert page.evaluate(DISPLAYED) == [2]


def test_the_slideshow_says_which_way_the_last_move_went(show: Show) -> None:
    page = show(deck(None, None))
    way = "document.querySelector('#slideshow').className"
    assert page.evaluate(way) == ""
    page.keyboard.press("ArrowRight")
    assert page.evaluate(way) == "slidev-nav-go-forward"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(way) == "slidev-nav-go-backward"


def test_a_zoomed_slide_moves_by_the_width_of_the_canvas(show: Show) -> None:
    zoomed = FakeSlide("x", attrs='style="--slidev-slide-zoom-scale: 0.5"')
    page = show([FakeSlide(transition=("slide-left", None)), zoomed], css=slow())
    page.keyboard.press("ArrowRight")
    gap = page.evaluate(
        """() => {
          for (const animation of document.getAnimations()) {
            animation.pause();
            animation.currentTime = 0;
          }
          const stage = document.querySelector("#slide-content").getBoundingClientRect();
          return document.querySelector(".slidev-page-2").getBoundingClientRect().left - stage.right;
        }"""
    )
    assert abs(gap) < 1
