"""Formulas, set by KaTeX (Slidev reference §3.8)."""

import re

import pytest
import tinycss2
from one_slide import frames_of, make_slide, markup_of
from spec_fixtures import each_fixture

from slidegen.cache import Cache
from slidegen.engine import Engine
from slidegen.passes.formula_markup import FACES, FONT_RULES, mark_rows, needs_of
from slidegen.shipped import vendor_dir

TABLE = r"\begin{aligned} a &= b \\ c &= d \end{aligned}"


@each_fixture("math")
def test_a_formula_is_shown_or_its_source_is(fixture, expect):
    slide, _ = make_slide(fixture.input)
    expect(fixture, markup_of(slide))


@each_fixture("errors/math")
def test_a_wrong_formula_is_said_at_its_character(fixture, expect):
    _, report = make_slide(fixture.input)
    expect(fixture, frames_of(report))


def test_a_formula_is_html_with_mathml_beside_it():
    slide, _ = make_slide("$x^2$")
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML">' in markup_of(slide)
    assert '<span class="katex-html" aria-hidden="true">' in markup_of(slide)
    assert slide.needs == {"math", "katex:KaTeX_Main-Regular", "katex:KaTeX_Math-Italic"}


def test_a_block_is_in_the_wrapper_that_slidev_has():
    slide, _ = make_slide("$$\nx\n$$")
    assert markup_of(slide).startswith('<div class="slidev-katex-wrapper"><p><span class="katex-display">')


def test_chemistry_is_set():
    slide, report = make_slide(r"$\ce{H2O}$")
    assert len(report) == 0
    assert "katex" in markup_of(slide)


def test_the_rows_of_a_table_step():
    slide, _ = make_slide(f"$$ {{1|2|all}}{{at: 3}}\n{TABLE}\n$$")
    markup = markup_of(slide)
    assert re.findall(r'data-slidegen-row="(\d)"', markup) == ["0", "1", "0", "1"]
    assert 'data-slidegen-steps="[[0],[1],&quot;all&quot;]" data-slidegen-steps-start="3"' in markup


@pytest.mark.parametrize(
    ("tex", "faces"),
    [
        (r"x", "Math-Italic"),
        (r"1 \mathrm{d}", ""),
        (r"\mathbf{x}", "Main-Bold"),
        (r"\boldsymbol{x}", "Math-BoldItalic"),
        (r"\mathit{x}", "Main-Italic"),
        (r"\mathbb{R}", "AMS-Regular"),
        (r"\mathcal{L}", "Caligraphic-Regular"),
        (r"\mathfrak{g}", "Fraktur-Regular"),
        (r"\mathscr{L}", "Script-Regular"),
        (r"\mathsf{x}", "SansSerif-Regular"),
        (r"\mathtt{x}", "Typewriter-Regular"),
        (r"\text{\textbf{\textit{x}}}", "Main-BoldItalic"),
        (r"\textsf{\textit{x}}", "SansSerif-Italic"),
        (r"\sum", "Size2-Regular"),
        (r"\textstyle\sum", "Size1-Regular"),
        (r"\big(", "Size1-Regular"),
        (r"\Bigg(", "Size4-Regular"),
        (r"\sqrt{1}", ""),
    ],
)
def test_the_faces_that_a_formula_needs_are_named(tex, faces):
    slide, _ = make_slide(f"$${tex}$$")
    named = {name.removeprefix("katex:KaTeX_") for name in slide.needs if name.startswith("katex:")}
    assert named == {"Main-Regular", *faces.split()}


def test_every_font_rule_of_the_style_sheet_is_known():
    css = (vendor_dir() / "katex" / "katex.css").read_text(encoding="utf-8")
    known = {names for names, _ in FONT_RULES}
    found = set()
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        body = tinycss2.serialize(rule.content)
        if not re.search(r"font-(family|weight|style):", body):
            continue
        for selector in tinycss2.serialize(rule.prelude).split(","):
            words = [word for word in re.findall(r"\.([\w-]+)", selector) if word != "katex"]
            found.add(" ".join([word for word in words if "delim-size" in word] or words))
    assert found - {""} == known


def test_every_face_is_shipped():
    shipped = {path.stem for path in (vendor_dir() / "katex" / "fonts").iterdir()}
    assert {f"{family}-{face}" for family, faces in FACES.items() for face in faces} <= shipped


def test_a_row_with_fewer_cells_does_not_shift_the_columns():
    slide, _ = make_slide("$$ {1|2|3}\n\\begin{cases} a & b \\\\ c \\\\ d & e \\end{cases}\n$$")
    assert re.findall(r'data-slidegen-row="(\d)"', markup_of(slide)) == ["0", "1", "2", "0", "2"]


def test_rows_of_a_table_in_a_table_are_those_of_the_outer_one():
    inner = r"\begin{aligned} a &= \begin{pmatrix} 1 \\ 2 \end{pmatrix} \\ b &= c \end{aligned}"
    slide, _ = make_slide(f"$$ {{1|2}}\n{inner}\n$$")
    assert re.findall(r'data-slidegen-row="(\d)"', markup_of(slide)) == ["0", "1", "0", "1"]


def test_markup_without_a_table_has_no_rows():
    assert mark_rows('<span class="mord">x</span>') == ('<span class="mord">x</span>', 0)
    assert needs_of('<span class="katex-mathml">x</span>') == {"katex:KaTeX_Main-Regular"}


def test_what_is_kept_starts_no_engine(tmp_path, monkeypatch):
    text = "$x^2$ and $\\foo$"
    first, wrong = make_slide(text, kept=Cache(tmp_path))
    monkeypatch.setattr("slidegen.passes.typesetting.engine_for", lambda bundle: 1 / 0)
    again, as_wrong = make_slide(text, kept=Cache(tmp_path))
    assert markup_of(again) == markup_of(first)
    assert again.needs == first.needs
    assert list(as_wrong) == list(wrong)


def test_formulas_are_set_many_in_one_call(monkeypatch):
    calls = []
    start = Engine.start
    monkeypatch.setattr(Engine, "start", lambda self, *args: calls.append(args[0]) or start(self, *args))
    slide, report = make_slide("\n\n".join(f"$a^{{{number}}}$ and $\\bad$" for number in range(30)))
    assert calls == ["each"]
    assert len(report) == 30
    assert all(f"<mn>{number}</mn>" in markup_of(slide) for number in range(30))


def test_a_formula_that_hits_a_limit_leaves_the_others_alone():
    deep = "{" * 20_000 + "x" + "}" * 20_000
    slide, report = make_slide(f"$y$\n\n${deep}$\n\n$z$")
    assert [found.code for found in report] == ["unreadable-formula"]
    assert "<mi>y</mi>" in markup_of(slide)
    assert "<mi>z</mi>" in markup_of(slide)
