"""Components in Chromium: what depends on the browser, the view and the clicks (Slidev reference §5.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import is_foreign, until
from playwright.sync_api import Browser, Page

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry

ROOT = Path(__file__).resolve().parents[2]
FILM = ROOT / "decks" / "tour" / "public" / "split.webm"

Open = Callable[..., Page]


@pytest.fixture
def open_deck(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Builds a deck and opens it. An error, or a request to elsewhere, fails the test."""
    contexts, trouble = [], []

    def open_at(text: str, at: str = "", **context: object) -> Page:
        (tmp_path / "public").mkdir()
        (tmp_path / "public" / "film.webm").write_bytes(FILM.read_bytes())
        (tmp_path / "slides.md").write_text(text, encoding="utf-8")
        built = Builder(Entry(tmp_path / "slides.md", "deck"), BuildOptions(), tmp_path).build()
        file = tmp_path / "deck.html"
        file.write_bytes(built.html)
        opened = browser.new_context(viewport={"width": 1280, "height": 720}, **context)
        contexts.append(opened)
        page = opened.new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: trouble.append(request.url) if is_foreign(request.url) else None)
        page.goto(file.as_uri() + at)
        page.wait_for_selector("html[data-slidegen-ready]", state="attached")
        return page

    yield open_at
    for opened in contexts:
        opened.close()
    assert trouble == []


def test_an_icon_is_as_large_as_in_slidev_and_has_the_colour_of_its_text(open_deck):
    page = open_deck(
        '# A\n\n<mdi-star style="font-size: 20px"/> <b class="i-carbon-moon" style="font-size: 20px"/>'
    )
    box = page.locator(".slidev-page-1 svg.slidev-icon").bounding_box()
    scale = 720 / 552
    assert box["width"] == pytest.approx(24 * scale, abs=0.5)
    drawn = page.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('.i-carbon-moon'));"
        "return [s.width, s.height, s.maskImage.slice(0, 25), s.backgroundColor === s.color] })()"
    )
    assert drawn == ["20px", "20px", 'url("data:image/svg+xml;u', True]


def test_tabs_over_code_are_chosen_by_click_and_by_arrows(open_deck):
    page = open_deck(
        "<CodeGroup>\n\n```sh [npm]\nnpm\n```\n\n```sh [pnpm]\npnpm\n```\n\n```sh [yarn]\nyarn\n```\n\n"
        "</CodeGroup>\n\n---\n\n# two"
    )
    shown = (
        "[...document.querySelectorAll('.slidev-code')]"
        ".filter((e) => e.checkVisibility()).map((e) => e.textContent)"
    )
    assert page.evaluate(shown) == ["npm"]
    page.get_by_role("tab", name="pnpm").click()
    assert page.evaluate(shown) == ["pnpm"]
    page.keyboard.press("ArrowRight")
    assert page.evaluate(shown) == ["yarn"]
    page.keyboard.press("ArrowRight")
    assert page.evaluate(shown) == ["npm"]
    page.keyboard.press("End")
    assert page.evaluate(shown) == ["yarn"]
    assert page.evaluate("slidegen.nav.page") == 1


def test_text_is_as_large_as_its_box(open_deck):
    page = open_deck(
        "# x\n\n---\n\n<AutoFitText :max='300' min='10'>Hello world</AutoFitText>\n\n"
        "<AutoFitText max='50' min='40' class='w-40'>A text that has to wrap</AutoFitText>",
        "#/2",
    )
    widths = (
        "[...document.querySelectorAll('.slidev-auto-fit-text')].map((e) => "
        "[e.clientWidth, e.firstElementChild.offsetWidth,"
        " parseFloat(getComputedStyle(e.firstElementChild).fontSize)])"
    )
    until(page, f"Math.abs({widths}[0][0] - {widths}[0][1]) < 12")
    (box, text, size), (_, _, least) = page.evaluate(widths)
    assert text <= box
    assert 100 < size < 300
    assert least == 40


def test_a_film_plays_while_its_click_and_its_slide_are_on(open_deck):
    film = '<SlidevVideo v-click autoplay autoreset="click" muted><source src="/film.webm"/></SlidevVideo>'
    page = open_deck(f"# A\n\n{film}\n\n---\n\n# B")
    paused = "document.querySelector('video').paused"
    assert page.evaluate(paused)
    page.keyboard.press("ArrowRight")
    until(page, f"!{paused}")
    until(page, "document.querySelector('video').currentTime > 0")
    page.keyboard.press("ArrowRight")
    until(page, paused)
    until(page, "document.querySelector('video').currentTime === 0")


def test_what_is_rendered_when_follows_the_view(open_deck):
    page = open_deck(
        "# A\n\n<RenderWhen context='main'><p>stage</p>"
        "<template #fallback><p>elsewhere</p></template></RenderWhen>\n\n"
        "<RenderWhen :context=\"['overview', 'print']\"><p>cards</p></RenderWhen>\n\n---\n\n# B"
    )
    text = "document.querySelector('.slidev-page-1').innerText.split('\\n').filter(Boolean)"
    assert page.evaluate(text) == ["A", "stage"]
    page.keyboard.press("o")
    until(page, "document.documentElement.dataset.slidegenView === 'overview'")
    assert page.evaluate(text) == ["A", "elsewhere", "cards"]
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    until(page, "document.documentElement.dataset.slidegenView === 'print'")
    assert page.evaluate(text) == ["A", "stage", "cards"]


def test_the_presenter_sees_what_is_rendered_for_it(open_deck):
    contexts = ("main", "slide", "presenter", "previewNext")
    tags = "".join(f"<RenderWhen context='{name}'><p>{name}</p></RenderWhen>\n" for name in contexts)
    page = open_deck(f"# A\n\n{tags}\n---\n\n# B\n\n{tags}", "#/presenter/1")
    text = "document.querySelector('.slidev-page-1').innerText.split('\\n').filter(Boolean)"
    until(page, "document.documentElement.dataset.slidegenMode === 'presenter'")
    assert page.evaluate(text) == ["A", "main", "presenter"]
    root = "document.querySelector('.slidegen-replica').shadowRoot"
    next_text = f"{root}.querySelector('.slidev-page').innerText.split('\\n').filter(Boolean)"
    until(page, f"{root}?.querySelector('.slidev-page') != null")
    assert page.evaluate(next_text) == ["B", "previewNext"]


@pytest.mark.parametrize(("scheme", "seen"), [("light", "Day"), ("dark", "Night")])
@pytest.mark.parametrize("scripts", [True, False])
def test_light_or_dark_shows_one(browser, tmp_path, scheme, seen, scripts):
    text = "<LightOrDark><template #dark>Night</template><template #light>Day</template></LightOrDark>"
    (tmp_path / "slides.md").write_text(text, encoding="utf-8")
    built = Builder(Entry(tmp_path / "slides.md", "deck"), BuildOptions(), tmp_path).build()
    (tmp_path / "deck.html").write_bytes(built.html)
    context = browser.new_context(color_scheme=scheme, java_script_enabled=scripts)
    page = context.new_page()
    page.goto((tmp_path / "deck.html").as_uri())
    assert page.locator(".slidev-page-1").inner_text().strip() == seen
    context.close()


def test_a_table_of_contents_leads_to_its_slides(open_deck):
    page = open_deck("# One\n\n<Toc/>\n\n---\nrouteAlias: two\n---\n\n# Two **bold**\n\n---\n\n# Three")
    page.get_by_role("link", name="Two bold").click()
    until(page, "slidegen.nav.page === 2")
    until(page, "location.hash === '#/two'")


def test_layers_lie_over_and_under_the_slide(open_deck, tmp_path):
    layer = "<div class='absolute inset-0 {0}' style='background: {1}'></div>"
    for name, colour in (("global-top", "rgb(1, 0, 0)"), ("slide-bottom", "rgb(0, 0, 1)")):
        (tmp_path / f"{name}.html").write_text(layer.format(name, colour), encoding="utf-8")
    page = open_deck("---\nzoom: 0.5\n---\n\n# One\n\n---\n\n# Two")
    assert page.evaluate("document.elementFromPoint(640, 360).className") == "absolute inset-0 global-top"
    boxes = [
        page.locator(f".slidev-page-1 .{name}").bounding_box() for name in ("global-top", "slide-bottom")
    ]
    for box in boxes:
        assert box["width"] == pytest.approx(1278.3, abs=2)
        assert box["height"] == pytest.approx(720, abs=1)


def test_controls_of_the_decks_own_stand_in_the_bar(open_deck, tmp_path):
    own = (
        "<a class='text-red-500' href='#/{{ total }}'><mdi-star/> Last</a>"
        "<button data-action='prev'>Back</button>"
    )
    (tmp_path / "custom-nav-controls.html").write_text(own, encoding="utf-8")
    page = open_deck("# One\n\n---\n\n# Two")
    link = page.locator(".slidegen-controls a")
    assert link.inner_text().strip() == "Last"
    assert link.evaluate("(link) => getComputedStyle(link).color") == "rgb(239, 68, 68)"
    link.click(force=True)
    until(page, "slidegen.nav.page === 2")
    page.locator(".slidegen-controls").get_by_text("Back").click(force=True)
    until(page, "slidegen.nav.page === 1")


def test_what_goes_into_a_stack_and_comes_out_stands_over_its_layers(open_deck):
    page = open_deck(
        '# A\n\n<Stack :layers="[\'one\', \'two\']" input="in" output="a way out" repeat="× 12" />\n'
    )
    middles = page.evaluate(
        "[...document.querySelectorAll('.slidegen-stack-end, .slidegen-stack ol')].map((one) => {"
        " const { left, right, top } = one.getBoundingClientRect(); return [(left + right) / 2, top]; })"
    )
    (into, low), (layers, middle), (out, high) = middles
    assert into == pytest.approx(layers, abs=0.5)
    assert out == pytest.approx(layers, abs=0.5)
    assert high < middle < low
