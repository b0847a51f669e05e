"""`slidegen export` without a browser: text forms, and what it says when it cannot do what is asked."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from command import Command
from exported import deck_in

from slidegen import browser
from slidegen.disk import fresh_folder
from slidegen.export import forms

HAND_OUT = """# Cover

Read [the page](https://example.org/a), or go to the detail. See [a file](../notes.txt), too.

> **Notes**
>
> Say hello. [click] Then go.

---

# Steps

- One
- Two [with a link](https://example.org/two)

[Always](https://example.org/always) named

---

## Detail

$$
a^2 + b^2 = c^2
$$

```py
x = 1
y = "two"
```

---

# Named

No heading here.

> **Notes**
>
> Speak of colours.

---

# End

| a | b |
| --- | --- |
| 1 | 2 |
"""


@pytest.fixture
def slidegen(tmp_path: Path) -> Command:
    return deck_in(tmp_path).command


def said(slidegen: Command, *arguments: str) -> tuple[int, str]:
    done = slidegen("export", *arguments)
    assert done.text == ""
    return done.status, done.err


def test_a_hand_out_has_what_slides_say(slidegen: Command) -> None:
    assert said(slidegen, "talk.md", "--format", "md", "--with-notes") == (0, "build/talk.md: 5 slides\n")
    assert (slidegen.folder / "build/talk.md").read_text(encoding="utf-8") == HAND_OUT


def test_notes_are_text_under_their_slides_titles(slidegen: Command) -> None:
    done = slidegen("export", "talk.md", "--format", "notes", "-o", "-")
    assert done.text == "1 · A talk\n\nSay hello. [click] Then go.\n\n4 · Named\n\nSpeak of colours.\n"
    some = slidegen("export", "talk.md", "--format", "notes", "--range", "2-4")
    assert some.err == "build/talk.notes: notes of 1 slide\n"


def test_a_range_chooses_the_slides(slidegen: Command) -> None:
    done = slidegen("export", "talk.md", "--format", "md", "--range", "4,2", "-o", "-")
    assert [line for line in done.text.split("\n") if line.startswith("#")] == ["# Steps", "# Named"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--range", "two"], "`--range two` is no range; write it as 1,3-5"),
        (["--range", "4-2"], "`--range 4-2` is no range; write it as 1,3-5"),
        (["--range", "3-9"], "`--range 3-9` asks for slide 6; the deck has 5 slides"),
        (["--range", "0"], "`--range 0` asks for slide 0; the deck has 5 slides"),
        (["--range", "none"], "`--range none` names no slide"),
        (["-o", "talk.md"], "`talk.md` is a part of the deck; name another with -o"),
        (["-o", "-", "--format", "png"], "`-o -` takes one file, pictures are a folder of them"),
        (
            ["-o", "out.PNG"],
            "`--format md` does not write `out.PNG`; write `--format png`, or another name with -o",
        ),
        (
            ["-o", "talk.md", "--format", "pptx"],
            "`--format pptx` does not write `talk.md`; write `--format md`, or another name with -o",
        ),
        (
            ["-o", "a/b.txt"],
            "`--format md` does not write `a/b.txt`; write `--format notes`, or another name with -o",
        ),
        (["--editable"], "`--editable` is for `--format pptx`"),
        (["-o", ".", "--format", "webp"], "`.` also holds `notes.txt`; name another folder with -o"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_written(
    slidegen: Command, arguments: list[str], words: str
) -> None:
    assert said(slidegen, "talk.md", "--format", "md", *arguments) == (2, f"slidegen: {words}\n")
    assert slidegen.files() == ["notes.txt", "talk.md"]


def test_one_deck_is_exported_at_a_time(tmp_path: Path) -> None:
    slidegen = Command(tmp_path)
    for name in ("decks/a.md", "decks/b.md"):
        slidegen.write(name, "# One")
    assert said(slidegen) == (2, "slidegen: export takes one deck; name one of them\n")
    assert said(slidegen, "c.md") == (2, "slidegen: `c.md` is not there\n")


def test_mistakes_in_the_deck_are_told_and_it_is_written_all_the_same(tmp_path: Path) -> None:
    slidegen = deck_in(tmp_path, "# One\n\n![](gone.png)\n").command
    status, words = said(slidegen, "talk.md", "--format", "md")
    assert status == 1
    assert words.startswith("talk.md:3:5: error: ")
    assert words.endswith("build/talk.md: 1 slide\n")


def test_a_file_and_a_folder_are_told_apart_by_the_ending(slidegen: Command) -> None:
    for output, place in (("a.markdown", "a.markdown"), ("b", "b/talk.md"), ("c.d/", "c.d/talk.md")):
        assert said(slidegen, "talk.md", "--format", "md", "-o", output) == (0, f"{place}: 5 slides\n")


def test_pictures_do_not_take_the_place_of_a_file(slidegen: Command) -> None:
    slidegen.write("shots", "words")
    told = "slidegen: `shots` is a file, pictures are a folder of them; name another with -o\n"
    assert said(slidegen, "talk.md", "--format", "png", "-o", "shots") == (2, told)


@pytest.mark.parametrize("typed", ["a.md", "b/A.MD"])
def test_the_ending_of_a_file_says_its_form(slidegen: Command, typed: str) -> None:
    assert said(slidegen, "talk.md", "-o", typed) == (0, f"{typed}: 5 slides\n")


def test_notes_are_written_where_a_text_file_is_named(slidegen: Command) -> None:
    assert said(slidegen, "talk.md", "-o", "a.txt") == (0, "a.txt: notes of 2 slides\n")


@pytest.mark.parametrize("output", ["x.pptx", "x.pdf", "x.odt", "x.md/"])
def test_an_ending_that_says_no_other_form_leaves_the_common_one(
    slidegen: Command, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    package = "pptx" if output == "x.pptx" else "pypdf"
    monkeypatch.setattr(forms, "find_spec", lambda name: None if name == package else name)
    form = "PowerPoint" if output == "x.pptx" else "PDF"
    status, words = said(slidegen, "talk.md", "-o", output)
    assert (status, words.partition(" needs ")[0]) == (1, f"slidegen: {form}")


def test_a_folder_keeps_the_form_that_is_asked_for_whatever_it_is_called(slidegen: Command) -> None:
    (slidegen.folder / "my.pdf").mkdir()
    assert said(slidegen, "talk.md", "--format", "md", "-o", "my.pdf") == (0, "my.pdf/talk.md: 5 slides\n")


def test_pictures_are_what_a_folder_of_them_is_called(slidegen: Command) -> None:
    (slidegen.folder / "shots.png").mkdir()
    slidegen.write("shots.png/words", "")
    told = "slidegen: `shots.png` also holds `words`; name another folder with -o\n"
    assert said(slidegen, "talk.md", "-o", "shots.png") == (2, told)


@pytest.mark.parametrize(
    "head", ["{format: pdf}", "{format: pdf, output: x.pdf}", "{output: x.pdf}", "{output: a.md}"]
)
def test_a_typed_ending_is_stronger_than_the_headmatter(tmp_path: Path, head: str) -> None:
    slidegen = deck_in(tmp_path, f"---\nexport: {head}\n---\n\n# A\n").command
    assert said(slidegen, "talk.md", "-o", "a.md") == (0, "a.md: 1 slide\n")


def test_the_ending_of_an_output_in_the_headmatter_says_the_form(tmp_path: Path) -> None:
    slidegen = deck_in(tmp_path, "---\nexport: {output: a.md}\n---\n\n# A\n").command
    assert said(slidegen, "talk.md") == (0, "a.md: 1 slide\n")
    told = "slidegen: `--format pdf` does not write `a.md`; write `--format md`, or another name with -o\n"
    assert said(slidegen, "talk.md", "--format", "pdf") == (2, told)


def test_a_format_and_an_output_of_the_headmatter_that_disagree_are_told(tmp_path: Path) -> None:
    slidegen = deck_in(tmp_path, "---\nexport: {format: pdf, output: a.md}\n---\n\n# A\n").command
    told = "`export: {format: pdf}` in the headmatter does not write `a.md`; write `format: md`, or another"
    assert said(slidegen, "talk.md") == (2, f"slidegen: {told} `output`\n")


@pytest.mark.parametrize(
    ("form", "package", "words"),
    [
        ("pdf", "pypdf", "PDF needs a package more: pip install 'slidegen[browser]'"),
        ("pptx", "pptx", "PowerPoint needs a package more: pip install 'slidegen[pptx]'"),
        ("pdf", "playwright", "this needs a browser's driver: pip install 'slidegen[browser]'"),
        ("png", "playwright", "this needs a browser's driver: pip install 'slidegen[browser]'"),
    ],
)
def test_a_package_that_is_missing_is_named(
    slidegen: Command, monkeypatch: pytest.MonkeyPatch, form: str, package: str, words: str
) -> None:
    def find(name: str) -> object:
        return None if name == package else importlib.util.find_spec(name)

    for module in (browser, forms):
        monkeypatch.setattr(module, "find_spec", find)
    assert said(slidegen, "talk.md", "--format", form) == (1, f"slidegen: {words}\n")
    assert slidegen.files() == ["notes.txt", "talk.md"]


def test_without_a_browser_it_says_what_to_install(
    slidegen: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SLIDEGEN_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(browser, "PLACES", ())
    words = (
        "slidegen: no Chromium, Chrome or Edge is here: install one, or run `playwright install chromium`, "
        "or name one in SLIDEGEN_CHROMIUM\n"
    )
    assert said(slidegen, "talk.md") == (1, words)
    monkeypatch.setenv("SLIDEGEN_CHROMIUM", "nowhere")
    assert said(slidegen, "talk.md") == (1, "slidegen: SLIDEGEN_CHROMIUM names no file: nowhere\n")


def test_a_folder_that_could_not_be_filled_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "shots").mkdir()
    (tmp_path / "shots/01.png").write_bytes(b"old")
    with pytest.raises(ValueError, match="no"), fresh_folder(tmp_path / "shots") as fresh:
        (fresh / "01.png").write_bytes(b"new")
        raise ValueError("no")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "shots",
        "shots/01.png",
    ]
    assert (tmp_path / "shots/01.png").read_bytes() == b"old"


def test_the_headmatter_says_what_the_command_line_does_not(tmp_path: Path) -> None:
    head = "---\nexportFilename: paper\nexport: {format: md, range: 1-2}\n---\n\n"
    head += "# A\n\n---\n\n# B\n\n---\n\n# C\n"
    slidegen = deck_in(tmp_path, head).command
    assert said(slidegen, "talk.md") == (0, "build/paper.md: 2 slides\n")
    assert said(slidegen, "talk.md", "--range", "3", "-o", "x.md") == (0, "x.md: 1 slide\n")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("format: doc", "{format: doc}` in the headmatter is not one of pdf, png, webp, pptx, md, notes"),
        ("dark: perhaps", "{dark: perhaps}` in the headmatter is not true or false"),
        ("scale: -1", "{scale: -1}` in the headmatter is not a number above 0"),
        ("range: [1]", "{range: [1]}` in the headmatter is not text"),
    ],
)
def test_a_default_that_is_none_is_told(tmp_path: Path, written: str, words: str) -> None:
    slidegen = deck_in(tmp_path, f"---\nexport: {{{written}}}\n---\n\n# A\n").command
    status, told = said(slidegen, "talk.md")
    assert (status, told) == (2, f"slidegen: `export: {words}\n")
