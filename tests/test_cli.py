"""Every command as a user types it: what it writes, where, what it says, and its exit status."""

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


def test_a_deck_is_written_to_build_under_its_own_name(slidegen: Command):
    slidegen.write("first.md", DECK)
    done = slidegen("build", "first.md")
    assert done.status == 0
    assert slidegen.files("build") == ["first.html"]
    assert (slidegen.folder / "build" / "first.html").read_bytes().startswith(b"<!doctype html>")
    assert re.fullmatch(r"build/first\.html: 3 slides, \d+ kB\n", done.err)
    assert done.text == ""


def test_slides_md_is_built_under_the_name_of_its_folder(slidegen: Command):
    slidegen.write("slides.md", DECK)
    assert slidegen("build").status == 0
    assert slidegen("build", ".", "-o", "out").status == 0
    assert slidegen("build", "slides.md", "-o", "out2").status == 0
    assert [slidegen.files(folder) for folder in ("build", "out", "out2")] == [["talk.html"]] * 3


@pytest.mark.parametrize("output", ["deck.html", "deep/er/deck.HTML", "page.htm"])
def test_an_output_that_ends_like_a_page_is_the_file(slidegen: Command, output: str):
    slidegen.write("slides.md", DECK)
    done = slidegen("build", "-o", output)
    assert done.status == 0
    assert done.err.startswith(f"{output}: 3 slides")
    assert (slidegen.folder / output).is_file()


def test_any_other_output_is_a_folder_also_one_that_ends_like_a_page(slidegen: Command):
    slidegen.write("slides.md", DECK)
    (slidegen.folder / "old.html").mkdir()
    for output in ("public/talks", "old.html"):
        assert slidegen("build", "-o", output).status == 0
        assert slidegen.files(output) == ["talk.html"]


def test_a_dash_as_output_is_standard_output_and_nothing_else_is_on_it(slidegen: Command):
    slidegen.write("slides.md", DECK.replace("center", "centre"))
    done = slidegen("build", "-o", "-")
    assert done.status == 0
    assert done.text.startswith("<!doctype html>")
    assert done.text.rstrip().endswith("</html>")
    assert done.err.startswith("slides.md:10:9: warning: ")
    assert not (slidegen.folder / "build").exists()


def test_standard_output_and_a_file_hold_the_same_bytes(slidegen: Command):
    slidegen.write("slides.md", DECK)
    slidegen("build")
    assert slidegen("build", "-o", "-").out == (slidegen.folder / "build" / "talk.html").read_bytes()


def test_a_dash_as_deck_is_standard_input_whose_folder_is_the_working_one(slidegen: Command):
    slidegen.write("public/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>')
    done = slidegen("build", "-", stdin="# Piped\n\n![dot](/dot.svg)\n\n![gone](gone.png)\n")
    assert done.status == 1
    assert done.err.startswith("<stdin>:5:9: error: `gone.png` is not there [missing-asset]\n")
    page = (slidegen.folder / "build" / "stdin.html").read_text(encoding="utf-8")
    assert "<title>Piped" in page
    assert 'alt="dot"' in page


def test_several_decks_are_built_in_one_run_and_the_worst_status_is_the_status(slidegen: Command):
    slidegen.write("a.md", "# A")
    slidegen.write("b.md", "# B\n\n![x](x.png)")
    slidegen.write("c.md", "# C")
    done = slidegen("build", "a.md", "b.md", "c.md")
    assert done.status == 1
    assert slidegen.files("build") == ["a.html", "b.html", "c.html"]


def test_one_deck_that_cannot_be_read_keeps_no_other_from_being_built(slidegen: Command):
    slidegen.write("a.md", b"# caf\xe9")
    slidegen.write("b.md", "# B")
    done = slidegen("build", "a.md", "b.md")
    assert done.status == 1
    assert slidegen.files("build") == ["b.html"]


def test_a_deck_that_is_typed_twice_is_built_once(slidegen: Command):
    slidegen.write("a.md", "# A")
    assert slidegen("build", "a.md", "./a.md", ".").err.count("a.html") == 1


def test_a_folder_of_decks_is_a_collection(slidegen: Command):
    slidegen.write("decks/one/slides.md", "# One")
    slidegen.write("decks/two.md", "---\nsrc: ./part.md\n---\n")
    slidegen.write("decks/part.md", "# Part")
    slidegen.write("decks/README.md", "# Not a deck")
    for typed in ([], ["decks"]):
        done = slidegen("build", *typed, "-o", "out")
        assert done.status == 0
        assert slidegen.files("out") == ["one.html", "two.html"]


def test_several_decks_do_not_go_to_standard_output(slidegen: Command):
    slidegen.write("decks/one.md", "# One")
    slidegen.write("decks/two.md", "# Two")
    done = slidegen("build", "-o", "-")
    assert (done.status, done.out, done.err) == (2, b"", "slidegen: `-o -` takes one deck\n")


def test_warnings_fail_a_strict_build_alone_and_the_page_is_written_anyway(slidegen: Command):
    slidegen.write("slides.md", DECK.replace("center", "centre"))
    assert slidegen("build").status == 0
    assert slidegen("build", "--strict", "-o", "strict").status == 1
    assert slidegen.files("strict") == ["talk.html"]
    slidegen.write("slides.md", DECK)
    assert slidegen("build", "--strict").status == 0


def test_without_notes_no_word_of_a_note_is_in_the_file(slidegen: Command):
    slidegen.write("slides.md", DECK)
    assert "Say hello." in slidegen("build", "-o", "-").text
    assert "Say hello." not in slidegen("build", "-o", "-", "--without-notes").text


def test_a_theme_on_the_command_line_wins_over_the_decks(slidegen: Command):
    slidegen.write("slides.md", DECK.replace("title:", "theme: matrix\ntitle:"))
    slidegen.write("plain.md", DECK.replace("title:", "theme: dracula\ntitle:"))
    dracula = slidegen("build", "plain.md", "-o", "-").text
    assert slidegen("build", "-o", "-", "--theme", "dracula").text == dracula
    assert slidegen("build", "-o", "-", "-t", "dracula").text == dracula
    assert slidegen("build", "-o", "-").text != dracula


def test_a_themes_path_on_the_command_line_starts_in_the_working_folder(slidegen: Command):
    slidegen.write("deep/slides.md", DECK)
    slidegen.write("mine/theme.toml", 'name = "mine"\nextends = "default"\n')
    slidegen.write("mine/theme.css", ".slidev-layout { color: rebeccapurple }")
    assert "rebeccapurple" in slidegen("build", "deep", "-o", "-", "--theme", "./mine").text


def test_a_root_lets_a_deck_read_what_is_beside_it(slidegen: Command):
    slidegen.write("talks/a/package.json", "{}")
    slidegen.write("talks/a/slides.md", "![dot](../dot.svg)\n\n![dot](@/talks/dot.svg)")
    slidegen.write("talks/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>')
    assert slidegen("build", "talks/a").status == 1
    assert slidegen("build", "talks/a", "--root", ".").status == 0


def test_a_root_that_is_not_there_is_a_wrong_command(slidegen: Command):
    slidegen.write("slides.md", DECK)
    done = slidegen("build", "--root", "nowhere")
    assert done.status == 2
    assert done.err.endswith("Error: Invalid value for '--root': Directory 'nowhere' does not exist.\n")


def test_the_disk_cache_is_used_can_be_left_out_and_can_be_cleared(
    slidegen: Command, monkeypatch: pytest.MonkeyPatch
):
    kept = slidegen.folder / "cache"
    monkeypatch.setenv("SLIDEGEN_CACHE", str(kept))
    slidegen.write("slides.md", "$x^2$\n\n<p class='text-red-500'>red</p>")
    page = slidegen("build", "-o", "-", "--no-cache").out
    assert not kept.exists()
    assert slidegen("build", "-o", "-").out == page
    assert slidegen.files("cache")
    assert slidegen("build", "-o", "-").out == page
    assert slidegen("cache", "clear").status == 0
    assert slidegen.files("cache") == []


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


@pytest.mark.parametrize("command", [[], *([name] for name in main.commands), ["cache", "clear"]])
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
