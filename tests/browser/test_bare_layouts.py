"""Every slide has its layout inside as `.slidev-layout.<layout>`; `none` and `iframe` look like nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from slidegen.build import Builder, Built
from slidegen.decks import Entry
from slidegen.shipped import assets_dir, themes_dir
from slidegen.themes import theme_names

pytestmark = pytest.mark.browser

BODY = """\
# A title

A paragraph after it, with **bold**, `code`, [a link](https://example.org) and a note[^1].

## Second
### Third
###### Sixth

* one
  1. two

- [x] done

| a | b |
|---|---|
| 1 | 2 |

> A quote

> [!NOTE]
> An alert

Term
: what it means

```ts {1}
const a = 1
```

<kbd>Esc</kbd>

[^1]: The note.
"""
DECK = f"""\
---
theme: THEME
layout: none
---

{BODY}

---
layout: none
class: p-4 mine
---

{BODY}

---
layout: iframe
url: about:blank
scale: 0.5
---

---

{BODY}
"""
OWN = """\
h1 { letter-spacing: 3px }
.slidev-layout, .slidev-layout:hover p, .slidev-layout h1 { outline: 4px solid red }
.slidev-layout.none.mine h2 { letter-spacing: 7px }
"""
LOOKS = """
(no) => {
  const looks = [];
  const page = document.querySelector(`.slidev-page-${no}`);
  for (const element of page.querySelectorAll("*")) {
    if (element.closest("template, canvas")) continue;  // rain falls when it is time
    const { x, y, width, height } = element.getBoundingClientRect();
    for (const part of ["", "::before", "::after", "::marker"]) {
      const style = getComputedStyle(element, part || null);
      const names = [...style].filter((name) => !name.startsWith("--"));
      const values = names.map((name) => style.getPropertyValue(name));
      looks.push(`${element.tagName}${part} ${[x, y, width, height]} ${values.join("; ")}`);
    }
  }
  return looks;
}
"""
STRIP = (
    "(no) => document.querySelector(`.slidev-page-${no} .slidev-layout`).classList.remove('slidev-layout')"
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 980, "height": 552})
    yield page
    page.close()


def shown(page: Page, folder: Path, built: Built) -> Page:
    (folder / "deck.html").write_bytes(built.html)
    page.goto((folder / "deck.html").as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    page.evaluate("document.fonts.ready.then(() => null)")
    return page


def build(folder: Path, theme: str) -> Built:
    (folder / "slides.md").write_text(DECK.replace("THEME", theme), encoding="utf-8")
    (folder / "style.css").write_text(OWN, encoding="utf-8")
    return Builder(Entry(folder / "slides.md", "deck")).build()


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("theme", theme_names())
def test_a_bare_layout_looks_as_if_it_had_no_class(
    theme: str, live: bool, page: Page, tmp_path: Path
) -> None:
    shown(page, tmp_path, build(tmp_path, theme))
    page.emulate_media(reduced_motion="reduce")
    for no in (1, 3):
        page.evaluate("no => slidegen.nav.go(no)", no)
        if not live:
            page.evaluate("document.documentElement.classList.remove('slidegen-live')")
        before = page.evaluate(LOOKS, no)
        page.evaluate(STRIP, no)
        assert page.evaluate(LOOKS, no) == before
        page.evaluate("document.documentElement.classList.add('slidegen-live')")
    page.evaluate("slidegen.nav.go(4)")
    before = page.evaluate(LOOKS, 4)
    page.evaluate(STRIP, 4)
    assert page.evaluate(LOOKS, 4) != before, "another layout has a look"


def test_what_a_deck_says_of_its_elements_or_of_a_bare_layout_holds(page: Page, tmp_path: Path) -> None:
    shown(page, tmp_path, build(tmp_path, "default"))
    read = "selector => getComputedStyle(document.querySelector(selector)).letterSpacing"
    spaced = {
        selector: page.evaluate(read, selector)
        for selector in (".slidev-page-1 h1", ".slidev-page-1 h2", ".slidev-page-2 h2")
    }
    assert list(spaced.values()) == ["3px", "normal", "7px"]


@pytest.mark.parametrize("theme", theme_names())
def test_every_layout_has_its_name(theme: str, page: Page, tmp_path: Path) -> None:
    folders = (assets_dir() / "layouts", themes_dir() / theme / "layouts")
    names = sorted({path.stem for folder in folders for path in folder.glob("*.html")})
    slides = [f"---\ntheme: {theme}\nlayout: {name}\n---\n\nText\n" for name in names]
    (tmp_path / "slides.md").write_text("\n".join(slides), encoding="utf-8")
    shown(page, tmp_path, Builder(Entry(tmp_path / "slides.md", "deck")).build())
    assert page.evaluate("slidegen.slides.map((slide) => slide.layout)") == names
    nameless = page.evaluate(
        """slidegen.slides.map(({ no, layout }) => `.slidev-page-${no} .slidev-layout.${CSS.escape(layout)}`)
          .filter((selector) => document.querySelectorAll(selector).length !== 1)"""
    )
    assert nameless == []
