"""Slides as written: tests/spec/parse.md holds the vectors measured with Slidev's own parser.

Where slidegen differs, a block called `slidev` keeps what Slidev yields, and the prose says why.
"""

import json
import re
from pathlib import Path
from random import Random
from time import process_time

import pytest
from spec_fixtures import each_fixture

from slidegen.core.sources import Sources
from slidegen.parse.written import WrittenSlide, read_slides


def as_json(slides: list[WrittenSlide], found: list[str]) -> str:
    """One line a slide, so that a change shows as one."""
    rows = ",\n".join(f"  {json.dumps(described(slide), ensure_ascii=False)}" for slide in slides)
    return f'{{"slides": [\n{rows}\n], "found": {json.dumps(found)}}}\n'


def described(slide: WrittenSlide) -> dict[str, object]:
    """A slide as Appendix A of the Slidev reference describes one."""
    source = slide.source
    more = {"note": source.note, "title": source.title, "level": source.level}
    return {
        "content": source.content,
        "fm": dict(source.settings),
        **{key: value for key, value in more.items() if value is not None},
        "lines": [slide.lines.start, slide.lines.content, slide.lines.end],
    }


def read(text: str) -> tuple[list[WrittenSlide], list[str]]:
    path = Path("/deck/slides.md").resolve()
    sources = Sources((path.parent,), path.parent, {path: text})
    written = read_slides(sources.read(path), path)
    found = [*written.found, *(one for slide in written.slides for one in slide.found)]
    return list(written.slides), [
        f"{one.span.line}:{one.span.col} {one.severity} {one.code}" for one in found
    ]


@each_fixture("parse")
def test_slides_are_split_as_slidev_does_and_nothing_is_lost(fixture, expect):
    expect(fixture, as_json(*read(fixture.input)))


PIECES = [
    *("---", "---", "---", "----", "--- ", "--- @", "  ---", "", "", "", "", "***", "==="),
    *("# @", "## @", "@ and more", "@", "Title @", "<div>@</div>", "{{ @ }}", "a | @", "---|---"),
    *("layout: @", "title: @ --- b", "key: @", "Note @: b", "addons:", "- @", "  - @", "  more: @"),
    *("title: a: @", "\tb: @", "class:@", "{layout: @}", "a: [@", "# layout: @", "info: |"),
    *("```", "```js", "````", "  ```", "~~~", "```yaml", "<!-- @ -->", "<!--", "-->", "<!-- @", "@ -->"),
]


def random_deck(random: Random) -> list[str]:
    """Lines of a deck, each word in it another: w1, w2."""
    lines = [random.choice(PIECES) for _ in range(random.randint(1, 14))]
    return [line.replace("@", f"w{number}") for number, line in enumerate(lines, 1)]


@pytest.mark.parametrize("seed", range(40))
def test_no_word_is_lost_in_silence(seed):
    random = Random(seed)
    for _ in range(100):
        lines = random_deck(random)
        slides, found = read("\n".join(lines))
        shown = " ".join(
            f"{one.source.content} {one.source.note} {dict(one.source.settings)}" for one in slides
        )
        told = {int(place.partition(":")[0]) for place in found}
        yaml = {line for one in slides for line in range(*(one.lines.frontmatter or (0, 0)))}
        is_yaml_told = any("yaml-syntax" in one or "duplicate-key" in one for one in found)
        for index, line in enumerate(lines):
            word = re.search(r"w\d+", line)
            is_comment = line.startswith("#") and (index in yaml or "```yaml" in lines)
            is_told = index + 1 in told or (is_yaml_told and (index in yaml or "```yaml" in lines))
            if word and not is_comment and not is_told:
                assert re.search(rf"{word[0]}\b", shown), (word[0], lines)


def test_a_slide_knows_the_lines_of_its_parts():
    slides, _ = read("---\ntheme: x\n---\n\n\n# One\n\ntext\n\n<!--\nnote\n-->\n\n---\n\n\n# Two")
    one, two = (slide.source for slide in slides)
    assert (one.span.line, one.content_line, one.note_line) == (1, 6, 10)
    assert (two.span.line, two.content_line, two.note_line) == (17, 17, 0)
    assert one.settings.spans["theme"].col == 8


def test_a_thousand_slides_are_read_in_well_under_60_ms():
    slide = "---\nlayout: two-cols\nclass: text-center\n---\n\n# Title {n}\n\n" + "- a point\n" * 8
    text = "".join(
        slide.replace("{n}", str(n)) + "```py\nprint(1)\n```\n\n<!-- note -->\n\n" for n in range(1000)
    )

    def taken() -> float:
        start = process_time()
        slides, found = read(text)
        assert (len(slides), found) == (1000, [])
        return process_time() - start

    # 25 ms of a processor's time at rest; the bound leaves room for slow ones and catches a slip.
    assert min(taken() for _ in range(5)) < 0.2
