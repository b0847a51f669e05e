"""A phone whose network goes and comes back, and who is not let in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import is_at, position
from networks import Network
from playwright.sync_api import Page, expect
from remote_talk import DECK, PHONE, Opening, Served, ask, press, serve
from served import port_to_come_back_to

pytestmark = pytest.mark.browser


@pytest.fixture
def network(served: Served) -> Iterator[Network]:
    made = Network(served.port)
    yield made
    made.close()


def test_a_press_that_the_network_held_back_is_never_done(
    window: Page, served: Served, network: Network, open_page: Opening
):
    phone = open_page(served.at("remote", port=network.port), **PHONE)
    expect(phone.locator("#state")).to_have_text("Connected")
    network.cut()
    press(phone, "Next")  # it has not noticed yet
    expect(phone.locator("#state")).to_have_text("No connection. Looking for the talk…")
    expect(phone.locator("#forth")).to_be_disabled()
    network.mend()
    expect(phone.locator("#state")).to_have_text("Connected")
    expect(phone.locator("#place")).to_have_text("1 / 3")
    assert position(window) == "1.0"
    press(phone, "Next")
    is_at(window, "2.0")


def test_a_phone_that_comes_back_is_where_the_talk_is(
    window: Page, served: Served, network: Network, open_page: Opening
):
    phone = open_page(served.at("remote", port=network.port), **PHONE)
    expect(phone.locator("#state")).to_have_text("Connected")
    network.cut()
    window.keyboard.press("End")
    expect(phone.locator("#state")).to_contain_text("No connection")
    expect(phone.locator("#place")).to_have_text("1 / 3")
    network.mend()
    expect(phone.locator("#place")).to_have_text("3 / 3")
    expect(phone.locator("#state")).to_have_text("Connected")


def test_the_talk_goes_on_without_the_server_and_brings_the_phone_along(
    window: Page, phone: Page, served: Served, network: Network, open_page: Opening
):
    alone = open_page(served.at(port=network.port))
    is_at(alone, "1.0")
    press(phone, "Next")
    is_at(alone, "2.0")
    network.cut()
    alone.keyboard.press("End")
    network.mend()
    expect(phone.locator("#place")).to_have_text("3 / 3")
    is_at(window, "3.0")


def test_a_server_that_was_started_anew_wants_its_new_code(tmp_path: Path, open_page: Opening):
    (tmp_path / "slides.md").write_text(DECK, encoding="utf-8")
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    port = port_to_come_back_to()
    for first in serve(tmp_path, "slides.md", port=port):
        phone = open_page(first.at("remote"), **PHONE)
        expect(phone.locator("#state")).to_have_text("No window shows the slides.")
    expect(phone.locator("#state")).to_have_text("No connection. Looking for the talk…")
    for second in serve(tmp_path, "slides.md", port=port):
        expect(phone.locator("#state")).to_have_text("The talk was started anew: scan its new code.")
        phone.goto(second.at("remote"))
        expect(phone.locator("#state")).to_have_text("No window shows the slides.")


def test_a_browser_that_says_it_is_offline_is_believed_at_once(phone: Page):
    phone.context.set_offline(True)
    expect(phone.locator("#state")).to_contain_text("No connection")
    phone.context.set_offline(False)
    expect(phone.locator("#state")).to_have_text("Connected")


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


@pytest.mark.parametrize("path", ["/remote", "/remote/", "/remote-code/", "/", "/talk?as=phone&page="])
def test_without_the_token_there_is_nothing(served: Served, path: str):
    own = f"http://127.0.0.1:{served.port}"
    upgrade = UPGRADE if path.startswith("/talk") else {}
    for cookie in ("", f"slidegen-{served.port}=", f"slidegen-{served.port}={'x' * len(served.token)}"):
        status, body = ask(served, path, Origin=own, Cookie=cookie, **upgrade)
        assert status == 403
        assert served.token not in body
        assert "Live" not in body
    wrong = f"{path}{'&' if '?' in path else '?'}token={served.token[:-1]}"
    assert ask(served, wrong, Origin=own, **upgrade)[0] == 403


def test_a_foreign_page_hears_nothing_of_the_talk(served: Served):
    own, cookie = f"http://127.0.0.1:{served.port}", f"slidegen-{served.port}={served.token}"
    talk = "/talk?as=phone&page="
    assert ask(served, talk, Origin=own, Cookie=cookie, **UPGRADE)[0] == 101
    assert ask(served, talk, Origin="http://evil.example", Cookie=cookie, **UPGRADE)[0] == 403
    assert ask(served, talk, Cookie=cookie, **UPGRADE)[0] == 403
    assert ask(served, talk, Origin=own, Cookie=cookie, Host="evil.example", **UPGRADE)[0] == 403
    assert ask(served, "/remote-code/", Cookie=cookie, Host="evil.example")[0] == 403
    assert (
        ask(served, "/remote-code/", Cookie=cookie, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="cors")[0]
        == 403
    )
    assert ask(served, "/talk?as=spy&page=", Origin=own, Cookie=cookie, **UPGRADE)[0] == 400
    assert ask(served, "/talk?as=phone&page=other", Origin=own, Cookie=cookie, **UPGRADE)[0] == 404
