"""Windows of one talk, and how a test opens and waits for them."""

from __future__ import annotations

from conftest import until
from playwright.sync_api import BrowserContext, Page

NEXT = "document.querySelector('.slidegen-replica').shadowRoot"


def ready(page: Page, mode: str) -> Page:
    page.wait_for_selector(f"html[data-slidegen-ready][data-slidegen-mode='{mode}']", state="attached")
    return page


def press_p(page: Page) -> Page:
    """The other window, which the key opens."""
    mode = str(page.evaluate("document.documentElement.dataset.slidegenMode"))
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    return ready(opened.value, "presenter" if mode == "play" else "play")


def by_hand(context: BrowserContext, address: str, mode: str) -> Page:
    """A window that nobody opened: it knows no opener."""
    page = context.new_page()
    page.goto(address)
    return ready(page, mode)


def file_of(page: Page) -> str:
    return page.url.partition("#")[0]


def settled(*pages: Page) -> None:
    """Waits until a window that was opened by hand has found its talk."""
    for page in pages:
        until(page, "Object.keys(sessionStorage).some((key) => key.endsWith(' talk'))")


def at(page: Page, wanted: str) -> None:
    page_no, clicks = wanted.split(".")
    until(page, f"slidegen.nav.page === {page_no} && slidegen.nav.clicks === {clicks}")


def stand_still(page: Page) -> None:
    """From now on it is ten o'clock, until the test moves the clock: a slow machine loses none of it."""
    page.clock.install(time="2026-03-01T09:00:00")
    page.clock.pause_at("2026-03-01T10:00:00")
