"""`slidegen serve --remote`: a talk and its phones, in two browsers that share nothing."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import is_at, position, until
from playwright.sync_api import Page, expect
from remote_talk import DECK, PHONE, Opening, Served, ask, press, serve
from test_accessibility import violations

pytestmark = pytest.mark.browser


def test_the_phone_moves_the_talk_and_shows_where_it_is(window: Page, phone: Page):
    expect(phone.locator("#place")).to_have_text("1 / 3")
    expect(phone.locator("#notes")).to_have_text("Say hello.")
    expect(phone.locator("#next")).to_have_text("Next: Second")
    press(phone, "Next")
    is_at(window, "2.0")
    press(phone, "Next")
    is_at(window, "2.1")
    expect(phone.locator("#place")).to_have_text("2 / 3 · click 1 of 2")
    expect(phone.locator("#title")).to_have_text("Second")
    expect(phone.locator(".slidev-note-click-mark.active")).to_have_text("1")
    expect(phone.locator("#next")).to_have_text("Next: click 2, then Third")
    press(phone, "Back")
    is_at(window, "2.0")
    window.keyboard.press("End")
    expect(phone.locator("#title")).to_have_text("Third")
    expect(phone.locator("#next")).to_have_text("Next: the end")
    expect(phone.locator("#notes")).to_have_text("No notes for this slide.")
    press(phone, "Next")
    assert position(window) == "3.0"


def test_all_who_follow_stay_together(window: Page, phone: Page, served: Served, open_page: Opening):
    press(phone, "Next")
    room = open_page(f"{served.at()}#/1")
    is_at(room, "2.0")
    second = open_page(served.at("remote"), **PHONE)
    expect(second.locator("#place")).to_have_text("2 / 3 · click 0 of 2")
    press(second, "Next")
    for page in (window, room):
        is_at(page, "2.1")
    expect(phone.locator("#place")).to_have_text("2 / 3 · click 1 of 2")
    room.keyboard.press("ArrowRight")
    is_at(window, "2.2")
    for page in (phone, second):
        expect(page.locator("#place")).to_have_text("2 / 3 · click 2 of 2")


def test_there_is_one_clock_and_it_starts_with_the_first_step(window: Page, phone: Page, served: Served):
    expect(phone.locator("#spent")).to_have_text("0:00")
    expect(phone.locator("#total")).to_have_text("of 10:00")
    press(phone, "Next")
    with window.context.expect_page() as opened:
        window.keyboard.press("p")
    desk = opened.value
    expect(desk.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(phone.locator("#spent")).not_to_have_text("0:00")
    press(phone, "Pause")
    expect(desk.get_by_role("button", name="Go on", exact=True)).to_be_visible()
    desk.get_by_role("button", name="Reset", exact=True).click()
    expect(phone.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(phone.locator("#spent")).to_have_text("0:00")


def test_the_phone_blanks_the_screen_and_a_step_shows_it_again(window: Page, phone: Page):
    press(phone, "Black")
    until(window, "document.documentElement.hasAttribute('data-slidegen-blank')")
    expect(phone.locator("#blank")).to_have_attribute("aria-pressed", "true")
    press(phone, "Next")
    is_at(window, "2.0")
    until(window, "!document.documentElement.hasAttribute('data-slidegen-blank')")
    expect(phone.locator("#blank")).to_have_attribute("aria-pressed", "false")


def test_notes_that_are_saved_show_on_the_phone(window: Page, phone: Page, served: Served):
    deck = served.folder / "slides.md"
    deck.write_text(DECK.replace("Say hello.", "Say good evening."), encoding="utf-8")
    expect(phone.locator("#notes")).to_have_text("Say good evening.")
    until(window, "slidegen.build >= 2")
    press(phone, "Next")
    is_at(window, "2.0")


def test_a_talk_that_is_opened_again_is_where_the_phone_is(
    window: Page, phone: Page, served: Served, open_page: Opening
):
    press(phone, "Next")
    is_at(window, "2.0")
    window.close()
    expect(phone.locator("#state")).to_have_text("No window shows the slides.")
    press(phone, "Next")
    again = open_page(served.at())
    is_at(again, "2.1")
    expect(phone.locator("#state")).to_have_text("Connected")


def test_the_code_is_on_the_screen_and_in_the_terminal(window: Page, served: Served):
    address = served.printed.splitlines()[-1].removeprefix("Phone remote: ")
    assert address.endswith(f":{served.port}/remote?token={served.token}")
    window.mouse.move(640, 700)
    window.get_by_role("button", name="Phone remote").click()
    dialog = window.get_by_role("dialog", name="Phone remote")
    expect(dialog.get_by_role("link")).to_have_text(address)
    expect(dialog.get_by_role("img", name="QR code")).to_be_visible()
    assert window.evaluate("document.querySelector('.slidegen-remote-code img').naturalWidth") > 0
    expect(dialog.get_by_role("status")).to_have_text("0 phones are connected.")
    window.evaluate(Axe().axe_script)
    assert violations(window) == []


def test_a_folder_has_a_remote_for_each_deck(tmp_path: Path, open_page: Opening):
    for name in ("one", "two"):
        (tmp_path / "decks" / name).mkdir(parents=True)
        (tmp_path / "decks" / name / "slides.md").write_text(
            f"# Deck {name}\n\n---\n\n# End\n", encoding="utf-8"
        )
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    for served in serve(tmp_path, "decks"):
        phone = open_page(served.at("remote"), **PHONE)
        end = time.monotonic() + 30  # the decks of a folder are built while it is served
        while phone.get_by_role("link").count() < 2 and time.monotonic() < end:
            phone.reload()
        phone.get_by_role("link", name="Deck two").click()
        two = open_page(served.at("two.html"))
        one = open_page(served.at("one.html"))
        expect(phone.locator("#state")).to_have_text("Connected")
        press(phone, "Next")
        is_at(two, "2.0")
        assert position(one) == "1.0"
        assert json.loads(
            ask(served, "/remote-code/two.html", Cookie=f"slidegen-{served.port}={served.token}")[1]
        )["address"].endswith(f"/remote/two.html?token={served.token}")
