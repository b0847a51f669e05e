"""A page of more than 5 MB says what makes it large, and where that is."""

from __future__ import annotations

from pathlib import Path

from slidegen.build import Builder, BuildOptions, Built
from slidegen.decks import Entry

DECK = """\
# One

<video src="./walk.mp4"></video>

---

![](./noise.gif)

<audio src="./talk.mp3"></audio> <audio src="./quiet.mp3"></audio>

---
layout: image-right
image: ./side.gif
---

![](./noise.gif)
"""


def build(folder: Path, deck: str, **sizes: int) -> Built:
    (folder / "slides.md").write_text(deck, encoding="utf-8")
    for name, size in sizes.items():
        (folder / name.replace("_", ".")).write_bytes(name.encode() * (size // len(name)))
    return Builder(Entry(folder / "slides.md", "deck"), BuildOptions(cache=False), folder).build()


def test_a_large_page_names_the_three_largest_files_with_slide_and_line(tmp_path: Path):
    built = build(
        tmp_path,
        DECK,
        walk_mp4=2_000_000,
        noise_gif=900_000,
        talk_mp3=700_000,
        quiet_mp3=500_000,
        side_gif=800_000,
    )
    size = f"{len(built.html) / 1_000_000:.1f} MB"
    assert [one.frame() for one in built.report] == [
        f"slides.md:3:15: warning: the page has {size}; the largest in it: "
        "`walk.mp4` (2.0 MB, slide 1, slides.md:3), `noise.gif` (0.9 MB, slide 2, slides.md:7), "
        "`side.gif` (0.8 MB, slide 3, slides.md:13) [large-page]\n"
        '  3 | <video src="./walk.mp4"></video>\n'
        "    |               ^^^^^^^^ "
        "a smaller file opens sooner: compress them, or cut them to what is shown"
    ]


def test_a_file_that_only_a_style_sheet_shows_is_named_without_a_slide(tmp_path: Path):
    (tmp_path / "style.css").write_text("h1 { background: url(./ground.gif) }", encoding="utf-8")
    built = build(tmp_path, "# One\n", ground_gif=4_000_000)
    (told,) = (one for one in built.report if one.code == "large-page")
    assert "`ground.gif` (4.0 MB, in the styles)" in told.message
    assert (told.span.file.path, told.span.line) == ("slides.md", 1)


def test_a_file_that_is_shown_often_counts_once(tmp_path: Path):
    deck = "\n---\n\n".join('<video src="./walk.mp4"></video>\n' for _ in range(9))
    assert list(build(tmp_path, deck, walk_mp4=2_000_000).report) == []


def test_a_line_is_right_after_the_slide_moved(tmp_path: Path):
    build(tmp_path, DECK, walk_mp4=4_000_000)
    builder = Builder(Entry(tmp_path / "slides.md", "deck"), BuildOptions(cache=False, live=True), tmp_path)
    for name in ("noise.gif", "talk.mp3", "quiet.mp3", "side.gif"):
        (tmp_path / name).write_bytes(b"x")
    lines = []
    for above in ("", "# New\n\n---\n\n"):
        (tmp_path / "slides.md").write_text(above + DECK, encoding="utf-8")
        lines += [one.span.line for one in builder.build(number=1).report if one.code == "large-page"]
    assert lines == [3, 7]
