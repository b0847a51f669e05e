"""What a test does on a slide that is drawn on, and finds on it."""

from __future__ import annotations

from typing import Any

from conftest import until
from page_fixture import FakeSlide, click
from playwright.sync_api import Page

LAYER = ".slidegen-current > .slidegen-drawing"
SHAPES = f"[...document.querySelectorAll('{LAYER} > [data-slidegen-shape]')]"
BAR = ".slidegen-drawing-bar"
DECK = [
    FakeSlide('<a href="#/3" style="position: absolute; left: 400px; top: 250px">third</a>', title="One"),
    FakeSlide(click(1, "Two"), title="Two", clicks=1),
    FakeSlide("<p>Three</p>", title="Three"),
]


def drag(page: Page, *points: tuple[float, float], key: str = "") -> None:
    """With the mouse, over `points` in px of the window."""
    page.mouse.move(*points[0])
    if key:
        page.keyboard.down(key)
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=6)
    page.mouse.up()
    if key:
        page.keyboard.up(key)


def shapes(page: Page) -> list[str]:
    """Tag and colour of what is drawn on the slide that is shown, in its order."""
    colour = "shape.getAttribute('stroke') ?? shape.getAttribute('fill')"
    return list(page.evaluate(f"{SHAPES}.map((shape) => `${{shape.localName}} ${{{colour}}}`)"))


def count(page: Page, wanted: int) -> None:
    until(page, f"{SHAPES}.length === {wanted}")


def box(page: Page, index: int = 0) -> list[float]:
    """Left, top, right and bottom of a shape without its width, in px of the slide."""
    found = page.evaluate(
        f"(() => {{ const box = {SHAPES}[{index}].getBBox(); "
        "return [box.x, box.y, box.x + box.width, box.y + box.height]; })()"
    )
    return [round(length) for length in found]


def is_on(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.hasAttribute('data-slidegen-drawing')"))


def pen(page: Page, *points: tuple[float, float, float]) -> None:
    """A stylus: x, y, pressure."""
    session = page.context.new_cdp_session(page)

    def send(kind: str, x: float, y: float, force: float, buttons: int) -> None:
        event: dict[str, Any] = {"type": kind, "x": x, "y": y, "pointerType": "pen", "force": force}
        session.send(
            "Input.dispatchMouseEvent", event | {"button": "left", "buttons": buttons, "clickCount": 1}
        )

    send("mousePressed", *points[0], 1)
    for point in points[1:]:
        send("mouseMoved", *point, 1)
    send("mouseReleased", *points[-1], 0)


def slide_in_panel(presenter: Page) -> dict[str, float]:
    """Where the slide stands in the presenter's window, once its panels are laid out."""
    width = "document.querySelector('main#slide-content').getBoundingClientRect().width"
    until(presenter, f"{width} > 0 && {width} < innerWidth * 0.8")
    box = presenter.locator("main#slide-content").bounding_box()
    assert box is not None
    return dict(box)  # type: ignore[arg-type]
