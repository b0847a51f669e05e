"""What the headmatter says of the talk, as it reaches the page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.core.settings.table import ACTIONS
from slidegen.decks import Entry

BINDINGS = Path(__file__).resolve().parent.parent / "assets" / "runtime" / "bindings.js"
TOOLS = Path(__file__).resolve().parent.parent / "assets" / "runtime" / "tools.js"


def built(
    folder: Path, headmatter: str, body: str = "# One", *, notes: bool = True
) -> tuple[dict[str, Any], str]:
    """The page's data, and what is said of the deck."""
    path = folder / "slides.md"
    path.write_text(f"---\n{headmatter}\n---\n\n{body}\n", encoding="utf-8")
    result = Builder(Entry(path, "deck"), BuildOptions(notes=notes, cache=False), folder).build()
    found = re.search(rb'id="slidegen-data">(.*?)</script>', result.html)
    assert found is not None
    return json.loads(found[1]), "\n".join(one.frame() for one in result.report)


def test_a_deck_that_says_nothing_of_time_has_no_plan(tmp_path: Path) -> None:
    data, _ = built(tmp_path, "title: Talk")
    assert {name: data[name] for name in ("duration", "timer", "autoAdvance", "loop", "keys")} == {
        "duration": None,
        "timer": "stopwatch",
        "autoAdvance": None,
        "loop": False,
        "keys": {},
    }
    assert (data["presenter"], data["notes"], data["wakeLock"]) == (True, True, True)


def test_times_are_seconds(tmp_path: Path) -> None:
    body = "# One\n\n---\ntime: 1:30\nautoAdvance: 5s\n---\n\n# Two"
    data, said = built(tmp_path, "duration: 20min\nautoAdvance: 10\nloop: true\ntimer: countdown", body)
    assert (data["duration"], data["autoAdvance"], data["loop"], data["timer"]) == (
        1200,
        10,
        True,
        "countdown",
    )
    assert [(slide["time"], slide["autoAdvance"]) for slide in data["slides"]] == [(None, 10), (90, 5)]
    assert said == ""


def test_a_deck_without_a_presenter_and_a_file_without_notes_say_so(tmp_path: Path) -> None:
    data, _ = built(tmp_path, "presenter: false\nwakeLock: dev", "# One\n\n<!-- secret -->", notes=False)
    assert (data["presenter"], data["wakeLock"], data["notes"]) == (False, False, False)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("next: n", {"next": ["n"]}),
        ("next: [N, space, pagedown]", {"next": ["n", "Space", "PageDown"]}),
        ("blank: F8", {"blank": ["F8"]}),
        ("dark: false", {"dark": []}),
        ("dark:", {"dark": []}),
        ("prev: Shift+left", {"prev": ["Shift+ArrowLeft"]}),
        ("first: 0", {"first": ["0"]}),
        ('goto: "+"', {"goto": ["+"]}),
    ],
)
def test_keys_have_the_names_of_the_runtime(tmp_path: Path, written: str, keys: dict[str, list[str]]) -> None:
    data, said = built(tmp_path, f"keys:\n  {written}")
    assert (data["keys"], said) == (keys, "")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("next: Spcae", ["there is no key `Spcae` [unknown-key]", "write `Space`"]),
        (
            "next: Ctrl+n",
            ["`Ctrl+n` is the browser's: slides have no keys with Ctrl, Alt or Meta", "write `n`"],
        ),
        ("nxet: n", ["`keys` has no setting `nxet`", "write `next`"]),
    ],
)
def test_what_is_no_key_is_said_with_its_place(tmp_path: Path, written: str, said: list[str]) -> None:
    data, told = built(tmp_path, f"keys:\n  {written}")
    assert "slides.md:3:" in told
    assert [words for words in said if words not in told] == []
    assert data["keys"].get("next") is None


def test_the_headmatter_names_the_actions_that_the_runtime_binds() -> None:
    rows = re.findall(r'\{ action: "(\w+)".*?\}', BINDINGS.read_text(encoding="utf-8"))
    # What only ends a state, or moves in the overview, has its own keys always.
    fixed = {"digitsGo", "unblank", "readClose", "overviewClose"} | {
        row for row in rows if row.startswith("card")
    }
    tools = re.findall(r'^  (\w+): \["[^"]+", "\w"', TOOLS.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(ACTIONS.split()) - {"rain"} == {*rows, *tools} - fixed
