"""`slidegen check`: what is wrong with a deck, said without a page."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from command import Command

from slidegen.build import BuildOptions
from slidegen.check.findings import for_browser
from slidegen.cli import main
from slidegen.decks import find_all_decks

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CHECK = ["check", "--no-browser"]
"""Slides are laid out in `browser/test_fit.py`."""
GOOD = "# One\n\n---\n\n# Two\n"
DOUBTFUL = "# One\n\n---\nlayout: centre\n---\n\n# Two\n"
WRONG = "# One\n\n![a](/gone.png)\n\n---\nlayout: centre\n---\n\n# Two\n"


def test_mistakes_are_printed_with_their_place_to_standard_output_and_nothing_is_written(slidegen: Command):
    slidegen.write("talk.md", WRONG)
    done = slidegen("check", "talk.md")
    assert (done.status, done.err) == (1, "")
    assert done.text == (
        "talk.md:3:6: error: `/gone.png` is not there [missing-asset]\n"
        "  3 | ![a](/gone.png)\n"
        "    |      ^^^^^^^^^ looked for public/gone.png\n"
        "talk.md:6:9: warning: there is no layout `centre`, `default` is used [unknown-layout]\n"
        "  6 | layout: centre\n"
        "    |         ^^^^^^ write `center`\n"
        "1 error, 1 warning\n"
    )
    assert slidegen.files() == ["package.json", "talk.md"]


def test_a_deck_without_mistakes_says_so(slidegen: Command):
    slidegen.write("slides.md", GOOD)
    done = slidegen("check")
    assert (done.status, done.text, done.err) == (0, "slides.md: 2 slides, nothing wrong\n", "")


@pytest.mark.parametrize(("asked", "status"), [([], 0), (["--browser"], 1)])
def test_without_a_browser_a_line_says_what_did_not_run_and_what_to_install(
    slidegen: Command, monkeypatch: pytest.MonkeyPatch, asked: list[str], status: int
):
    slidegen.write("slides.md", GOOD)
    monkeypatch.chdir(slidegen.folder)
    monkeypatch.setattr("slidegen.browser.find_spec", lambda _: None)
    done = CliRunner().invoke(main, ["check", *asked])
    assert (done.exit_code, done.stdout) == (status, "slides.md: 2 slides, nothing wrong\n")
    assert done.stderr == (
        "slidegen: whether slides fit was not checked: "
        "this needs a browser's driver: pip install 'slidegen[browser]'\n"
    )


def test_standard_input_is_read_once_for_all_ratios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    (entry,) = find_all_decks([Path("-")], tmp_path)
    checked = for_browser(entry, BuildOptions(), tmp_path, ("4:3", "1/1"))
    sizes = [(one.deck.config.width, one.deck.config.height) for one in checked.others.values()]
    assert sizes == [(980, 735), (980, 980)]
    assert [len(one.deck.slides) for one in (checked.built, *checked.others.values())] == [2, 2, 2]


def test_a_ratio_that_is_none_is_refused(slidegen: Command):
    slidegen.write("slides.md", GOOD)
    done = slidegen("check", "--ratio", "wide")
    assert done.status == 2
    assert "wide is no ratio; write it as 4:3" in done.err


def test_a_warning_fails_a_strict_check_alone(slidegen: Command):
    slidegen.write("talk.md", DOUBTFUL)
    assert slidegen("check", "talk.md").status == 0
    assert slidegen("check", "talk.md", "--strict").status == 1


def test_json_is_one_list_of_all_that_the_contract_names(slidegen: Command):
    slidegen.write("talk.md", WRONG)
    done = slidegen("check", "talk.md", "--json")
    assert done.status == 1
    assert json.loads(done.text) == [
        {
            "code": "missing-asset",
            "severity": "error",
            "message": "`/gone.png` is not there",
            "path": "talk.md",
            "line": 3,
            "col": 6,
            "slide": 1,
            "step": None,
            "hint": "looked for public/gone.png",
        },
        {
            "code": "unknown-layout",
            "severity": "warning",
            "message": "there is no layout `centre`, `default` is used",
            "path": "talk.md",
            "line": 6,
            "col": 9,
            "slide": 2,
            "step": None,
            "hint": "write `center`",
        },
    ]


def test_json_of_a_good_deck_is_an_empty_list(slidegen: Command):
    slidegen.write("talk.md", GOOD)
    done = slidegen("check", "talk.md", "--json")
    assert (done.status, json.loads(done.text)) == (0, [])


def test_a_collection_is_checked_deck_by_deck(slidegen: Command):
    slidegen.write("decks/a.md", GOOD)
    slidegen.write("decks/b/slides.md", WRONG)
    slidegen.write("decks/c.md", DOUBTFUL)
    done = slidegen("check", "decks")
    assert done.status == 1
    assert [line for line in done.text.splitlines() if line.startswith("decks/")] == [
        "decks/a.md: 2 slides, nothing wrong",
        "decks/b/slides.md:3:6: error: `/gone.png` is not there [missing-asset]",
        "decks/b/slides.md:6:9: warning: there is no layout `centre`, `default` is used [unknown-layout]",
        "decks/c.md:4:9: warning: there is no layout `centre`, `default` is used [unknown-layout]",
    ]
    rows = json.loads(slidegen("check", "decks", "--json").text)
    assert [row["path"] for row in rows] == ["decks/b/slides.md", "decks/b/slides.md", "decks/c.md"]


def test_what_build_says_check_says_too(slidegen: Command):
    slidegen.write("talk.md", WRONG)
    built = slidegen("build", "talk.md").err.splitlines()[:-1]
    assert slidegen("check", "talk.md").text.splitlines() == built


def test_standard_input_is_checked(slidegen: Command):
    done = slidegen("check", "-", stdin=DOUBTFUL)
    assert done.text.startswith("<stdin>:4:9: warning: there is no layout `centre`")


def test_a_deck_that_cannot_be_read_does_not_keep_the_others_from_being_checked(slidegen: Command):
    slidegen.write("a.md", b"\xff\xff\xff")
    slidegen.write("b.md", DOUBTFUL)
    done = slidegen("check", "a.md", "b.md")
    assert done.status == 1
    assert done.err.startswith("slidegen: a.md is not UTF-8 text")
    assert "b.md:4:9" in done.text


def test_a_deck_that_is_not_there_is_a_wrong_command(slidegen: Command):
    done = slidegen("check", "gone.md")
    assert (done.status, done.text, done.err) == (2, "", "slidegen: `gone.md` is not there\n")


def test_a_deck_that_cannot_be_read_is_a_row_of_the_list(slidegen: Command):
    slidegen.write("good.md", GOOD)
    slidegen.write("bad.md", b"# One\n\n\xff\xfe\n")
    done = slidegen("check", "bad.md", "good.md", "--json")
    assert done.status == 1
    [row] = json.loads(done.text)
    message = "bad.md is not UTF-8 text (byte 7, line 3); save it as UTF-8"
    assert row == {
        "code": "deck-not-read",
        "severity": "error",
        "message": message,
        "path": "bad.md",
        "line": 3,
        "col": 1,
        "slide": None,
        "step": None,
        "hint": None,
    }
    assert done.err == f"slidegen: {message}\n"


def test_what_is_no_deck_is_a_row_as_well(slidegen: Command):
    done = slidegen("check", "gone.md", "--json")
    [row] = json.loads(done.text)
    told = ("no-deck", "gone.md", "`gone.md` is not there")
    assert (done.status, row["code"], row["path"], row["message"]) == (2, *told)
    assert done.err == "slidegen: `gone.md` is not there\n"


def test_a_mistake_says_at_which_click_its_place_comes(slidegen: Command):
    slidegen.write(
        "talk.md",
        "# One\n\n![a](/there.png)\n\n<v-clicks>\n\n- a\n- ![b](/gone.png)\n\n</v-clicks>\n\n"
        "<div v-click>\n\n$$\na + \\\n\\frac{1\n$$\n\n</div>\n\n<div v-click.hide>\n\n[x](99)\n\n</div>\n",
    )
    rows = json.loads(slidegen("check", "talk.md", "--json").text)
    assert [(row["line"], row["code"], row["step"]) for row in rows] == [
        (3, "missing-asset", None),
        (8, "missing-asset", 2),
        (16, "unreadable-formula", 3),
        (23, "unknown-slide", None),
    ]


@pytest.mark.parametrize(
    "words",
    [CHECK, [*CHECK, "--json"], ["outline"], ["themes"], ["build", "-o-"]],
)
def test_a_full_disk_is_said_in_a_line(slidegen: Command, words: list[str]):
    slidegen.write("slides.md", GOOD)
    with Path("/dev/full").open("wb") as full:
        done = _run(slidegen, words, stdout=full)
    assert (done.returncode, done.stderr) == (
        1,
        "slidegen: standard output cannot be written: No space left on device\n",
    )


@pytest.mark.parametrize("command", ["check", "outline", "build"])
def test_a_locale_without_letters_reads_and_prints_every_name(slidegen: Command, command: str):
    slidegen.write("讲/演示.md", "# 你好\n\n![图](./图.png)\n\n![无](./无.png)\n")
    slidegen.write("讲/图.png", PIXEL)
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    words = CHECK if command == "check" else [command]
    done = _run(slidegen, [*words, "讲/演示.md"], env={**os.environ, **bare}, stdout=subprocess.PIPE)
    assert done.returncode == 1
    shown = done.stdout if command == "check" else done.stderr
    assert "讲/演示.md:5:6: error: `./无.png` is not there [missing-asset]\n  5 | ![无](./无.png)\n" in shown
    assert "图.png" not in shown
    if command == "build":
        page = (slidegen.folder / "build/演示.html").read_text(encoding="utf-8")
        assert "你好" in page
        assert "build/演示.html: 1 slide" in shown


def _run(slidegen: Command, words: list[str], **how: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "slidegen.cli", *words]
    return subprocess.run(
        command, cwd=slidegen.folder, stderr=subprocess.PIPE, encoding="utf-8", check=False, **how
    )
