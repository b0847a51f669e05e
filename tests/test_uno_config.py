"""What a deck adds to UnoCSS: in its headmatter, and in `uno.config.ts` as far as that is data."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidegen.build import Builder
from slidegen.core.modules import Code, exported
from slidegen.core.sources import Sources
from slidegen.core.uno import NOTHING_ADDED, UnoConfig, read_uno
from slidegen.decks import Entry
from slidegen.themes.setups import beside


def build(folder: Path, deck: str, **files: str) -> tuple[str, str]:
    """The page, and what a terminal shows."""
    (folder / "package.json").write_text("{}", encoding="utf-8")
    (folder / "slides.md").write_text(deck, encoding="utf-8")
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    built = Builder(Entry(folder / "slides.md", "talk"), cwd=folder).build()
    return built.html.decode("utf-8"), "".join(f"{found.frame()}\n" for found in built.report)


@pytest.mark.parametrize(
    ("module", "value"),
    [
        ("export default { a: 1 }", {"a": 1}),
        ("export default defineConfig({ a: 'x' })", {"a": "x"}),
        ("export default defineConfig<Theme>({ a: 'x' })", {"a": "x"}),
        ("export default defineUnoSetup(() => ({ a: [1, 2] }))", {"a": [1, 2]}),
        ("export default () => {\n  return { a: 1 };\n}", {"a": 1}),
        ("module.exports = { a: true }", {"a": True}),
        ("const config = { a: 1 }\nexport default config\n", {"a": 1}),
        ("const b = '#123'\nexport default { b, c: b }", {"b": "#123", "c": "#123"}),
        ("const more = { a: 1 }\nexport default { ...more, b: 2 }", {"a": 1, "b": 2}),
        ("const more = [1]\nexport default { a: [...more, 2] }", {"a": [1, 2]}),
        ("// export default 1\nexport default { a: 'x' as const } satisfies T", {"a": "x"}),
        ("const url = 'http://a' // no comment in it\nexport default { url }", {"url": "http://a"}),
        ("const a = 1", None),
    ],
)
def test_what_a_module_exports_is_read_where_it_is_data(module: str, value: object) -> None:
    assert exported(module) == value


@pytest.mark.parametrize(
    ("module", "value"),
    [
        ("import a from './a'\nexport default { a }", {"a": {"b": 1, "c": Code("f()", 2)}}),
        ("import { ink as b } from './a'\nexport default { b }", {"b": "#123"}),
        ("import a, { ink } from './a'\nexport default { ink, b: a.b }", {"ink": "#123", "b": 1}),
        ("import * as all from './a'\nexport default { a: all.deep.x }", {"a": {"y": 2}}),
        ("import * as all from './b.mjs'\nexport default { ...all }", {"a": 1, "b": [2]}),
        ("import { deep } from './a'\nexport default { y: deep.x.y }", {"y": 2}),
        ("import data from './a.json'\nexport default { ...data }", {"json": True}),
        ("import { far } from './a'\nexport default { far, b: 1 }", {"far": "there", "b": 1}),
        ("import { own } from './a'\nexport default {\n own, b: 1 }", {"own": Code("own", 3), "b": 1}),
        ("import { x } from 'pkg'\nexport default {\n x }", {"x": Code("x", 3)}),
        ("import type { T } from './a'\nexport default { a: 1 } as T", {"a": 1}),
        ("import { loop } from './a'\nexport default { loop }", {"loop": Code("loop", 2)}),
    ],
)
def test_what_a_module_imports_of_files_is_read_as_well(tmp_path: Path, module: str, value: object) -> None:
    texts = {
        "a.ts": """import { far, back } from './b'
            export const ink = '#123'
            export const deep = { x: { y: 2 } }
            const own = 1
            const loop = back
            export { far, loop }
            export default { b: 1,
              c: f() }
        """,
        "b.ts": """import { loop } from './a'
            export const far = 'there'
            export const back = loop
        """,
        "b.mjs": "export const a = 1; export const b = [2]; const c = 3",
        "a.json": '{"json": true}',
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert exported(module, beside(tmp_path, Sources((tmp_path,), tmp_path))) == value


@pytest.mark.parametrize(
    ("module", "value"),
    [
        ("export default make()", Code("make()", 1)),
        ("export default {\n  a: 1 + 2,\n  b: 3 }", {"a": Code("1 + 2", 2), "b": 3}),
        ("export default { a: x => x, b: 1 }", {"a": Code("x => x", 1), "b": 1}),
        ("export default { a() { return '}' }, b: 1 }", {"a": Code("a() { return '}' }", 1), "b": 1}),
        ("export default { a: [/[,\\]]/g, 1] }", {"a": [Code("/[,\\]]/g", 1), 1]}),
        ("export default { a: `x${y}`, b: 1 }", {"a": Code("`x${y}`", 1), "b": 1}),
        ("const a = b\nconst b = a\nexport default { a, c: 1 }", {"a": Code("a", 3), "c": 1}),
        ("export default { a: [1, 2", Code("{ a: [1, 2", 1)),
    ],
)
def test_code_in_a_module_is_stepped_over(module: str, value: object) -> None:
    assert exported(module) == value


@pytest.mark.parametrize(
    "shortcuts",
    [
        {"btn": "px-4 py-2"},
        {"btn": ["px-4", "py-2"]},
        [{"btn": "px-4 py-2"}],
        [["btn", "px-4 py-2"]],
        [["btn", ["px-4", "py-2"], {"layer": "x"}]],
    ],
)
def test_shortcuts_have_one_meaning_in_every_form(shortcuts: object) -> None:
    told: list[object] = []
    found = read_uno({"shortcuts": shortcuts}, lambda *words: told.append(words))
    assert found.shortcuts == (("btn", ("px-4", "py-2")),)
    assert told == []


def test_a_later_configuration_lies_over_a_former_one() -> None:
    lower = UnoConfig((("a", ("p-1",)),), (), {"colors": {"x": "red", "y": "blue"}}, ("p-1",))
    upper = UnoConfig((("a", ("p-2",)),), (), {"colors": {"y": "green"}}, ("p-1", "p-2"))
    both = upper.over(lower)
    assert both.shortcuts == (("a", ("p-1",)), ("a", ("p-2",)))
    assert both.theme == {"colors": {"x": "red", "y": "green"}}
    assert both.safelist == ("p-1", "p-2")
    assert upper.over(NOTHING_ADDED) == upper


DECK = """\
---
theme: none
uno:
  shortcuts:
    btn: px-4 rounded bg-brand
  theme:
    colors: {brand: '#0b6e8f'}
  rules:
    - [anchored, {position: sticky}]
  safelist: [text-brand]
---

# One

<b class="btn">a</b> <i anchored>b</i>

<style>
b { @apply hover:btn; color: theme('colors.brand') }
</style>
"""


def test_the_headmatter_adds_to_unocss(tmp_path: Path) -> None:
    html, told = build(tmp_path, DECK)
    assert told == ""
    assert ".btn{border-radius:0.25rem;" in html
    assert "background-color:rgb(11 110 143" in html
    assert '[anchored=""]{position:sticky;}' in html
    assert ".text-brand{" in html
    assert "color:#0b6e8f" in html
    assert ":hover{border-radius:0.25rem;" in html


def test_one_deck_does_not_see_what_another_adds(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    build(tmp_path / "one", DECK)
    html, _ = build(tmp_path / "two", "---\ntheme: none\n---\n\n# A\n\n<b class='btn bg-brand'>a</b>\n")
    assert ".btn{" not in html
    assert ".bg-brand{" not in html


def test_the_decks_own_configuration_file_is_read_and_the_headmatter_lies_over_it(tmp_path: Path) -> None:
    config = "export default defineConfig({ shortcuts: { btn: 'm-1', lead: 'm-2' } })\n"
    deck = "---\ntheme: none\nuno: {shortcuts: {btn: m-3}}\n---\n\n# A\n\n<b class='btn lead'>a</b>\n"
    html, told = build(tmp_path, deck, uno_config_ts=config)
    assert told == ""
    assert ".btn{margin:0.75rem;}" in html
    assert ".lead{margin:0.5rem;}" in html


def test_what_is_no_data_is_told_at_its_place(tmp_path: Path) -> None:
    deck = "---\ntheme: none\nuno:\n  shortcuts: {btn: 3}\n  preset: x\n---\n\n# A\n"
    config = "export default {\n  variants: [v => v],\n  theme: { spacing: scale(4) },\n}\n"
    _, told = build(tmp_path, deck, uno_config_ts=config)
    assert told == (
        "slides.md:4:20: warning: `uno.shortcuts.btn` is left out: it is no text [uno-not-read]\n"
        "  4 |   shortcuts: {btn: 3}\n"
        "    |                    ^\n"
        "slides.md:5:3: warning: `uno` has no setting `preset` [unknown-setting]\n"
        "  5 |   preset: x\n"
        "    |   ^^^^^^ there are: shortcuts, rules, theme, safelist\n"
        "uno.config.ts:2:3: warning: `v => v` in `uno.config.ts` is code, it is left out [uno-not-read]\n"
        "  2 |   variants: [v => v],\n"
        "    |   ^^^^^^^^^^^^^^^^^^^ write texts, lists and maps: they are read, the file is not run\n"
        "uno.config.ts:3:3: warning: `scale(4)` in `uno.config.ts` is code, it is left out [uno-not-read]\n"
        "  3 |   theme: { spacing: scale(4) },\n"
        "    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write texts, lists and maps: "
        "they are read, the file is not run\n"
    )


def test_the_families_of_the_headmatter_are_those_of_the_font_utilities(tmp_path: Path) -> None:
    deck = "---\ntheme: none\nfonts: {serif: PT Serif}\n---\n\n# A\n\n<b class='font-serif'>a</b>\n"
    html, _ = build(tmp_path, deck)
    assert ".font-serif{font-family:var(--slidegen-font-serif);}" in html
    assert '@font-face{font-family:"PT Serif"' in html


def test_the_colours_of_a_file_beside_the_configuration_are_used(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "colours.ts").write_text("export const brand = '#123456'\n", encoding="utf-8")
    config = "import { brand } from './src/colours'\nexport default { theme: { colors: { brand } } }\n"
    page, report = build(tmp_path, "# A\n\n<p class='text-brand'>x</p>\n", uno_config_ts=config)
    assert report == ""
    assert ".text-brand{" in page
