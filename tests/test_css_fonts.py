"""Which faces a deck embeds, and what its `fonts:` become."""

from __future__ import annotations

from typing import Any

import pytest

from slidegen.core.assets import CssUrl
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.nodes import Element, Node, Raw, Text
from slidegen.css import (
    FontRequest,
    Shown,
    font_css,
    font_faces,
    katex_css,
    own_families,
    plan_fonts,
    shipped_fonts,
    shown_in,
)
from slidegen.css.families import FontPlan
from slidegen.css.katex import UnknownFaceError

TEXT = "theme: default\nfonts: {}\n"
SPAN = Span(SourceFile("slides.md", TEXT), 2, 8, 2)
USUAL = {"sans": "Nunito Sans", "mono": "Fira Code"}


def plan(fonts: dict[str, Any], *, lang: str = "en", own: tuple[str, ...] = ()) -> tuple[FontPlan, list[str]]:
    report = Report()
    scripts = {"zh": "PingFang SC", "ja": "Hiragino Sans", "emoji": "Noto Color Emoji"}
    request = FontRequest(fonts, SPAN, scripts, lang, own)
    planned = plan_fonts(request, tuple(shipped_fonts()), report)
    return planned, [diagnostic.frame() for diagnostic in report]


def files(shown: Shown, fonts: dict[str, Any] | None = None, css: str = "") -> list[str]:
    return [face.path.name for face in font_faces(plan(fonts or USUAL)[0], shown, css)]


def text(characters: str, tag: str = "p", **attrs: str) -> Shown:
    return shown_in([Element(tag, dict(attrs), [Text(characters)])])


def test_a_deck_in_english_has_one_file_for_text_and_none_for_code() -> None:
    assert files(text("Hello")) == ["nunito-sans-latin-wght-normal.woff2"]


def test_code_brings_its_family() -> None:
    assert files(text("x = 1", "code")) == [
        "nunito-sans-latin-wght-normal.woff2",
        "fira-code-latin-wght-normal.woff2",
    ]


def test_a_file_comes_for_the_characters_of_its_range() -> None:
    assert files(text("Привет, мир")) == [
        "nunito-sans-cyrillic-wght-normal.woff2",
        "nunito-sans-latin-wght-normal.woff2",
    ]
    assert files(text("ěščř")) == [
        "nunito-sans-latin-ext-wght-normal.woff2",
        "nunito-sans-latin-wght-normal.woff2",
    ]


def test_characters_in_code_do_not_bring_files_for_text() -> None:
    shown = shown_in([Element("pre", {}, [Raw("<span>&#1055;</span>")])])
    assert files(shown) == [
        "nunito-sans-latin-wght-normal.woff2",
        "fira-code-cyrillic-wght-normal.woff2",
        "fira-code-latin-wght-normal.woff2",
    ]


def test_text_that_no_family_has_brings_nothing() -> None:
    assert files(text("漢字 🎉")) == ["nunito-sans-latin-wght-normal.woff2"]


def test_a_formula_brings_no_file_of_text() -> None:
    formula: list[Node] = [Raw("<span>П</span>", frozenset({"katex:KaTeX_Main-Regular"}))]
    assert shown_in(formula).text == frozenset()


ITALIC = "nunito-sans-latin-wght-italic.woff2"


@pytest.mark.parametrize(
    ("shown", "css", "is_slanted"),
    [
        (text("a", "em"), "", True),
        (text("a", "p", **{"class": "italic"}), "", True),
        (text("a", "p", italic=""), "", True),
        (text("a", "p", font="italic"), "", True),
        (text("a", "p", style="font-style: italic"), "", True),
        (text(" ", "em"), "", False),
        (text("a", "blockquote"), ".slidev-layout blockquote{font-style:italic}", True),
        (text("a", "p"), ".slidev-layout blockquote{font-style:italic}", False),
        (text("a", "p", **{"class": "quiet"}), "b{top:0}.loud,.quiet{color:red;font-style:oblique}", True),
        (text("a", "p"), ".quiet{font-style:italic}", False),
        (text("a", "p"), ".a{font-style:normal}", False),
    ],
)
def test_italics_come_where_something_is_slanted(shown: Shown, css: str, is_slanted: bool) -> None:
    assert (ITALIC in files(shown, css=css)) is is_slanted


def test_slanted_comments_bring_italics_of_code_alone() -> None:
    shown = Shown.of_all([text("# x", "code"), text("Hello")])
    fonts = {"sans": "Nunito Sans", "mono": "JetBrains Mono"}
    assert set(files(shown, fonts, ".tok-c{font-style:italic}")) == {
        "nunito-sans-latin-wght-normal.woff2",
        "jetbrains-mono-latin-wght-normal.woff2",
        "jetbrains-mono-latin-wght-italic.woff2",
    }


def test_a_serif_comes_where_it_is_used() -> None:
    fonts = {"sans": "Inter", "serif": "Source Serif 4"}
    assert files(text("a"), fonts) == ["inter-latin-wght-normal.woff2"]
    serif = "source-serif-4-latin-wght-normal.woff2"
    assert serif in files(text("a", "p", **{"class": "font-serif"}), fonts)
    assert serif in files(text("a", "p", font="serif"), fonts)
    assert serif in files(text("a"), fonts, "h1{font-family:var(--slidegen-font-serif)}")
    assert serif in files(text("a"), fonts, "h1{font-family:'Source Serif 4'}")
    assert serif not in files(text("a"), fonts, ":root{--slidegen-font-serif:ui-serif}")


def test_a_custom_family_comes_always_and_italics_when_asked_for() -> None:
    fonts = {"sans": "Inter", "custom": ["Source Serif 4"], "italic": True}
    assert set(files(text("a"), fonts)) == {
        "inter-latin-wght-normal.woff2",
        "inter-latin-wght-italic.woff2",
        "source-serif-4-latin-wght-normal.woff2",
        "source-serif-4-latin-wght-italic.woff2",
    }


def test_a_face_is_a_rule_with_its_file_inside() -> None:
    before, url, after = font_css(font_faces(plan(USUAL)[0], text("a")))
    assert before == (
        '@font-face{font-family:"Nunito Sans";font-style:normal;font-weight:200 1000;font-display:block;src:'
    )
    assert isinstance(url, CssUrl)
    assert url.asset.mime == "font/woff2"
    assert url.asset.data[:4] == b"wOF2"
    assert isinstance(after, str)
    assert after.startswith(' format("woff2");unicode-range:U+0000-00FF,')


def test_stacks_end_in_what_every_system_has() -> None:
    planned, _ = plan({"sans": "Nunito Sans, Own", "local": "Own"})
    assert planned.stacks["sans"] == (
        '"Nunito Sans", "Own", ui-sans-serif, system-ui, -apple-system, BlinkMacSystemFont, "Segoe UI", '
        '"Roboto", "Helvetica Neue", "Arial", "Noto Sans", "PingFang SC", "Hiragino Sans", sans-serif, '
        '"Noto Color Emoji"'
    )
    assert planned.stacks["mono"].startswith('ui-monospace, "SFMono-Regular"')
    assert planned.css().startswith(':root{--slidegen-font-sans:"Nunito Sans", "Own"')


def test_the_script_of_the_deck_comes_before_others() -> None:
    stack = plan(USUAL, lang="ja-JP")[0].stacks["sans"]
    assert stack.index("Hiragino Sans") < stack.index("PingFang SC")


def test_names_may_be_a_list_or_quoted() -> None:
    planned, said = plan({"sans": ["'nunito sans'", "system-ui"], "mono": '"Fira Code"'})
    assert planned.embedded["sans"] == ("Nunito Sans",)
    assert planned.embedded["mono"] == ("Fira Code",)
    assert planned.stacks["sans"].startswith('"nunito sans", system-ui')
    assert said == []


def test_a_family_that_nobody_has_is_a_warning_with_what_to_do() -> None:
    planned, said = plan({"sans": "Roboto Slab"})
    assert planned.embedded["sans"] == ()
    assert said == [
        "slides.md:2:8: warning: `Roboto Slab` does not come with slidegen, it shows only where it is "
        "installed [font-not-shipped]\n"
        "  2 | fonts: {}\n"
        "    |        ^^ take one of Fira Code, Inter, JetBrains Mono, Nunito Sans, PT Mono, PT Serif, "
        "Source Serif 4, name its file (`./fonts/My.woff2`), or put it under `local`"
    ]
    assert "write `Fira Code`" in plan({"mono": "Firacode"})[1][0]


def test_a_family_is_pointed_at_where_it_stands():
    text = "fonts:\n  sans: Robot\n  mono: Fira Codes, 'Menlo', Fira Cod\nmono: Menlo\n"
    report = Report()
    fonts = {"sans": "Robot", "mono": "Fira Codes, Menlo, Fira Cod", "serif": "Elsewhere"}
    span = Span(SourceFile("slides.md", text), 2, 3)
    plan_fonts(FontRequest(fonts, span, {}, "en"), tuple(shipped_fonts()), report)
    told = [(one.span.line, one.span.col, one.span.length) for one in report]
    assert told == [(2, 9, 5), (2, 3, 1), (3, 9, 10), (3, 22, 5), (3, 30, 8)]


def test_text_that_the_decks_own_style_sets_as_code_has_the_font_of_code():
    fonts = {"sans": "Inter", "mono": "Fira Code"}
    code = "fira-code-latin-wght-normal.woff2"
    theme = "pre{font-family:var(--slidegen-font-mono)}"
    shown = text("a")
    assert code not in files(shown, fonts, theme)
    [sans, mono] = font_faces(plan(fonts)[0], shown, theme + "h1{}", "h1{font:1em var(--slidegen-font-mono)}")
    assert (sans.family, mono.family) == ("Inter", "Fira Code")
    styled = text("a", "p", style="font-family: var(--slidev-code-font-family)")
    assert code in files(styled, fonts, theme)


@pytest.mark.parametrize(
    "fonts",
    [
        {"sans": "Roboto", "local": "Roboto"},
        {"sans": "Roboto", "provider": "none"},
        {"sans": "Roboto", "fallbacks": False},
        {"sans": "Roboto", "webfonts": ["Inter"]},
        {"sans": "sans-serif"},
    ],
)
def test_a_family_of_the_system_is_none_to_be_embedded(fonts: dict[str, Any]) -> None:
    planned, said = plan(fonts)
    assert planned.embedded["sans"] == ()
    assert said == []


def test_a_family_of_the_decks_own_sheet_is_known() -> None:
    own = own_families('@font-face{src:url(a);font-family:"Own Face"}@font-face { font-family: Other; }')
    assert own == {"Own Face", "Other"}
    assert plan({"sans": "Own Face"}, own=tuple(own))[1] == []


def test_without_fallbacks_a_stack_has_only_what_was_named() -> None:
    planned, _ = plan({"sans": "Roboto", "fallbacks": False})
    assert planned.stacks == {"sans": '"Roboto"', "serif": "serif", "mono": "monospace"}


def test_formulas_bring_the_rules_and_faces_that_they_use() -> None:
    markup = '<span class="katex"><span class="mord mathnormal">x</span></span>'
    pieces = katex_css({"katex:KaTeX_Math-Italic", "katex:KaTeX_Main-Regular", "code"}, [markup])
    faces = [piece.asset.name for piece in pieces if isinstance(piece, CssUrl)]
    assert faces == ["KaTeX_Main-Regular.woff2", "KaTeX_Math-Italic.woff2"]
    css = "".join(piece for piece in pieces if isinstance(piece, str))
    assert ".katex .mathnormal{font-family:KaTeX_Math;font-style:italic}" in css
    assert ".mathbf" not in css
    assert ".katex-display" not in css
    assert "url(" not in css
    assert len(css) < 3000


def test_a_deck_without_formulas_has_nothing_of_katex() -> None:
    assert katex_css({"code"}, []) == ()


def test_a_face_that_katex_does_not_have_is_a_mistake_of_ours() -> None:
    with pytest.raises(UnknownFaceError, match="KaTeX has no face KaTeX_Nothing"):
        katex_css({"katex:KaTeX_Nothing"}, [])


def test_a_highlighted_block_alone_brings_the_code_font():
    block = Raw('<pre class="slidev-code"><code>x = 1</code></pre>', frozenset({"code"}))
    assert shown_in([Element("li", {}, [block])]).code >= set("x=1")


def test_a_family_with_a_file_for_each_weight_is_embedded_in_all_of_them():
    """A browser that has no bold one smears the plain one."""
    plan = plan_fonts(FontRequest({"sans": "PT Serif"}, None, {}, "en"), tuple(shipped_fonts()), Report())
    plain = font_faces(plan, Shown(text=frozenset("Ahoy")))
    assert sorted((face.style, face.weight) for face in plain) == [("normal", "400"), ("normal", "700")]
    slanted = font_faces(plan, Shown(text=frozenset("Ahoy"), italic_text=True))
    assert sorted((face.style, face.weight) for face in slanted) == [
        ("italic", "400"),
        ("italic", "700"),
        ("normal", "400"),
        ("normal", "700"),
    ]
