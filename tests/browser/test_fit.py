"""What does not fit on a slide, measured in Chromium: each fault where it is planted, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from planted import laid_out, planted

from slidegen.build import BuildOptions
from slidegen.check.codes import Code, Example, all_codes
from slidegen.check.findings import find_in_browser, for_browser
from slidegen.check.fit import FIT_HINTS
from slidegen.core.diagnostics import Report
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

MEASURED = {"barrier", *FIT_HINTS}
ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted((ROOT / "tests" / "documents").glob("*.md"))
"""Written to be read, and shown as they are: headings begin the slides."""
SHOWN = [code for code in all_codes().values() if code.faulty and code.group in ("barrier", "fit")]


def items(total: int) -> str:
    return "\n".join(f"- item {number}" for number in range(1, total + 1))


MEANT = """---
layout: cover
background: linear-gradient(red, blue)
---

# Nothing of this is wrong

---

# Decoration

<div class="absolute -right-20 -bottom-20 w-60 h-60 rounded-full bg-green-500"></div>
<div class="absolute -bottom-4 right-10 text-8xl opacity-10">WATERMARK</div>
<div class="absolute left-200 top-140" aria-hidden="true">Beyond</div>
<div v-drag="[900,500,200,_]">Dragged out</div>
<img src="./a.svg" alt="A dot" class="w-40 -ml-40">

---

# What a click lays over it

A text that is read before.

<div v-click class="absolute inset-x-10 top-20 h-40 bg-blue-500">On top</div>

---

# What hides and what scrolls

<div class="h-20 overflow-auto">
<p>One</p><p>Two</p><p>Three</p><p>Four</p>
</div>
<div class="w-20 truncate">A text that ends in dots</div>
<p class="sr-only">For those who hear the slide</p>

```py {maxHeight:'80px'}
a = 1
b = 2
c = 3
d = 4
e = 5
f = 6
```

---

# Small by nature

The n<sup>th</sup> of H<sub>2</sub>O, $a_{b_c}$[^1].

<div class="relative"><span class="bg-yellow-500/30 absolute left-0 w-40 h-6"></span>Marked text</div>

[^1]: A note at the foot.
"""

LABELS = """---
layout: default
---

# Labels

<svg class="w-40 h-10 overflow-visible" role="img" aria-label="Out">
  <text x="-300" y="10">Afar</text>
</svg>

---

# Cut labels

<svg class="w-40 h-10" role="img" aria-label="Cut"><text x="140" y="10">Too long a label</text></svg>
"""

AT_CLICKS = """---
layout: default
---

# Steps

<v-switch>
<template #0><p>Little</p></template>
<template #1><p>Little</p></template>
<template #2>
<div class="h-110"></div>
<p>More than is room for</p>
</template>
</v-switch>

---

# Later

A paragraph that was read before the box comes.

<div v-click class="absolute inset-x-10 top-15 h-40 bg-red-500"></div>
"""

SHRINKS = f"""---
fit: shrink
layout: default
---

# Shrinks

{items(18)}

---

# Far too much

{items(40)}

---
fit: scroll
---

# Scrolls

{items(40)}
"""

LOW = f"""---
layout: default
---

# Low

{items(13)}

---

# Small

<p class="text-[8px]">Tiny</p>
"""

DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'


@dataclass
class Looked:
    """What was found in each deck of this module, all in one browser."""

    reports: dict[str, Report]

    def at(self, name: str) -> list[tuple[str, int, int | None, int | None]]:
        """Message, line, slide, click of what was measured."""
        found = [one for one in self.reports[name] if one.code in MEASURED]
        return [(one.message, one.span.line, one.slide, one.step) for one in found]


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    folder = tmp_path_factory.mktemp("decks")
    dot = Example("a.svg", "svg", DOT, None)
    texts = {"meant": MEANT, "labels": LABELS, "clicks": AT_CLICKS, "shrinks": SHRINKS, "low": LOW}
    decks = {
        name: laid_out([Example("slides.md", "md", text, None), dot], folder / name)
        for name, text in texts.items()
    }
    slides = [Example("slides.md", "md", LOW, None)]
    decks["low at ratios"] = laid_out(slides, folder / "ratios", ("4:3", "2/1"))
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        decks[path.name] = laid_out(
            [Example("slides.md", "md", text, None)], folder / path.stem, (), "headings"
        )
    for code in SHOWN:
        decks[code.name] = laid_out(code.faulty, folder / code.name)
        decks[f"{code.name} mended"] = laid_out([*code.faulty, *code.mended], folder / f"{code.name}-mended")
    for path in sorted((ROOT / "themes").glob("*/preview.md")):
        decks[path.as_posix()] = for_browser(Entry(path, path.parent.name), BuildOptions(), ROOT, ())
    return Looked(dict(zip(decks, find_in_browser(list(decks.values())), strict=True)))


@pytest.mark.parametrize("code", SHOWN, ids=[code.name for code in SHOWN])
def test_a_planted_fault_is_found_at_its_line_and_the_mend_mends_it(code: Code, looked: Looked):
    found = {(one.code, one.span.file.path, one.span.line) for one in looked.reports[code.name]}
    assert found == planted(code)
    assert [one.frame() for one in looked.reports[f"{code.name} mended"]] == []


def test_what_is_meant_is_no_fault(looked: Looked):
    assert looked.at("meant") == []


def test_labels_of_drawings_are_looked_at(looked: Looked):
    beyond, cut = looked.at("labels")
    assert beyond[0].endswith("beyond the left edge of the slide")
    assert beyond[1:] == (7, 1, None)
    assert "is cut off by" in cut[0]
    assert cut[1:] == (15, 2, None)


def test_of_a_document_that_became_slides_it_is_told_once_what_does_not_fit(looked: Looked):
    found = {
        path.stem: [(one.code, one.span.line, one.slide) for one in looked.reports[path.name]]
        for path in DOCUMENTS
    }
    assert found == {
        "guide": [("beyond-slide", 3, 1), ("small-text", 3, 1), ("beyond-slide", 68, 4)],
        "workshop": [("beyond-slide", 13, 2), ("beyond-slide", 48, 3), ("broken-letters", 61, 4)],
    }


def test_the_previews_of_the_themes_fit(looked: Looked):
    previews = {name: looked.at(name) for name in looked.reports if name.endswith("preview.md")}
    assert len(previews) == 7
    assert {name: found for name, found in previews.items() if found} == {}


def test_a_fault_is_told_with_the_click_at_which_it_first_shows(looked: Looked):
    message = "the paragraph `More than is room for` is 24 px beyond the lower edge of the slide at click 2"
    assert looked.at("clicks") == [(message, 12, 1, 2)]


def test_a_slide_that_shrinks_fits_or_is_told_of_at_the_floor_and_one_that_scrolls_fits(looked: Looked):
    first_beyond = SHRINKS.split("\n").index("- item 27", 30) + 1
    assert [found[1:] for found in looked.at("shrinks")] == [(first_beyond, 2, None)]


def test_another_ratio_is_looked_at_where_it_is_asked_for_and_tells_what_is_new_there(looked: Looked):
    small = ("the paragraph `Tiny` has letters of 8 px, less than 10", 25, 2, None)
    assert looked.at("low") == [small]
    message = "at 2/1, the list item `item 13` is 13 px beyond the lower edge of the slide"
    assert looked.at("low at ratios") == [(message, LOW.split("\n").index("- item 13") + 1, 1, None), small]
