"""A film, sound or poster that is shown twice is in the page once, and plays in both places."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from slidegen.build import Builder, Built
from slidegen.bundle.addresses import data_address
from slidegen.decks import Entry
from slidegen.passes.assets import make_asset

pytestmark = pytest.mark.browser

DECK = """\
# First

<audio src="./talk.wav" controls></audio>

<video src="./film.wav" poster="./still.png" controls></video>

<!-- <audio src="./talk.wav"></audio> -->

---

# Again

<video poster="./still.png" controls><source src="./talk.wav" type="audio/wav"></video>

<SlidevVideo autoplay controls>
<source src="./film.wav" type="audio/wav">
</SlidevVideo>

![Still](./still.png)

---

# Once more

<audio src="./talk.wav" controls></audio>

<audio src="./alone.wav" controls></audio>
"""
PLAYERS = "[...document.querySelectorAll('.slidev-page video, .slidev-page audio')]"


def sound(seconds: float) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(range(250)) * round(64 * seconds))
    return out.getvalue()


def picture() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((80, 60), 90).save(out, "PNG")
    return out.getvalue()


FILES = {"talk.wav": sound(1), "film.wav": sound(2), "alone.wav": sound(3), "still.png": picture()}


@pytest.fixture
def built(tmp_path: Path) -> Built:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "slides.md").write_text(DECK, encoding="utf-8")
    built = Builder(Entry(tmp_path / "slides.md", "deck"), cwd=tmp_path).build()
    assert [found.message for found in built.report] == []
    (tmp_path / "deck.html").write_bytes(built.html)
    return built


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(offline=True, **getattr(request, "param", {}))
    yield context
    context.close()


def opened(context: BrowserContext, folder: Path) -> Page:
    page = context.new_page()
    page.goto((folder / "deck.html").as_uri())
    return page


def copies(html: bytes, name: str) -> int:
    address = data_address(make_asset(name, FILES[name]))
    return html.count(address.encode())


def test_the_page_has_one_copy_of_each_but_what_a_note_has(built: Built):
    assert {name: copies(built.html, name) for name in FILES} == {
        "talk.wav": 2,
        "film.wav": 1,
        "alone.wav": 1,
        "still.png": 1,
    }


def test_a_served_page_has_a_copy_wherever_it_is_shown(built: Built, tmp_path: Path):
    served = Builder(Entry(tmp_path / "slides.md", "deck"), cwd=tmp_path).build(number=1)
    assert copies(served.html, "film.wav") == 2


@pytest.mark.usefixtures("built")
def test_every_film_plays_and_has_its_poster(context: BrowserContext, tmp_path: Path):
    page = opened(context, tmp_path)
    page.wait_for_selector("html[data-slidegen-ready]")
    until(page, f"{PLAYERS}.every((player) => player.readyState > 0)")
    assert page.evaluate(f"{PLAYERS}.map((player) => Math.round(player.duration))") == [1, 2, 1, 2, 1, 3]
    posters = page.evaluate(
        "[...document.querySelectorAll('.slidev-page video')].map((video) => video.poster)"
    )
    address = data_address(make_asset("still.png", FILES["still.png"]))
    assert posters == [address, address, ""]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_a_link_leads_to_the_film_that_plays(context: BrowserContext, tmp_path: Path):
    page = opened(context, tmp_path)
    until(page, "document.querySelector('audio[data-slidegen-first]').readyState > 0")
    links = page.locator(".slidev-page noscript a[href]")
    assert [link.inner_text() for link in links.all()] == ["↑ talk.wav", "↑ film.wav", "↑ talk.wav"]
    marks = [page.locator(link.get_attribute("href")) for link in links.all()]
    before = [
        mark.evaluate("(mark) => mark.parentElement.previousElementSibling.localName") for mark in marks
    ]
    assert before == ["audio", "video", "audio"]
    grounds = page.locator("[data-slidegen-poster]").evaluate_all(
        "videos => videos.map((video) => getComputedStyle(video).backgroundImage.slice(0, 20))"
    )
    assert grounds == ['url("data:image/png;'] * 2
