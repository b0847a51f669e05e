"""One slide fills the window; what is told of it: the API, the title, screen readers, print, the article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Show, position, until
from page_fixture import FakeSlide, click, page_data
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

STAGE = "document.querySelector('#slide-content').getBoundingClientRect().toJSON()"
WHOLE = [(411, 823), (1001, 333), (333, 1001), (980, 552), (1360, 768), (3841, 999)]
FILLED = [(1280, 720), (1920, 1080), (1366, 768)]


@pytest.mark.parametrize("size", [*WHOLE, *FILLED])
def test_the_canvas_fits_any_window_and_stands_in_its_middle(show: Show, size: tuple[int, int]) -> None:
    page = show(size=size)
    box = page.evaluate(STAGE)
    scale = (max if size in FILLED else min)(size[0] / 980, size[1] / 552)
    assert (box["width"], box["height"]) == pytest.approx((980 * scale, 552 * scale), abs=0.5)
    assert (box["left"], box["top"]) == pytest.approx(
        ((size[0] - box["width"]) / 2, (size[1] - box["height"]) / 2), abs=1
    )
    factor = "document.querySelector('#slide-container').style.getPropertyValue('--slidev-slide-scale')"
    assert float(page.evaluate(factor)) == pytest.approx(scale, abs=0.001)


def test_the_canvas_follows_the_window(show: Show) -> None:
    page = show()
    page.set_viewport_size({"width": 490, "height": 900})
    until(page, f"Math.abs({STAGE}.width - 490) < 1")


def test_another_canvas_has_its_own_size(show: Show) -> None:
    page = show(width=800, height=600)
    box = page.evaluate(STAGE)
    assert (box["width"], box["height"]) == pytest.approx((960, 720), abs=1)


def test_a_zoomed_slide_has_a_larger_canvas_of_the_same_size_on_screen(show: Show) -> None:
    page = show([FakeSlide("x", attrs='style="--slidev-slide-zoom-scale: 0.8"')])
    slide = page.locator(".slidev-page")
    own, shown = slide.evaluate("(slide) => [slide.offsetWidth, slide.getBoundingClientRect().width]")
    assert own == 1225
    assert shown == pytest.approx(page.evaluate(STAGE)["width"], abs=0.5)


def test_only_the_current_slide_is_displayed_and_reachable(show: Show) -> None:
    page = show([FakeSlide('<a href="#/1">a</a>') for _ in range(4)], at="#/2")
    states = "[...document.querySelectorAll('.slidev-page')].map((s) => [s.checkVisibility(), s.inert])"
    assert page.evaluate(states) == [[False, True], [True, False], [False, True], [False, True]]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('section').dataset.slidevNo") == "2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('section')") is None


def test_screen_readers_find_the_current_slide_alone(show: Show) -> None:
    page = show(at="#/4")
    snapshot = page.locator("body").aria_snapshot()
    assert "Thanks" in snapshot
    assert "4 of 4: End" in snapshot
    assert "Welcome" not in snapshot


def test_text_is_selected_only_where_the_deck_allows_it(show: Show) -> None:
    page = show([FakeSlide("x"), FakeSlide("y", attrs="data-slidegen-selectable")])
    select = "[...document.querySelectorAll('.slidev-page')].map((s) => getComputedStyle(s).userSelect)"
    assert page.evaluate(select) == ["none", "auto"]


def test_the_public_api_is_the_contracts(show: Show) -> None:
    page = show()
    api = page.evaluate("({ ...slidegen, nav: { ...slidegen.nav } })")
    assert sorted(api) == ["build", "nav", "slides", "version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", api["version"])
    assert api["build"] == 0
    assert api["slides"][2] == {"no": 3, "title": "Later", "clicks": 3, "clicksStart": 1, "layout": "default"}
    state = {name: value for name, value in api["nav"].items() if not isinstance(value, dict | type(None))}
    assert state == {"page": 1, "clicks": 0, "total": 4, "clicksTotal": 0}
    kinds = page.evaluate(
        "Object.entries(slidegen.nav).flatMap(([k, v]) => (typeof v === 'function' ? k : []))"
    )
    assert kinds == ["go", "next", "prev", "nextSlide", "prevSlide"]


def test_each_call_of_the_api_has_moved_when_it_returns(show: Show) -> None:
    page = show([FakeSlide(clicks=2, transition=("fade", "fade")) for _ in range(4)])
    way = page.evaluate(
        """() => {
          const { nav } = slidegen;
          const at = (result) => `${result} ${nav.page}.${nav.clicks}/${nav.clicksTotal}`;
          const back = [at(nav.next()), at(nav.go(3, 1)), at(nav.prev()), at(nav.prev())];
          return [...back, at(nav.nextSlide()), at(nav.prevSlide()), at(nav.go(99, 99))];
        }"""
    )
    assert way == [f"undefined {place}/2" for place in ("1.1", "3.1", "3.0", "2.2", "3.0", "2.0", "4.2")]


def test_the_title_of_the_window_follows_the_slide(show: Show) -> None:
    page = show([FakeSlide(title="Hello"), FakeSlide(title="Goals"), FakeSlide(), FakeSlide(title="A deck")])
    titles = []
    for no in (1, 2, 3, 4):
        page.evaluate("no => slidegen.nav.go(no)", no)
        titles.append(page.title())
    assert titles == ["A deck - Slidev", "Goals · A deck - Slidev", "A deck - Slidev", "A deck - Slidev"]


def said(page: Page) -> str:
    return str(page.locator("[role=status]").text_content())


def test_a_change_is_said_once_and_says_what_is_new(show: Show) -> None:
    inner = 'x <span aria-hidden="true">twin</span><img alt="a cat" src="data:,"> <b>bold</b>'
    deck = [
        FakeSlide(title="Cover"),
        FakeSlide(click(1, inner) + click(2, "gone", more="data-slidegen-hide"), title="Steps", clicks=3),
        FakeSlide(),
    ]
    page = show(deck)
    assert said(page) == ""
    page.evaluate(
        """() => {
          window.changes = 0;
          const observer = new MutationObserver((records) => (changes += records.length));
          observer.observe(document.querySelector("[role=status]"), { childList: true, subtree: true });
        }"""
    )
    seen = []
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        seen.append(said(page))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    seen.append(said(page))
    assert seen == [
        "Slide 2 of 3: Steps",
        "x a cat bold",
        "Step 2 of 3",
        "Step 3 of 3",
        "Slide 3 of 3",
        "Step 2 of 3",
    ]
    assert page.evaluate("changes") == 7


def test_print_shows_every_slide_at_its_last_click(show: Show) -> None:
    page = show(at="#/2")
    page.emulate_media(media="print")
    until(page, "document.documentElement.dataset.slidegenView === 'print'")
    assert page.locator(".slidev-vclick-hidden, [inert]").count() == 0
    boxes = page.locator(".slidev-page").evaluate_all(
        "(all) => all.map((s) => [s.offsetWidth, s.offsetHeight, s.offsetTop])"
    )
    assert boxes == [[980, 552, 552 * index] for index in range(4)]
    page.emulate_media(media="screen")
    until(page, "document.documentElement.dataset.slidegenView === 'slide'")
    assert position(page) == "2.0"
    assert page.locator("[inert]").count() == 3


def test_a_printed_deck_has_a_page_of_its_size_for_each_slide(show: Show) -> None:
    page = show(
        [
            *(FakeSlide(f"Slide {no}") for no in (1, 2)),
            FakeSlide("z", attrs='style="--slidev-slide-zoom-scale: 0.5"'),
        ]
    )
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*([\d.\s]+)\]", pdf)
    sizes = [[float(side) * 96 / 72 for side in box.split()] for box in boxes]
    assert len(sizes) == 3
    for size in sizes:
        assert size == pytest.approx([0, 0, 980, 552], abs=1)


def test_the_first_print_is_whole_though_a_font_is_loaded_for_it(show: Show) -> None:
    page = show()
    page.evaluate("document.fonts.ready.then(() => null)")
    # As Chromium does: the medium ends and begins again before the sheets are made.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for medium in ("print", "screen"):
        page.emulate_media(media=medium)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("document.documentElement.dataset.slidegenView") == "print"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.slidegenView") == "slide"


def test_without_scripts_every_slide_is_read_from_top_to_bottom(browser: Browser, show: Show) -> None:
    url = show().url.partition("#")[0]
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(url)
    sections = page.locator(".slidev-page")
    tops = [sections.nth(index).bounding_box() for index in range(sections.count())]
    assert [box["y"] for box in tops if box] == sorted(box["y"] for box in tops if box)
    for text in ("Welcome", "One", "Two", "Point 3", "Thanks"):
        assert page.get_by_text(text, exact=True).is_visible()
    bottom = tops[-1]
    assert bottom is not None
    page.mouse.wheel(0, 5000)
    assert page.locator(".slidegen-controls").count() == 0
    page.set_viewport_size({"width": 320, "height": 640})
    assert all((sections.nth(index).bounding_box() or {"width": 999})["width"] <= 320 for index in range(4))
    context.close()


def test_a_browser_that_is_too_old_shows_the_article(browser: Browser, show: Show) -> None:
    url = show().url.partition("#")[0]
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("CSS.supports = () => false")
    page.goto(url)
    assert page.get_by_text("Welcome").is_visible()
    assert page.get_by_text("Point 3").is_visible()
    assert page.locator(".slidegen-controls").count() == 0
    context.close()


def test_a_refresh_takes_new_slides_and_stays_where_it_was(show: Show, tmp_path: Path) -> None:
    expose = tmp_path / "expose.js"
    expose.write_text("export function expose(deck) { window.deck = deck }", encoding="utf-8")
    page = show(scripts=(expose,), at="#/2?clicks=2")
    fewer = [FakeSlide(title="New"), FakeSlide(click(1, "fresh"), title="Other", clicks=1)]
    page.evaluate(
        """([data, markup]) => {
          document.querySelector("#slideshow").innerHTML = markup;
          deck.refresh(data);
        }""",
        [
            page_data(fewer, title="B deck", version="1", build=7),
            "".join(slide.markup(no, 2) for no, slide in enumerate(fewer, 1)),
        ],
    )
    assert (position(page), page.title()) == ("2.1", "Other · B deck - Slidev")
    until(page, "location.hash === '#/2?clicks=1'")
    assert page.evaluate("[slidegen.build, slidegen.nav.total, slidegen.slides[1].title]") == [7, 2, "Other"]
    assert page.get_by_text("fresh").is_visible()
    assert page.locator(".slidev-page-1").is_hidden()
    assert page.locator(".slidegen-controls-place").text_content() == "2 / 2"
    page.keyboard.press("ArrowLeft")
    assert position(page) == "2.0"


BROKEN = """\
export function broken(deck) {
  deck.onMove(({ previous }) => { if (previous) throw Error("wet"); });
  throw Error("rain");
}
"""


def test_a_feature_that_breaks_does_not_stop_the_deck(browser: Browser, show: Show, tmp_path: Path) -> None:
    broken = tmp_path / "broken.js"
    broken.write_text(BROKEN, encoding="utf-8")
    url = show(scripts=(broken,), prepare="addEventListener('error', (event) => event.preventDefault())").url
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.goto(url)
    page.keyboard.press("ArrowRight")
    assert position(page) == "2.0"
    assert errors == ["rain", "wet"]
    context.close()


def test_a_page_has_magic_move_only_where_a_slide_does(show: Show, tmp_path: Path) -> None:
    def has_script(_: Page) -> bool:
        return "slidegen-moved-from" in (tmp_path / "deck.html").read_text("utf-8").partition("</style>")[2]

    assert not has_script(show())
    page = show([FakeSlide('<div data-slidegen-move="{}"></div>', clicks=1)])
    assert has_script(page)
    page.keyboard.press("ArrowRight")
    assert position(page) == "1.1"


def test_a_move_in_a_thousand_slides_touches_no_more_than_in_ten(show: Show) -> None:
    body = "".join(click(no, f"Point {no} <b>of</b> <i>many</i>") for no in range(1, 9))
    count_each = """seen = new MutationObserver(() => {});
        seen.observe(document, { subtree: true, attributes: true, childList: true });
        Array.from({ length: 20 }, () => {
          slidegen.nav.next();
          return new Set(seen.takeRecords().map((record) => record.target)).size;
        })"""

    def touched(count: int) -> list[int]:
        page = show([FakeSlide(body, title=f"Slide {no}", clicks=8) for no in range(count)])
        return page.evaluate(count_each)

    few = touched(10)
    assert all(few)
    assert touched(1000) == few
