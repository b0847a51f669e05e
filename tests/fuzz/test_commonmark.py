"""CommonMark's own examples on a slide give the tree of markdown-it, but where the language differs."""

from __future__ import annotations

import shutil

import pytest
from markdown_it import MarkdownIt
from specification import PACKAGE, SpecExample, fetch_examples, rows_of, slide_rows

LEFT_OPEN = "a tag that is left open ends with its block, as in Vue, and is a warning"
NOT_WHOLE = "a tag without its `>` is shown as text, and is an error"
COMPONENT = "any name and any attribute may be a component's or a directive's"
BARE_ADDRESS = "a bare address is a link"
FENCE_NAME = "the language of a block of code is taken as it is written"
REMARK = "`<?`, `<!` and CDATA are kept as the comments that browsers take them for"
DIFFERENT = {
    21: LEFT_OPEN,
    24: FENCE_NAME,
    31: LEFT_OPEN,
    34: FENCE_NAME,
    118: "a slide's text ends with its last letter",
    148: "the `<pre>` that a blank line cuts in two is closed where it was opened",
    150: LEFT_OPEN,
    156: NOT_WHOLE,
    157: NOT_WHOLE,
    158: NOT_WHOLE,
    173: "a style that is left open ends with the slide",
    180: REMARK,
    181: REMARK,
    182: REMARK,
    187: LEFT_OPEN,
    195: "a tag alone on its line begins a block of HTML, so that components may stand anywhere",
    334: "a line end beside code of nothing but blanks is dropped, as Vue drops it",
    344: LEFT_OPEN,
    476: LEFT_OPEN,
    477: LEFT_OPEN,
    494: LEFT_OPEN,
    602: BARE_ADDRESS,
    608: BARE_ADDRESS,
    609: COMPONENT,
    610: COMPONENT,
    611: BARE_ADDRESS,
    612: BARE_ADDRESS,
    613: LEFT_OPEN,
    614: "`<a/>` is an element that is closed, as in Vue",
    615: "`<a/>` is an element that is closed, as in Vue",
    616: "`<a/>` is an element that is closed, as in Vue",
    619: COMPONENT,
    621: COMPONENT,
    626: "`<!-->` begins a comment, as in Slidev",
    627: REMARK,
    629: REMARK,
    630: LEFT_OPEN,
    631: LEFT_OPEN,
    642: LEFT_OPEN,
    643: LEFT_OPEN,
}
"""Examples of another tree, by their numbers, each with the reason."""

if shutil.which("npm"):

    @pytest.fixture(scope="module")
    def examples(pytestconfig: pytest.Config) -> list[SpecExample]:
        cache = pytestconfig.cache
        assert cache is not None
        return fetch_examples(cache.mkdir(PACKAGE.replace("@", "-")))

    @pytest.mark.slow
    def test_an_example_of_commonmark_is_the_tree_of_markdown_it(examples: list[SpecExample]) -> None:
        assert len(examples) == 652
        renderer = MarkdownIt("commonmark")
        wrong = {
            example.number: example.markdown
            for example in examples
            if slide_rows(example.markdown) != rows_of(renderer.render(example.markdown))
        }
        assert {number: text for number, text in wrong.items() if number not in DIFFERENT} == {}
        assert set(DIFFERENT) - set(wrong) == set(), "they are alike now: take them off the list"

    @pytest.mark.slow
    def test_what_markdown_it_gives_is_what_the_specification_shows(examples: list[SpecExample]) -> None:
        renderer = MarkdownIt("commonmark")
        assert [
            example.number
            for example in examples
            if rows_of(renderer.render(example.markdown)) != rows_of(example.html)
        ] == []
