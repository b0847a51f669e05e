"""The style blocks of a slide (Slidev reference §3.12)."""

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
