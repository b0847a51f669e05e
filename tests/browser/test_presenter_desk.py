"""The presenter's window as a desk: its layouts, its clock, its plan."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter

import pytest
from conftest import Show, has_hash, until
from page_fixture import FakeSlide
from playwright.sync_api import Page
from talks import stand_still

pytestmark = pytest.mark.browser

SIZES = [(1280, 720), (1920, 1080), (844, 390), (390, 844)]
PANELS = (
    "#slide-container, .slidegen-desk-top, .slidegen-desk-next, .slidegen-desk-notes, .slidegen-desk-foot"
)
BOXES = f"[...document.querySelectorAll('{PANELS}')].map((panel) => panel.getBoundingClientRect().toJSON())"


def desk(show: Show, slides: list[FakeSlide] | None = None, **more: object) -> Page:
    page = show(slides, at="#/presenter/1", **more)
    page.wait_for_selector(".slidegen-replica")
    return page


def share(page: Page, axis: str) -> float:
    return float(
        page.evaluate(
            f"parseFloat(document.documentElement.style.getPropertyValue('--slidegen-desk-{axis}'))"
        )
    )


def text(page: Page, part: str) -> str:
    return page.locator(f".slidegen-desk-{part}").text_content() or ""


@pytest.mark.parametrize("width", [320, 390, 480, 560, 700, 1000, 1280])
def test_what_the_top_says_stands_side_by_side(show: Show, width: int) -> None:
    slides = [FakeSlide(f"{no}", title="A title that is long enough to be cut") for no in range(12)]
    page = desk(show, slides, size=(width, 844), duration=3600)
    page.locator(".slidegen-desk-time button").first.click()
    until(page, "document.querySelector('.slidegen-desk-pace').textContent !== ''")
    top = page.evaluate(
        """["place", "title", "spent", "total", "day"]
             .map((name) => document.querySelector(`.slidegen-desk-${name}`).getBoundingClientRect().toJSON())
             .filter(({ width }) => width)"""
    )
    for box in top:
        assert 0 <= box["left"] <= box["right"] <= width
    for one, other in pairwise(sorted(top, key=itemgetter("left"))):
        assert one["right"] <= other["left"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layout", [1, 2, 3])
def test_no_panel_covers_another_one_or_leaves_the_window(
    show: Show, size: tuple[int, int], layout: int
) -> None:
    page = desk(show, size=size)
    for _ in range(layout - 1):
        page.evaluate("document.querySelector('[data-action=layout]').click()")
    boxes = page.evaluate(BOXES)
    assert len(boxes) == 5
    for box in boxes:
        assert box["width"] > 100 and box["height"] > 30
        assert (
            box["left"] >= 0
            and box["right"] <= size[0]
            and box["top"] >= 0
            and box["bottom"] <= size[1] + 0.5
        )
    for no, one in enumerate(boxes):
        for other in boxes[no + 1 :]:
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            assert across <= 0.5 or down <= 0.5
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_slide_and_the_next_one_fill_their_panels(show: Show) -> None:
    page = desk(show)
    fits = """([panel, slide]) =>
      [panel.clientWidth - slide.width, panel.clientHeight - slide.height].map(Math.round)"""
    for panel, slide in (
        ("#slide-container", "document.querySelector('.slidegen-current')"),
        (
            ".slidegen-desk-picture",
            "document.querySelector('.slidegen-replica').shadowRoot.querySelector('.slidegen-current')",
        ),
    ):
        across, down = page.evaluate(
            f"({fits})([document.querySelector('{panel}'), {slide}.getBoundingClientRect()])"
        )
        assert min(abs(across), abs(down)) <= 1
        assert across >= -1 and down >= -1


def test_a_layout_is_kept(show: Show) -> None:
    page = desk(show)
    page.get_by_role("button", name="Another layout").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.slidegenLayout") == "2"


def test_handles_are_dragged_and_kept(show: Show) -> None:
    page = desk(show)
    for name, axis, (across, down) in (("Width", "across", (-128, 0)), ("Height", "down", (0, 60))):
        before = share(page, axis)
        handle = page.get_by_role("separator", name=f"{name} of the panels")
        box = handle.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + across, y + down, steps=4)
        page.mouse.up()
        moved = handle.bounding_box()
        assert moved is not None
        assert moved["x"] - box["x"] == pytest.approx(across, abs=2)
        assert moved["y"] - box["y"] == pytest.approx(down, abs=2) or axis == "across"
        assert abs(share(page, axis) - before) > 5
    kept = [share(page, "across"), share(page, "down")]
    page.reload()
    assert [share(page, "across"), share(page, "down")] == kept


def test_handles_obey_the_arrow_keys_and_a_double_click(show: Show) -> None:
    page = desk(show)
    handle = page.get_by_role("separator", name="Width of the panels")
    handle.focus()
    page.keyboard.press("ArrowLeft")
    assert handle.get_attribute("aria-valuenow") == "62"
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    assert handle.get_attribute("aria-valuenow") == "80"
    handle.dblclick()
    assert handle.get_attribute("aria-valuenow") == "64"
    assert page.evaluate("slidegen.nav.page") == 1


def test_what_is_stored_may_be_broken(show: Show) -> None:
    page = desk(show)
    for broken in ("x", "null", '{"layout":9,"shares":[[1,"a"],null]}'):
        page.evaluate(
            "(value) => Object.keys(localStorage).forEach((key) => (localStorage[key] = value))", broken
        )
        page.reload()
        assert [share(page, "across"), share(page, "down")] == [64, 46]
        assert page.evaluate("document.documentElement.dataset.slidegenLayout") == "1"


def at_desk(show: Show, slides: list[FakeSlide] | None = None, **data: object) -> Page:
    page = show(slides, at="#/presenter/1", **data)
    stand_still(page)
    page.reload()
    page.wait_for_selector(".slidegen-desk-top")
    return page


def test_the_clock_starts_with_the_first_step(show: Show) -> None:
    page = at_desk(show)
    page.clock.run_for(60_000)
    assert text(page, "spent") == "0:00"
    page.keyboard.press("ArrowRight")
    page.clock.run_for(65_000)
    assert text(page, "spent") == "1:05"
    assert text(page, "day") == "10:02 AM"


def test_it_stands_for_a_question_and_goes_on(show: Show) -> None:
    page = at_desk(show)
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(30_000)
    page.keyboard.press("t")
    page.clock.run_for(600_000)
    assert (text(page, "spent"), page.locator(".slidegen-desk-top").get_attribute("data-state")) == (
        "0:30",
        "paused",
    )
    page.get_by_role("button", name="Go on").click()
    page.clock.run_for(10_000)
    assert text(page, "spent") == "0:40"
    page.get_by_role("button", name="Reset").click()
    assert text(page, "spent") == "0:00"


def test_it_outlives_a_reload(show: Show) -> None:
    page = at_desk(show)
    page.keyboard.press("ArrowRight")
    page.clock.run_for(90_000)
    page.reload()
    page.clock.run_for(30_000)
    assert text(page, "spent") == "2:00"


def test_a_countdown_runs_below_zero(show: Show) -> None:
    page = at_desk(show, duration=60, timer="countdown")
    assert (text(page, "spent"), text(page, "total")) == ("1:00", "left of 1:00")
    page.keyboard.press("ArrowRight")
    page.clock.run_for(50_000)
    state = "document.querySelector('.slidegen-desk-top').dataset.state"
    assert (text(page, "spent"), page.evaluate(state)) == ("0:10", "late")
    page.clock.run_for(25_000)
    assert (text(page, "spent"), page.evaluate(state)) == ("−0:15", "over")


def test_the_pace_is_told_against_the_plan(show: Show) -> None:
    slides = [FakeSlide("a", time=60), FakeSlide("b", time=120), FakeSlide("c")]
    page = at_desk(show, slides, duration=300)
    assert (text(page, "total"), text(page, "pace")) == ("of 5:00", "")
    page.keyboard.press("t")
    page.clock.run_for(55_000)
    assert text(page, "pace") == "On time"
    page.clock.run_for(80_000)
    assert text(page, "pace") == "1:15 behind"
    page.keyboard.press("ArrowDown")
    assert text(page, "pace") == "On time"
    page.keyboard.press("ArrowDown")
    assert text(page, "pace") == "0:45 ahead"


def test_the_line_of_the_slides_grows_with_the_clicks(show: Show) -> None:
    page = desk(show)
    done = "+document.querySelector('.slidegen-desk-top').style.getPropertyValue('--slidegen-progress')"
    seen = [page.evaluate(done)]
    for _ in range(7):
        page.keyboard.press("ArrowRight")
        seen.append(page.evaluate(done))
    assert seen == sorted(set(seen))
    assert seen[-1] == 1


def test_escape_from_the_overview_comes_back_to_the_desk(show: Show) -> None:
    page = desk(show)
    page.keyboard.press("o")
    assert page.locator(".slidegen-desk-top").is_hidden()
    has_hash(page, "#/overview/1")
    page.keyboard.press("Escape")
    assert page.locator(".slidegen-desk-top").is_visible()
    has_hash(page, "#/presenter/1")


def test_a_small_screen_has_the_notes_alone(show: Show) -> None:
    slides = [FakeSlide("a", title="One", note="<p>Say one.</p>"), FakeSlide("b", note="<p>Say two.</p>")]
    page = show(slides, at="#/notes/1", size=(390, 844))
    assert page.title() == "Notes - A deck - Slidev"
    assert page.locator(".slidegen-notes").text_content() == "Say one."
    assert page.get_by_role("heading").all_text_contents() == ["1 / 2 · One"]
    page.get_by_role("button", name="Next").click()
    assert page.locator(".slidegen-notes").text_content() == "Say two."
    until(page, "location.hash === '#/notes/2'")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_notes_follow_the_talk(show: Show) -> None:
    room = show([FakeSlide("a", note="<p>1</p>"), FakeSlide("b", note="<p>2</p>")])
    notes = room.context.new_page()
    notes.goto(room.url.partition("#")[0] + "#/notes")
    notes.wait_for_timeout(500)
    room.keyboard.press("ArrowRight")
    until(notes, "document.querySelector('.slidegen-notes').textContent === '2'")
