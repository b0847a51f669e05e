"""UnoCSS' directives in a deck's own sheets, and utility classes as CSS."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_css_embed import Files, ready

from slidegen.cache import Cache
from slidegen.core.nodes import Element, Node, Raw, Text
from slidegen.css import expand_variants, ungroup_variants, utility_css, utility_tokens

NO_CACHE = Cache(None)


def test_applied_classes_become_declarations() -> None:
    text, report = ready(".a { @apply px-4 hover:mt-2; color: theme('colors.red.500') }")
    assert text == (".a{padding-left:1rem;padding-right:1rem;color:#ef4444}.a:hover{margin-top:0.5rem}")
    assert not list(report)


@pytest.mark.parametrize("written", ["--uno: px-4", "--at-apply: 'px-4'", "@apply px-4"])
def test_every_spelling_applies(written: str) -> None:
    assert ready(f".a {{ {written}; }}")[0] == ".a{padding-left:1rem;padding-right:1rem}"


def test_what_is_applied_in_a_slide_holds_for_the_slide() -> None:
    text, _ = ready(".a { top: 0; .b { @apply dark:(mt-2) } }", page_selector=".slidev-page-3")
    assert text == (".a{&:is(.slidev-page-3 *){top:0}.dark .b:is(.slidev-page-3 *){margin-top:0.5rem}}")


def test_an_applied_word_that_means_nothing_is_shown_where_it_stands() -> None:
    _, report = ready(".a {\n  @apply px-4 nonsense;\n  top: 0;\n}")
    assert [diagnostic.frame() for diagnostic in report] == [
        "style.css:2:15: error: `nonsense` is no utility class, it applies nothing [unknown-utility]\n"
        "  2 |   @apply px-4 nonsense;\n"
        "    |               ^^^^^^^^"
    ]


def test_a_theme_value_that_is_not_there_is_shown_where_it_stands() -> None:
    text, report = ready(".a { color: theme('colors.nonsense.500') }")
    assert "colors.nonsense" in text
    assert [(diagnostic.code, diagnostic.span.line) for diagnostic in report] == [("css-directive", 1)]


def test_a_file_beside_a_directive_is_still_embedded() -> None:
    text, _ = ready(".a { @apply px-4; background: url(a.png) }", Files())
    assert text == ".a{padding-left:1rem;padding-right:1rem;background:<a.png>}"


def test_classes_and_attributes_are_asked_for_and_words_are_not() -> None:
    nodes: list[Node] = [
        Element(
            "div",
            {
                "class": "mt-4  hover:p-2",
                "grid": "~ cols-2",
                "text-3xl": None,
                "hover:text-red": "",
                "m": "t-4 'x'",
                "id": "flex",
                "style": "flex",
                "title": "grid",
                "data-x": "p-4",
                "aria-label": "p-4",
                ":class": "p-4",
                "@click": "p-4",
                "v-if": "p-4",
                "#slot": "p-4",
                "onclick": "p-4",
                "opacity": "50",
                "fill": "red",
            },
            [Text("flex p-8 grid"), Raw('<i class="p-8">')],
        )
    ]
    assert utility_tokens(nodes) == {
        "mt-4",
        "hover:p-2",
        '[grid~="~"]',
        '[grid~="cols-2"]',
        '[text-3xl=""]',
        '[hover:text-red=""]',
        '[m~="t-4"]',
        '[m~="x"]',
    }


def test_a_drawing_keeps_its_own_measures() -> None:
    drawing = Element(
        "svg",
        {"viewBox": "0 0 1 1", "font-size": "12", "text": "red"},
        [
            Element("path", {"d": "M0 0", "stroke-width": "2", "class": "p-1"}),
            Element("foreignObject", {}, [Element("p", {"font": "bold"})]),
        ],
    )
    assert utility_tokens([drawing, Element("p", {"font": "bold"})]) == {
        '[text~="red"]',
        "p-1",
        '[font~="bold"]',
    }


def test_groups_of_classes_are_written_out_in_the_tree() -> None:
    element = Element(
        "p", {"class": "hover:(a b) c", "text": "dark:(red sm)", "title": "x:(y z)", "href": "a:(b)"}
    )
    ungroup_variants([element], lambda value: expand_variants(value, NO_CACHE))
    assert element.attrs == {
        "class": "hover:a hover:b c",
        "text": "dark:red dark:sm",
        "title": "x:(y z)",
        "href": "a:(b)",
    }


def test_the_same_set_of_classes_is_the_same_css() -> None:
    tokens = ["mt-4", "p-2", "sm:flex", '[grid~="cols-2"]', "no-such-class"]
    css = utility_css(tokens, NO_CACHE)
    assert css == utility_css(tuple(reversed(tokens)), NO_CACHE)
    assert ".mt-4{margin-top:1rem;}" in css
    assert '[grid~="cols-2"]{grid-template-columns:repeat(2,minmax(0,1fr));}' in css
    assert "layer" not in css
    assert "no-such-class" not in css


def test_only_the_defaults_that_are_read_are_there() -> None:
    assert "--un-" not in utility_css({"mt-4"}, NO_CACHE)
    rotated = utility_css({"rotate-45"}, NO_CACHE)
    assert "--un-translate-x:0" in rotated.split("}")[0]
    assert "--un-shadow" not in rotated
    applied, _ = ready(".a { @apply shadow }")
    assert "--un-ring-shadow:0 0" in utility_css((), NO_CACHE, applied).split("}")[0]
    assert utility_css((), NO_CACHE) == ""


def test_a_second_build_asks_the_cache_and_not_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("slidegen.css.utilities._recent", {})
    css = utility_css({"mt-4", "rotate-45"}, Cache(tmp_path))

    def refuse(bundle: str) -> None:
        raise AssertionError(f"{bundle} was started")

    monkeypatch.setattr("slidegen.engine.engine_for", refuse)
    monkeypatch.setattr("slidegen.css.utilities._recent", {})
    assert utility_css({"mt-4", "rotate-45"}, Cache(tmp_path)) == css


def test_a_server_that_runs_for_hours_keeps_only_the_last_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    recent: dict[str, object] = {}
    monkeypatch.setattr("slidegen.css.utilities._recent", recent)
    monkeypatch.setattr("slidegen.css.utilities._RECENT", 3)
    for number in range(9):
        utility_css({f"mt-{number}"}, NO_CACHE)
    assert len(recent) == 3


def test_slidevs_own_names_are_there() -> None:
    css = utility_css({"abs-tl", "text-primary", "bg-main", "forward:mt-2", "z-modal"}, NO_CACHE)
    assert "var(--slidev-theme-primary)" in css
    assert ".slidev-nav-go-forward " in css
    assert "z-index:70" in css
    assert ".abs-tl{" in css
