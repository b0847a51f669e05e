"""What the command tells of decks, themes and itself, and that the README says the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from command import Command

import slidegen as package
from slidegen.cli import main

ROOT = Path(__file__).resolve().parent.parent

DECK = """---
title: Talk
---

# One

<!-- Say hello. -->

---
layout: center
---

# Two

<p v-click>a</p>

<p v-click>b</p>

---

No title here
"""


def test_an_outline_lists_number_title_layout_clicks_and_place(slidegen: Command):
    slidegen.write("slides.md", DECK)
    done = slidegen("outline")
    assert done.status == 0
    assert done.err == ""
    assert [line.split() for line in done.text.splitlines()] == [
        ["1", "Talk", "cover", "0", "slides.md:1"],
        ["2", "Two", "center", "2", "slides.md:9"],
        ["3", "—", "default", "0", "slides.md:21"],
    ]


def test_an_outline_as_json_has_the_same(slidegen: Command):
    slidegen.write("deep/slides.md", DECK)
    done = slidegen("outline", "deep", "--json")
    assert done.status == 0
    assert json.loads(done.text)[1:] == [
        {
            "no": 2,
            "title": "Two",
            "layout": "center",
            "clicks": 2,
            "path": "deep/slides.md",
            "line": 9,
        },
        {
            "no": 3,
            "title": None,
            "layout": "default",
            "clicks": 0,
            "path": "deep/slides.md",
            "line": 21,
        },
    ]


def test_an_outline_tells_mistakes_on_the_other_channel(slidegen: Command):
    slidegen.write("slides.md", "# One\n\n![x](x.png)")
    done = slidegen("outline", "--json")
    assert done.status == 1
    assert json.loads(done.text)[0]["title"] == "One"
    assert done.err.startswith("slides.md:3:6: error: ")


def test_an_outline_is_of_one_deck(slidegen: Command):
    slidegen.write("a.md", "# A")
    slidegen.write("b.md", "# B")
    done = slidegen("outline", ".")
    assert (done.status, done.out) == (2, b"")
    assert done.err == "slidegen: outline takes one deck; name one of them\n"


def test_the_themes_are_listed_with_what_they_are(slidegen: Command):
    done = slidegen("themes")
    assert done.status == 0
    names = [line.split()[0] for line in done.text.splitlines()]
    assert names == sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.toml"))
    assert all(len(line.split()) > 3 for line in done.text.splitlines())


def test_the_version_is_the_packages(slidegen: Command):
    for option in ("--version", "-V"):
        assert slidegen(option).text == f"slidegen {package.__version__}\n"


def test_without_a_command_the_help_is_shown(slidegen: Command):
    done = slidegen()
    assert done.status == 2
    assert (done.text + done.err) == slidegen("--help").text == slidegen("-h").text


def test_the_readmes_table_of_commands_is_that_of_the_help():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `([\w ]+)` \| (.+) \|$", readme, re.MULTILINE)
    commands = {name: command.help for name, command in main.commands.items()}
    assert table == sorted(commands.items())


def test_the_readmes_deck_builds_without_a_mistake(slidegen: Command):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    deck = readme.partition("```md\n")[2].partition("\n```\n")[0]
    slidegen.write("talk.md", deck)
    slidegen.write("public/heads.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>')
    done = slidegen("build", "talk.md", "--strict")
    assert done.status == 0, done.err
    assert [row["clicks"] for row in json.loads(slidegen("outline", "talk.md", "--json").text)] == [2, 1]


@pytest.mark.parametrize(
    "command", [[], *([name] for name in main.commands), ["cache", "clear"], ["theme", "new"]]
)
def test_every_command_explains_itself(command: list[str]):
    done = CliRunner().invoke(main, [*command, "--help"], prog_name="slidegen", terminal_width=100)
    assert done.exit_code == 0
    assert done.output.startswith(" ".join(["Usage: slidegen", *command]))
    options = re.findall(r"^ {2}(?:-\w, )?(--[\w-]+)(.*)$", done.output, re.MULTILINE)
    assert "--help" in dict(options)
    assert all(text.strip() for _, text in options)


def test_the_installed_command_and_the_module_do_the_same(slidegen: Command):
    slidegen.write("slides.md", DECK)
    script = Path(sys.executable).with_name("slidegen.exe" if os.name == "nt" else "slidegen")
    outputs = []
    for command in ([str(script)], [sys.executable, "-m", "slidegen.cli"]):
        done = subprocess.run(
            [*command, "build", "-o", "-"], cwd=slidegen.folder, capture_output=True, check=True
        )
        assert done.stderr == b""
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1] == slidegen("build", "-o", "-").out


def test_help_waits_for_nothing_but_click():
    program = "import sys; from slidegen.cli import main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "click" in loaded
    assert loaded.isdisjoint({"markdown_it", "jinja2", "yaml", "pygments", "quickjs", "tornado", "tinycss2"})


def test_the_terminals_encoding_does_not_matter(slidegen: Command):
    slidegen.write("slides.md", "# Zürich — 東京\n\n<b>→")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    for arguments in (["build"], ["outline"]):
        done = subprocess.run(
            [sys.executable, "-m", "slidegen.cli", *arguments],
            cwd=slidegen.folder,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    page = (slidegen.folder / "build" / "talk.html").read_text(encoding="utf-8")
    assert "Zürich — 東京" in page
