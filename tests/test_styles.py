"""The style blocks of a slide (Slidev reference §3.12)."""

import pytest
from one_slide import frames_of, make_slide, markup_of


def test_style_blocks_leave_the_slide_with_their_place():
    slide, report = make_slide(
        "# A\n\n<style>\nh1 { color: red }\n</style>\n\n<style global>p > b {}</style>\n"
    )
    assert markup_of(slide) == "<h1>A</h1>"
    assert [(block.text.strip(), block.scoped) for block in slide.css] == [
        ("h1 { color: red }", True),
        ("p > b {}", False),
    ]
    assert [(block.span.line, block.span.col) for block in slide.css] == [(3, 8), (7, 15)]
    assert len(report) == 0


def test_a_style_is_no_item_of_a_list():
    slide, _ = make_slide("<v-clicks>\n\n<style>b {}</style>\n\n- a\n- b\n\n</v-clicks>\n")
    assert slide.clicks == 2


def test_a_style_in_another_language_is_read_as_css_with_a_warning():
    slide, report = make_slide('<style lang="scss">\n.a { .b { color: red } }\n</style>\n')
    assert len(slide.css) == 1
    assert frames_of(report) == (
        "slides.md:1:14: warning: `scss` is not compiled, this style is read as CSS [style-language]\n"
        '  1 | <style lang="scss">\n'
        "    |              ^^^^ CSS nests rules as well: write them so, and leave `lang` out"
    )


def test_a_comment_to_the_end_of_its_line_takes_no_rule_with_it():
    slide, _ = make_slide('<style lang="scss">\n// a: {}\n.a { b: url(//c) } // d\n.e { f: g }\n</style>\n')
    assert slide.css[0].text == "\n        \n.a { b: url(//c) }     \n.e { f: g }\n"


@pytest.mark.parametrize(
    ("language", "css", "told"),
    [
        ("scss", "$rope: 3px;", "2:1: error: `$rope` is SCSS"),
        ("scss", ".a { @include rope; }", "2:6: error: `@include rope` is SCSS"),
        ("scss", ".a { &-b { color: red } }", "2:6: error: `&-b` is SCSS"),
        ("scss", ".a { width: #{$x} }", "2:13: error: `#{` is SCSS"),
        ("scss", ".a { /* $x */ @extend %b; }", "2:15: error: `@extend %b` is SCSS"),
        ("less", "@rope: 3px;", "2:1: error: `@rope:` is Less"),
        ("less", ".a { .rope(); }", "2:6: error: `.rope()` is Less"),
        ("sass", ".a\n  color: red", "2:1: error: `.a` is Sass"),
        ("stylus", ".a\n  color red", "2:1: error: `.a` is Stylus"),
    ],
)
def test_what_only_another_language_has_is_refused_at_its_place(language: str, css: str, told: str):
    slide, report = make_slide(f'<style lang="{language}">\n{css}\n</style>\n')
    assert slide.css == []
    frame = frames_of(report)
    assert frame.startswith(
        f"slides.md:{told}, which is not compiled: this style is left out [style-language]"
    )
    assert frame.endswith(
        "write it in CSS, where rules nest as well, and `--x` with `var(--x)` is a variable"
    )


@pytest.mark.parametrize(
    "css", [".a { color: '$x' }", ".a { background: url(a$b.png) }", ".a { &:hover {} }"]
)
def test_what_looks_like_another_language_and_is_css_stays(css: str):
    slide, _ = make_slide(f'<style lang="scss">\n{css}\n</style>\n')
    assert len(slide.css) == 1


def test_a_binding_in_a_style_is_said_at_its_place():
    _, report = make_slide("# A\n\n<style>\n.x { color: v-bind(c); margin: 0 }\n</style>\n")
    assert frames_of(report) == (
        "slides.md:4:13: error: `v-bind(c)` is not worked out, this declaration does nothing"
        " [style-binding]\n"
        "  4 | .x { color: v-bind(c); margin: 0 }\n"
        "    |             ^^^^^^^^^ write the value, or bind `:style` on the element"
    )
