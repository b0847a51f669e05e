"""A rehearsal in a browser: what it times, what the table says, what is kept and saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Show, position, until
from page_fixture import FakeSlide, click
from playwright.sync_api import Page
from test_accessibility import violations

from slidegen.rehearsal.recording import parse_recording

pytestmark = pytest.mark.browser

CLOCK = "window.now = Date.parse('2026-11-23T10:00:00Z'); Date.now = () => window.now;"
"""A clock that only the test moves. `new Date()` has the true time: nothing is measured with it."""


@pytest.fixture
def planned() -> list[FakeSlide]:
    """A minute, 90 s and what is left of four minutes, twice."""
    return [
        FakeSlide("<p>Hello</p>", title="Cover", time=60, note="<p>Say hello to all of you.</p>"),
        FakeSlide(click(1, "One") + click(2, "Two"), title="Points", clicks=2, alias="points", time=90),
        FakeSlide("<p>A picture</p>"),
        FakeSlide("<p>Thanks</p>", title="End"),
    ]


def after(page: Page, seconds: float, *keys: str) -> None:
    page.evaluate(f"now += {seconds} * 1000")
    for key in keys:
        page.keyboard.press(key)


def rows(page: Page) -> list[list[str]]:
    found = "[...document.querySelectorAll('.slidegen-rehearsal tbody tr')]"
    cells = page.evaluate(f"{found}.map((row) => [...row.children].map((cell) => cell.innerText))")
    return [[str(cell) for cell in row] for row in cells]


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('.slidegen-rehearse')")


def rehearse_all(page: Page) -> None:
    """A minute and a half, then 10, 20 and 30 s for the steps, 42 s and 41 s."""
    for seconds in (95, 10, 20, 30, 42, 41):
        after(page, seconds, "ArrowRight")
    page.get_by_role("dialog", name="Rehearsal").wait_for()


def test_each_slide_and_each_click_is_timed_and_the_end_shows_a_table(show: Show, planned: list[FakeSlide]):
    page = show(planned, at="#/rehearse", prepare=CLOCK, duration=240)
    rehearse_all(page)
    assert rows(page) == [
        ["1", "Cover", "1:00", "1:35", "▲ 0:35 over", "–", "4"],
        ["2", "Points\n0:10 · 0:20 · 0:30", "1:30", "1:00", "▼ 0:30 under", "–", "–"],
        ["3", "Slide 3", "0:45", "0:42", "as planned", "–", "–"],
        ["4", "End", "0:45", "0:41", "as planned", "–", "–"],
    ]
    assert page.get_by_text("3:58 in all, planned 4:00: as planned.").is_visible()
    assert position(page) == "4.0"


def test_the_bar_shows_the_slide_and_the_whole_against_their_plan(show: Show, planned: list[FakeSlide]):
    page = show(planned, at="#/rehearse", prepare=CLOCK, duration=240)
    bar = page.get_by_role("region", name="Rehearsal")
    after(page, 61, "ArrowRight")
    assert bar.locator("output").all_inner_texts() == ["0:00\nof 1:30", "1:01\nof 4:00"]
    after(page, 95)
    until(page, "document.querySelector('.slidegen-rehearse output').innerText == '1:35\\n+0:05'")
    assert bar.locator("output").nth(1).inner_text() == "2:36\nof 4:00"


def test_time_stands_while_it_is_paused_also_by_key_and_can_begin_again(show: Show, planned: list[FakeSlide]):
    page = show(planned, at="#/rehearse", prepare=CLOCK)
    after(page, 10)
    page.get_by_role("button", name="Pause").click()
    after(page, 500)
    page.get_by_role("button", name="Go on").click()
    after(page, 5, "t")
    after(page, 500, "t", "ArrowRight")
    after(page, 1)
    page.get_by_role("button", name="Stop and show the times").click()
    assert [row[3] for row in rows(page)] == ["0:15", "0:01", "not shown", "not shown"]
    page.get_by_role("dialog").get_by_role("button", name="Begin again").click()
    assert position(page) == "1.0"
    after(page, 3, "ArrowRight")
    page.get_by_role("button", name="Begin again").click()
    after(page, 2)
    page.get_by_role("button", name="Stop and show the times").click()
    assert [row[3] for row in rows(page)] == ["0:02", "not shown", "not shown", "not shown"]


def test_a_rehearsal_that_was_stopped_too_early_goes_on(show: Show, planned: list[FakeSlide]):
    page = show(planned, at="#/rehearse", prepare=CLOCK)
    after(page, 10)
    page.get_by_role("button", name="Stop and show the times").click()
    after(page, 100)
    page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    after(page, 7, "ArrowRight")
    page.get_by_role("button", name="Stop and show the times").click()
    assert rows(page)[0][3] == "0:17"
    assert rows(page)[0][5] == "–", "it was compared with itself"


def test_the_last_time_is_kept_and_stands_beside(show: Show, planned: list[FakeSlide]):
    page = show(planned, at="#/rehearse", prepare=CLOCK)
    rehearse_all(page)
    close(page)
    page.reload()
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    page.evaluate("location.hash = '#/rehearse/1'")
    page.locator(".slidegen-rehearse").wait_for()
    after(page, 20, "End")
    after(page, 1, "ArrowRight")
    assert [row[5] for row in rows(page)] == ["1:35", "1:00", "0:42", "0:41"]
    assert page.get_by_text("Last time 3:58.").is_visible()


def test_a_reload_breaks_nothing_off(show: Show, planned: list[FakeSlide]):
    page = show(planned, at="#/rehearse", prepare=CLOCK)
    after(page, 30, "ArrowRight")
    after(page, 4)
    page.reload()
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    page.evaluate("now += 40000; location.hash = '#/rehearse'")
    page.locator(".slidegen-rehearse").wait_for()
    page.get_by_role("button", name="Stop and show the times").click()
    assert [row[3] for row in rows(page)][:2] == ["0:30", "0:10"]


def test_it_is_saved_as_json_without_a_network(show: Show, planned: list[FakeSlide], tmp_path: Path):
    page = show(planned, at="#/rehearse", prepare=CLOCK, duration=240)
    rehearse_all(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save as JSON").click()
    coming.value.save_as(tmp_path / "saved.json")
    assert coming.value.suggested_filename.startswith("rehearsal-20")
    saved = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert saved.pop("date").endswith("Z")
    slides = saved.pop("slides")
    assert saved == {
        "slidegen": "rehearsal",
        "version": 1,
        "title": "A deck",
        "duration": 240,
        "seconds": 238,
    }
    assert slides[1] == {
        "no": 2,
        "title": "Points",
        "alias": "points",
        "planned": 90,
        "seconds": 60,
        "words": 0,
        "clicks": [{"click": 0, "seconds": 10}, {"click": 1, "seconds": 20}, {"click": 2, "seconds": 30}],
    }
    assert slides[0]["words"] == 6
    read = parse_recording((tmp_path / "saved.json").read_text(encoding="utf-8"), "saved.json")
    assert [slide.seconds for slide in read.slides] == [95, 60, 42, 41]
    assert page.get_by_role("dialog").is_visible()


def test_after_a_rehearsal_the_last_slide_is_the_last_again(show: Show, planned: list[FakeSlide]):
    page = show(planned, at="#/rehearse", prepare=CLOCK)
    rehearse_all(page)
    close(page)
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("dialog").count() == 0
    assert position(page) == "4.0"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_bar_and_the_table(show: Show, planned: list[FakeSlide], scheme: str):
    page = show(planned, at="#/rehearse", prepare=CLOCK, duration=240, context={"color_scheme": scheme})
    after(page, 61)
    until(page, "!!document.querySelector('.slidegen-rehearse [data-over]')")
    page.evaluate(Axe().axe_script)
    assert violations(page) == []
    rehearse_all(page)
    assert violations(page) == []


def test_the_table_fits_a_small_window(show: Show, planned: list[FakeSlide]):
    page = show(planned, at="#/rehearse", prepare=CLOCK, duration=240, size=(320, 568))
    rehearse_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert (
        page.evaluate("document.querySelector('.slidegen-rehearsal .slidegen-dialog-panel').scrollWidth")
        <= 320
    )
