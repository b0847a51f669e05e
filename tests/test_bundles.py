"""The bundles of assets/vendor: KaTeX, and UnoCSS with what Slidev adds to it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from slidegen.engine import Engine, EngineError, engine_for


def tex(source: str, *, display: bool = False, macros: dict[str, str] | None = None) -> Any:
    return engine_for("katex").call("tex", source, display, macros or {})


def test_a_formula_is_html_with_mathml_beside_it():
    html = str(tex(r"\frac{a}{b}", display=True)["ok"])
    assert html.startswith('<span class="katex-display"><span class="katex">')
    assert "<mfrac><mi>a</mi><mi>b</mi></mfrac>" in html
    assert "katex-display" not in str(tex("x")["ok"])


def test_macros_and_chemistry_are_known():
    assert tex(r"\R^n", macros={r"\R": r"\mathbb{R}"})["ok"]
    assert tex(r"\ce{2H2 + O2 -> 2H2O}")["ok"]


def test_a_macro_of_one_formula_is_unknown_to_the_next():
    assert "ok" in tex(r"\gdef\mine{x}\mine")
    assert tex(r"\mine") == {"err": r"Undefined control sequence: \mine", "pos": 0}


def test_a_formula_that_does_not_parse_says_where():
    assert tex(r"a + \nope") == {"err": r"Undefined control sequence: \nope", "pos": 4}
    assert tex(r"\frac{a") == {"err": "Unexpected end of input in a macro argument, expected '}'", "pos": 7}


def test_a_picture_in_a_formula_is_an_error_and_not_red_text():
    assert tex(r"\includegraphics{a.png}") == {
        "err": r"\includegraphics is not available in a formula",
        "pos": None,
    }


def test_a_link_in_a_formula_is_kept_unless_it_is_a_script():
    assert 'href="https://example.org"' in str(tex(r"\href{https://example.org}{x}")["ok"])
    assert "href=" not in str(tex(r"\href{javascript:alert(1)}{x}")["ok"])


def test_a_deeply_nested_formula_is_drawn():
    assert "ok" in tex("{" * 300 + "x" + "}" * 300)


def uno(function: str, value: object) -> Any:
    return engine_for("uno").call(function, value)


def test_tokens_that_mean_something_are_named():
    tokens = [
        "text-primary",
        "nothing",
        "mt-15",
        '[grid~="cols-2"]',
        "abs-tr",
        '[absolute=""]',
        "slidev-layout",
    ]
    found = uno("utilities", tokens)
    assert found["matched"] == ['[absolute=""]', '[grid~="cols-2"]', "abs-tr", "mt-15", "text-primary"]
    assert ".mt-15{margin-top:3.75rem;}" in found["css"]
    assert '[grid~="cols-2"]{grid-template-columns:repeat(2,minmax(0,1fr));}' in found["css"]
    assert ".text-primary{color:var(--slidev-theme-primary);}" in found["css"]
    assert ".abs-tr{position:absolute;top:0;right:0;}" in found["css"]


@pytest.mark.parametrize(
    ("token", "rule"),
    [
        ("max-h-100", ".max-h-100{max-height:25rem;}"),
        ("mt4", ".mt4{margin-top:1rem;}"),
        ("m--2", ".m--2{margin:-0.5rem;}"),
        ("w-1/2", r".w-1\/2{width:50%;}"),
        ("op50", ".op50{opacity:0.5;}"),
        ("grid-cols-[200px_1fr]", r".grid-cols-\[200px_1fr\]{grid-template-columns:200px 1fr;}"),
        ("!mt-0", r".\!mt-0{margin-top:0 !important;}"),
        ("text-red/50", r".text-red\/50{color:rgb(248 113 113 / 0.5);}"),
        ("dark:op0", r".dark .dark\:op0{opacity:0;}"),
        ("forward:op0", r".slidev-nav-go-forward .forward\:op0{opacity:0;}"),
        ("backward:op0", r".slidev-nav-go-backward .backward\:op0{opacity:0;}"),
        ("z-modal", ".z-modal{z-index:70;}"),
        ("view-transition-x", ".view-transition-x{view-transition-name:x;}"),
        (
            "bg-primary/20",
            r".bg-primary\/20{background-color:color-mix(in srgb, var(--slidev-theme-primary) "
            "calc(0.2 * 100%), transparent);}",
        ),
    ],
)
def test_a_token_has_the_rule_that_slidev_gives_it(token: str, rule: str):
    assert uno("utilities", [token]) == {"css": rule, "matched": [token]}


def test_css_does_not_depend_on_what_was_asked_before():
    plain = [
        "absolute",
        "flex",
        "mt-4",
        "text-sm",
        "bg-red-500",
        "shadow",
        "grid-cols-2",
        "prose",
        "container",
    ]
    prefixes = ["", "sm:", "md:", "lt-md:", "hover:", "dark:", "print:", "sm:print:", "print:sm:", "forward:"]
    tokens = [prefix + name for prefix in prefixes for name in plain]
    chance = random.Random(7)
    for _ in range(5):
        some = chance.sample(tokens, 30)
        fresh = Engine("uno")
        expected = fresh.call("utilities", some)
        fresh.close()
        assert uno("utilities", chance.sample(some, len(some))) == expected


def test_applied_utilities_are_written_out():
    assert uno("directives", ".a{@apply mt-4 hover:op50;color:theme('colors.red.500')}") == {
        "css": ".a{margin-top:1rem;color:#ef4444}.a:hover{opacity:0.5;}",
        "unknown": [],
    }
    assert uno("directives", ".a{--uno: flex}") == {"css": ".a{display:flex;}", "unknown": []}


def test_a_sheet_without_directives_is_left_alone():
    css = "/* kept */ .a > .b::after { content: '@' }\n@media print { .c { color: red } }"
    assert uno("directives", css) == {"css": css, "unknown": []}


def test_an_applied_name_that_means_nothing_is_reported():
    assert uno("directives", ".a{@apply flex nope}") == {"css": ".a{display:flex;}", "unknown": ["nope"]}


def test_an_unknown_theme_value_is_an_error():
    with pytest.raises(EngineError) as caught:
        uno("directives", ".a{color:theme('colors.nope')}")
    assert caught.value.message == 'Error: theme of "colors.nope" did not found'


def test_defaults_come_only_with_rules_that_read_them():
    assert uno("preflight", str(uno("utilities", ["mt-4"])["css"])) == ""
    defaults = str(uno("preflight", str(uno("utilities", ["rotate-3"])["css"])))
    assert defaults.startswith("*,::before,::after,::backdrop{--un-rotate:0;")
    assert "--un-shadow" not in defaults


def test_variant_groups_are_written_out():
    assert uno("variantGroups", "hover:(op50 flex) mt-4") == "hover:op50 hover:flex mt-4"
