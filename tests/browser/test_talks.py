"""The talk that windows share, on `file://` (Slidev reference §7.7)."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide, write_page
from talks import at, by_hand, file_of, press_p, ready, settled

pytestmark = pytest.mark.browser


def test_a_key_opens_it_where_the_slides_are(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk, at="#/2?clicks=1")
    presenter = press_p(room)
    assert presenter.url == file_of(room) + "#/presenter/2?clicks=1"
    assert presenter.title() == "Presenter - A deck - Slidev"
    assert position(presenter) == "2.1"


def test_a_step_in_either_window_is_one_of_both(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk)
    presenter = press_p(room)
    presenter.keyboard.press("ArrowRight")
    presenter.keyboard.press("ArrowRight")
    at(room, "2.1")
    room.keyboard.press("ArrowRight")
    at(presenter, "2.2")
    presenter.keyboard.press("End")
    at(room, "3.0")


def test_without_a_channel_the_windows_still_find_each_other(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk)
    room.context.add_init_script("delete window.BroadcastChannel")
    room.reload()
    presenter = press_p(ready(room, "play"))
    second = press_p(presenter)
    assert presenter.evaluate("'BroadcastChannel' in window") is False
    presenter.keyboard.press("End")
    at(room, "3.0")
    at(second, "3.0")
    room.keyboard.press("Home")
    at(presenter, "1.0")
    at(second, "1.0")


def test_several_windows_for_the_room_follow(show: Show, talk: list[FakeSlide]) -> None:
    first = show(talk)
    presenter = press_p(first)
    second = press_p(presenter)
    until(presenter, "document.querySelector('.slidegen-desk-room').textContent === '2 windows for the room'")
    presenter.keyboard.press("ArrowRight")
    at(first, "2.0")
    at(second, "2.0")


def test_a_presenter_that_was_closed_comes_back_where_the_talk_is(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk)
    press_p(room).close()
    room.keyboard.press("End")
    presenter = press_p(room)
    at(presenter, "3.0")
    presenter.keyboard.press("Home")
    at(room, "1.0")


def test_a_key_before_the_talk_is_found_moves_the_talk(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk, at="#/3")
    room.context.add_init_script(
        """const wait = setTimeout;
        window.setTimeout = (run, ms) => (ms === 300 ? (window.lookedAround = run) : wait(run, ms));"""
    )
    presenter = by_hand(room.context, file_of(room) + "#/presenter", "presenter")
    presenter.keyboard.press("ArrowRight")
    presenter.evaluate(
        "globalThis.seen = []; new MutationObserver(() => seen.push(slidegen.nav.page)).observe("
        "document.querySelector('[role=status][aria-live=polite]'), { childList: true, subtree: true })"
    )
    presenter.evaluate("lookedAround()")
    at(room, "2.0")
    at(presenter, "2.0")
    assert presenter.evaluate("seen") == []


def test_a_presenter_belongs_to_the_window_that_opened_it_though_the_channel_is_quicker(
    show: Show, talk: list[FakeSlide]
) -> None:
    one = show(talk)
    other = by_hand(one.context, file_of(one), "play")
    settled(one, other)
    one.context.add_init_script(
        """const { addEventListener } = window;
        window.addEventListener = (name, listener, options) => addEventListener.call(
          window, name, name === "message" ? (event) => setTimeout(listener, 200, event) : listener, options);
        sessionStorage.clear();"""
    )
    presenter = press_p(other)
    settled(presenter)
    assert presenter.get_by_role("dialog").count() == 0
    presenter.keyboard.press("End")
    at(other, "3.0")
    assert position(one) == "1.0"


def test_slides_that_were_closed_come_back_by_hand_where_the_talk_is(
    show: Show, talk: list[FakeSlide]
) -> None:
    room = show(talk)
    presenter = press_p(room)
    presenter.keyboard.press("ArrowDown")
    room.close()
    until(presenter, "document.querySelector('.slidegen-desk-room').textContent === 'No window for the room'")
    again = by_hand(presenter.context, file_of(presenter), "play")
    at(again, "2.0")
    presenter.keyboard.press("ArrowRight")
    at(again, "2.1")


def test_a_reload_of_either_comes_back_into_the_talk(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk)
    presenter = press_p(room)
    for page in (presenter, room):
        page.reload()
        presenter.keyboard.press("ArrowRight")
        at(room, position(presenter))
    assert position(room) == "2.1"


def test_a_reload_before_the_address_is_written_does_not_take_the_talk_back(
    show: Show, talk: list[FakeSlide]
) -> None:
    room = show(talk)
    presenter = press_p(room)
    with room.expect_navigation():
        room.evaluate("void setTimeout(() => { slidegen.nav.next(); location.reload(); })")
    at(ready(room, "play"), "2.0")
    at(presenter, "2.0")
    presenter.keyboard.press("ArrowRight")
    at(room, "2.1")
    at(presenter, "2.1")


def test_a_presenter_that_is_opened_by_hand_joins_the_only_talk(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk)
    room.keyboard.press("ArrowDown")
    presenter = by_hand(room.context, file_of(room) + "#/presenter", "presenter")
    at(presenter, "2.0")
    presenter.keyboard.press("ArrowDown")
    at(room, "3.0")


def test_it_joins_a_talk_that_has_not_moved_where_it_stands(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk, at="#/3")
    at(by_hand(room.context, file_of(room) + "#/presenter", "presenter"), "3.0")


def test_a_move_while_it_looks_around_does_not_cost_it_the_clock(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk)
    room.keyboard.press("ArrowRight")
    room.context.add_init_script(
        """const wait = setTimeout;
        window.setTimeout = (run, ms) => (ms === 300 ? (window.lookedAround = run) : wait(run, ms));
        window.setInterval = () => 0;
        window.heard = [];
        new BroadcastChannel("slidegen").addEventListener("message", ({ data }) => heard.push(data.kind));"""
    )
    presenter = by_hand(room.context, file_of(room) + "#/presenter", "presenter")
    until(presenter, "heard.includes('here')")
    room.keyboard.press("ArrowRight")
    until(presenter, "heard.includes('set')")
    presenter.evaluate("lookedAround()")
    at(presenter, "2.1")
    assert presenter.get_by_role("button", name="Pause").count() == 1


def test_of_two_talks_of_one_deck_the_presenter_asks_which(show: Show, talk: list[FakeSlide]) -> None:
    one = show(talk)
    settled(one)
    other = by_hand(one.context, file_of(one) + "#/3", "play")
    settled(other)
    one.keyboard.press("ArrowDown")
    presenter = by_hand(one.context, file_of(one) + "#/presenter", "presenter")
    dialog = presenter.get_by_role("dialog", name="Which talk?")
    dialog.get_by_role("button", name="Slide 3: End").click()
    at(presenter, "3.0")
    presenter.keyboard.press("Home")
    at(other, "1.0")
    assert position(one) == "2.0"


def test_two_talks_of_one_deck_never_mix(show: Show, talk: list[FakeSlide]) -> None:
    one = show(talk)
    one_presenter = press_p(one)
    other = by_hand(one.context, file_of(one), "play")
    settled(other)
    other_presenter = press_p(other)
    one_presenter.keyboard.press("ArrowDown")
    other_presenter.keyboard.press("End")
    at(one, "2.0")
    at(other, "3.0")
    settled(one)
    assert [position(page) for page in (one_presenter, other_presenter)] == ["2.0", "3.0"]


def test_two_decks_never_mix(show: Show, talk: list[FakeSlide], tmp_path: Path) -> None:
    one = show(talk)
    presenter = press_p(one)
    file = write_page(tmp_path / "other.html", talk)
    other = by_hand(one.context, file.as_uri(), "play")
    lonely = by_hand(one.context, file.as_uri() + "#/presenter/2", "presenter")
    settled(lonely)
    presenter.keyboard.press("End")
    at(one, "3.0")
    at(lonely, "1.0")
    settled(other)
    assert position(other) == "1.0"


def test_a_frame_or_a_stranger_cannot_move_the_talk(show: Show, talk: list[FakeSlide]) -> None:
    room = show([*talk, FakeSlide('<iframe sandbox="allow-scripts" srcdoc="<p>x"></iframe>')])
    presenter = press_p(room)
    forged = """() => {
      const [key] = Object.keys(sessionStorage).filter((key) => key.endsWith(" talk"));
      const position = { value: { page: 3, clicks: 0 }, count: 99, by: "z" };
      const own = { slidegen: 1, deck: key.split(" ")[1], talk: sessionStorage[key] };
      const data = { ...own, from: "z", no: 1, kind: "set", mode: "play", entries: { position } };
      postMessage(data, "*");
      const source = document.querySelector("iframe").contentWindow;
      dispatchEvent(new MessageEvent("message", { data, origin: "null", source }));
    }"""
    room.evaluate(forged)
    settled(room)
    assert (position(room), position(presenter)) == ("1.0", "1.0")


def test_what_is_no_message_of_ours_is_passed_over(show: Show, talk: list[FakeSlide]) -> None:
    room = show(talk)
    strange = "[null, 1, 'x', {}, { slidegen: 1 }]"
    room.evaluate(f"{strange}.forEach((data) => new BroadcastChannel('slidegen').postMessage(data))")
    settled(room)
    presenter = press_p(room)
    presenter.evaluate("[null, 'x', { slidegen: 2 }].forEach((data) => opener.postMessage(data, '*'))")
    presenter.keyboard.press("End")
    at(room, "3.0")
