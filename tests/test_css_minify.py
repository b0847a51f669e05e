"""Style sheets without white space still mean the same."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import tinycss2

from slidegen.css import minify_css

ASSETS = Path(__file__).parents[1] / "assets"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a { color : red ; }\n\nb > c , d { top: 0 }", "a{color :red}b > c,d{top:0}"),
        ("/* a */ /* b */ a /* c */ b { }", "a b{}"),
        ("a/* c */.b { top: 0 }", "a/**/.b{top:0}"),
        ("a { width: calc( 1px + 2px ) }", "a{width:calc( 1px + 2px )}"),
        ("a :hover { top: 0 }", "a :hover{top:0}"),
        ('a { content: " ; } /* no */  b" }', 'a{content:" ; } /* no */  b"}'),
        ("a { content: 'it\\'s  /*' }", "a{content:'it\\'s  /*'}"),
        ("a { b: url( x  y/*.png ); c: url(  'x  y' ) }", "a{b:url( x  y/*.png );c:url( 'x  y' )}"),
        (".w-\\31  .b { top: 0 }", ".w-\\31  .b{top:0}"),
        ('.a\\"b { top: 0 }  .c { top: 0 }', '.a\\"b{top:0}.c{top:0}'),
        ("a { --x: ; --y: {a: b}; }", "a{--x:;--y:{a:b}}"),
        ("/* a */\n/* b */ a{} /* c */ b{}", "a{}b{}"),
        ("a /* b */ /* c */.d , /**/ e{}", "a .d,e{}"),
        ("a/*/-/*/**/ {}", "a/**/**/{}"),
        ("a{b:URL(x  y);c:Url( x  y )}", "a{b:URL(x  y);c:Url( x  y )}"),
        ("@media (min-width: 3px) and (x) { a { top: 0 } }", "@media (min-width:3px) and (x){a{top:0}}"),
        ("", ""),
    ],
)
def test_what_means_nothing_is_gone(written: str, expected: str) -> None:
    assert minify_css(written) == expected


def test_the_shipped_styles_mean_the_same_and_cost_little() -> None:
    sheets = [path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("styles/**/*.css"))]
    assert len(sheets) > 5
    for sheet in sheets:
        assert _tokens(minify_css(sheet)) == _tokens(sheet)
    # A tenth of it is usual; a machine under load must not fail the test.
    assert min(_seconds(sheets) for _ in range(5)) < 0.1


def _seconds(sheets: list[str]) -> float:
    """Of the processor's time."""
    minify_css.cache_clear()
    start = time.process_time()
    for sheet in sheets:
        minify_css(sheet)
    return time.process_time() - start


def _tokens(css: str) -> list[str]:
    """Every token but white space and comments, and the semicolon that a block's end makes needless."""
    found: list[str] = []

    def visit(tokens: list[tinycss2.ast.Node]) -> None:
        for token in tokens:
            inside = getattr(token, "content", None) or getattr(token, "arguments", None)
            if token.type in ("whitespace", "comment"):
                continue
            if isinstance(inside, list):
                found.append(f"{token.type} {getattr(token, 'name', '')}")
                visit(inside)
                if found[-1] == ";":
                    found.pop()
                found.append("end")
            else:
                found.append(token.serialize())

    visit(tinycss2.parse_component_value_list(css))
    return found
