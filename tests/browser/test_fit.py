"""What does not fit on a slide, measured in Chromium: each fault where it is planted, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from planted import laid_out, planted

from slidegen.check.codes import Code, Example, all_codes
from slidegen.check.findings import find_in_browser
from slidegen.core.diagnostics import Report

pytestmark = pytest.mark.browser

SHOWN = [code for code in all_codes().values() if code.faulty and code.group in ("barrier", "fit")]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Each code's faulty deck and its mended one, all in one browser."""
    folder = tmp_path_factory.mktemp("decks")
    decks = {}
    for code in SHOWN:
        decks[code.name] = laid_out(code.faulty, folder / code.name)
        decks[f"{code.name} mended"] = laid_out([*code.faulty, *code.mended], folder / f"{code.name}-mended")
    return dict(zip(decks, find_in_browser(list(decks.values())), strict=True))


@pytest.mark.parametrize("code", SHOWN, ids=[code.name for code in SHOWN])
def test_a_planted_fault_is_found_at_its_line_and_the_mend_mends_it(code: Code, reports: dict[str, Report]):
    found = {(one.code, one.span.file.path, one.span.line) for one in reports[code.name]}
    assert found == planted(code)
    assert [one.frame() for one in reports[f"{code.name} mended"]] == []


def messages(text: str, folder: Path, *ratios: str) -> list[tuple[str, int, int | None, int | None]]:
    """What is found in a deck: message, line, slide, click."""
    (found,) = find_in_browser([laid_out([Example("slides.md", "md", text, None)], folder, ratios)])
    return [(one.message, one.span.line, one.slide, one.step) for one in found]


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

WRONG_AT_CLICKS = [
    ("the paragraph `More than is room for` is 24 px beyond the lower edge of the slide at click 2", 12, 1, 2)
]


def test_a_fault_is_told_with_the_click_at_which_it_first_shows(tmp_path: Path):
    assert messages(AT_CLICKS, tmp_path) == WRONG_AT_CLICKS


def items(total: int) -> str:
    return "\n".join(f"- item {number}" for number in range(1, total + 1))


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


def test_a_slide_that_shrinks_fits_or_is_told_of_at_the_floor_and_one_that_scrolls_fits(tmp_path: Path):
    assert [found[1:] for found in messages(SHRINKS, tmp_path)] == [
        (SHRINKS.split("\n").index("- item 27", 30) + 1, 2, None)
    ]


LOW = f"""---
layout: default
---

# Low

{items(13)}

---

# Small

<p class="text-[8px]">Tiny</p>
"""


def test_another_ratio_is_looked_at_where_it_is_asked_for_and_tells_what_is_new_there(tmp_path: Path):
    small = ("the paragraph `Tiny` has letters of 8 px, less than 10", 25, 2, None)
    assert messages(LOW, tmp_path / "own") == [small]
    low, again = messages(LOW, tmp_path / "others", "4:3", "2/1")
    assert low == (
        "at 2/1, the list item `item 13` is 13 px beyond the lower edge of the slide",
        LOW.split("\n").index("- item 13") + 1,
        1,
        None,
    )
    assert again == small
