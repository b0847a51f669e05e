"""Slides that move, and how a test holds them still."""

from __future__ import annotations

from typing import Any

from conftest import until
from one_slide import make_slide, markup_of
from page_fixture import FakeSlide
from playwright.sync_api import Page

COLOURS = ".text-red { color: rgb(255, 0, 0) } .text-yellow { color: rgb(255, 230, 0) }"
CALM = {"reduced_motion": "reduce"}


def slide(text: str, *, clicks: int | None = None, **config: Any) -> FakeSlide:
    made, report = make_slide(text, **config)
    assert not list(report), "\n".join(found.frame() for found in report)
    return FakeSlide(markup_of(made), clicks=made.clicks if clicks is None else clicks)


def forward(page: Page, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press("ArrowRight")


def freeze(page: Page) -> None:
    """Lets no time pass for animations: a busy machine would miss their start."""
    session = page.context.new_cdp_session(page)
    session.send("Animation.enable")
    session.send("Animation.setPlaybackRate", {"playbackRate": 0})


def hold(page: Page, at: int) -> None:
    """Puts all animations `at` ms after their start."""
    page.evaluate(
        "at => document.getAnimations().forEach((one) => { one.pause(); one.currentTime = at; })", at
    )


def release(page: Page) -> None:
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    until(page, "!document.querySelector('.slidegen-moving, .slidegen-moved-from')")


def settle(page: Page) -> None:
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
