"""What is seen before the scripts at the end of the document have run."""

from __future__ import annotations

import pytest
from conftest import Show
from page_fixture import FakeSlide, click
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_first_slide_is_there_before_the_scripts_are(browser: Browser, show: Show) -> None:
    url = show([FakeSlide(click(1, "later") + "<p>now</p>", title="Cover", clicks=1), FakeSlide("two")]).url
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    # As while a large document is still read: the head has run, the scripts at its end have not.
    page.add_init_script("JSON.parse = () => { throw new Error('not yet'); }")
    for address, shown in ((url.partition("#")[0], True), (url.partition("#")[0] + "#/2", False)):
        page.goto("about:blank")
        page.goto(address)
        assert page.get_by_text("now").is_visible() is shown
        assert not page.get_by_text("later").is_visible()
        assert not page.get_by_text("two").is_visible()
    page.goto("about:blank")
    page.goto(url.partition("#")[0])
    box = page.locator(".slidev-page-1").bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (1280, 721)
    context.close()
