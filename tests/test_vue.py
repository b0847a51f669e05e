"""Vue in a deck: what it becomes, what it costs, and what happens when it goes wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spec_fixtures import each_fixture
from vue_deck import build, builder, describe, slide_markup

from slidegen.engine import engine
from slidegen.vue import room

COUNTER = "<script setup>defineProps({ n: Number })</script><template><b>{{ n }}</b></template>"


@each_fixture("vue", "vue_clicks", "vue_files", "vue_globals")
def test_vue_is_drawn_as_slidev_shows_it(fixture, expect, tmp_path: Path) -> None:
    own, text = "", fixture.input
    if text.startswith("---\n"):
        own, text = text.removeprefix("---\n").split("---\n", 1)
    deck = f"---\nlayout: default\nauthor: Ann\nspeaker: Bob\n{own}---\n\n{text}\n---\n\n# Two\n"
    built = build(tmp_path, {"slides.md": deck, **fixture.files})
    expect(fixture, describe(built))


def test_a_slide_without_vue_starts_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("Vue was started")

    monkeypatch.setattr(room, "_engine", fail)
    text = """\
# Plain `{{ no }}`

<v-clicks :depth="2" :every="2">

- a
- b

</v-clicks>

<p v-click="[1, 3]" v-mark.red="'+1'" :class="['a', 'b']">x</p>
<button @click="$slidev.nav.next()">next</button>
<div v-motion :initial="{ x: -80 }" :enter="{ x: 0 }">m</div>

```js {1|2}
{{ a }}
b
```
"""
    built = build(tmp_path, {"slides.md": text, "components/Counter.vue": COUNTER})
    assert not list(built.report)
    assert '<button data-slidegen-action="next">next</button>' in slide_markup(built)


def test_two_builds_in_two_folders_have_the_same_bytes(tmp_path: Path) -> None:
    files = {
        "slides.md": "# {{ Math.random() }} {{ new Date().getTime() }}\n\n<Counter :n='3' />\n",
        "components/Counter.vue": COUNTER + "<style scoped>b { color: red }</style>",
    }
    assert build(tmp_path / "one", files).html == build(tmp_path / "two", files).html


def test_a_second_build_starts_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLIDEGEN_CACHE", str(tmp_path / "cache"))
    files = {
        "slides.md": "# {{ $clicks }}\n\n<Counter :n='3' v-click />\n",
        "components/Counter.vue": COUNTER,
    }
    first = build(tmp_path / "deck", files, cache=True)

    def fail(*_: object) -> None:
        raise AssertionError("an engine was started")

    monkeypatch.setattr(engine.Engine, "call", fail)
    monkeypatch.setattr("slidegen.vue.modules._compiled", {})
    assert builder(tmp_path / "deck", cache=True).build().html == first.html


def test_a_component_that_changed_is_drawn_again(tmp_path: Path) -> None:
    deck = "# One {{ $page }}\n\n---\n\n<Counter :n='3' />\n"
    build(tmp_path, {"slides.md": deck, "components/Counter.vue": COUNTER})
    kept = builder(tmp_path)
    first = kept.build()
    path = tmp_path / "components" / "Counter.vue"
    assert path.resolve() in first.asked
    path.write_text(COUNTER.replace("<b>", "<b>new "), encoding="utf-8")
    again = kept.build()
    assert slide_markup(again, 2) == "<b>new 3</b>"
    assert again.deck.slides[0].body is first.deck.slides[0].body
    assert again.html == builder(tmp_path).build().html


def test_a_layout_may_be_vues(tmp_path: Path) -> None:
    layout = """\
<script setup>
defineProps({ side: String })
</script>

<template>
  <div class="slidev-layout mine" :data-side="side"><slot /><aside><slot name="right" /></aside></div>
</template>
"""
    text = "---\nlayout: mine\nside: 3\nclass: text-center\n---\n\n# Title {{ $page }}\n\n::right::\n\n- a\n"
    built = build(tmp_path, {"slides.md": text, "layouts/mine.vue": layout})
    markup = slide_markup(built)
    assert built.deck.slides[0].layout == "mine"
    assert markup == "<h1>Title 1</h1>\n<aside><ul><li>a</li></ul></aside>"
    root = built.html.decode()
    assert 'class="slidev-layout mine text-center"' in root
    assert 'data-side="3"' in root


def test_a_slot_that_a_layout_does_not_show_is_told(tmp_path: Path) -> None:
    layout = "<template><div class='slidev-layout mine'><slot /></div></template>"
    text = "---\nlayout: mine\n---\n\n# One\n\n::right::\n\n- a\n"
    built = build(tmp_path, {"slides.md": text, "layouts/mine.vue": layout})
    assert [(found.code, found.span.line) for found in built.report] == [("slot-not-shown", 9)]


def test_layers_lie_under_and_over_every_slide(tmp_path: Path) -> None:
    files = {
        "slides.md": "# One\n\n---\n\n# Two\n",
        "global-bottom.vue": "<template><footer v-if='$nav.currentPage > 1'>{{ $page }}</footer></template>",
        "slide-top.vue": "<template><i>{{ $nav.currentLayout }}</i></template>",
    }
    built = build(tmp_path, files)
    assert slide_markup(built, 1).endswith("</div>\n<i>cover</i>")
    assert slide_markup(built, 2).startswith("<footer>2</footer>\n<div")
    assert not list(built.report)


def test_buttons_for_the_navigation_bar_are_named(tmp_path: Path) -> None:
    files = {"slides.md": "# One\n", "custom-nav-controls.vue": "<template><button>x</button></template>"}
    assert [found.code for found in build(tmp_path, files).report] == ["part-not-used"]


def test_styles_of_a_component_are_in_the_page_once(tmp_path: Path) -> None:
    card = "<template><p class='card'>x</p></template><style scoped>.card { color: rgb(1 2 3) }</style>"
    files = {"slides.md": "<Card />\n\n---\n\n<Card />\n", "components/Card.vue": card}
    html = build(tmp_path, files).html.decode()
    assert html.count(".card[data-v-") == 1
    assert html.count('class="card"') == 2


def test_a_loop_without_end_costs_its_slide_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = engine.Engine("vue", seconds=0.3)
    monkeypatch.setattr(room, "_engine", lambda: small)
    loop = "<script setup>for (;;) {}</script><template><p>never</p></template>"
    text = "# One {{ $page }}\n\n<Loop>kept</Loop>\n\n<Counter :n='3' />\n\n---\n\n# {{ $page }}\n"
    files = {"slides.md": text, "components/Loop.vue": loop, "components/Counter.vue": COUNTER}
    built = build(tmp_path, files)
    small.close()
    assert [(found.code, found.span.line, found.slide) for found in built.report] == [
        ("component-fails", 3, 1)
    ]
    assert "&lt;Loop&gt;</span>kept</div><b>3</b>" in slide_markup(built)
    assert "<h1>2</h1>" in slide_markup(built, 2)


def test_an_expression_without_end_leaves_the_slide_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = engine.Engine("vue", seconds=0.3)
    monkeypatch.setattr(room, "_engine", lambda: small)
    built = build(tmp_path, {"slides.md": "# One\n\n<p :id='1 + 1'>{{ (() => { for (;;); })() }}</p>\n"})
    small.close()
    assert [found.code for found in built.report] == ["vue-fails"]
    assert "<p>{{ (() =&gt; { for (;;); })() }}</p>" in slide_markup(built)


def test_more_clicks_than_are_drawn_are_told(tmp_path: Path) -> None:
    built = build(tmp_path, {"slides.md": "---\nclicks: 70\n---\n\n{{ $clicks }}\n"})
    assert [found.code for found in built.report] == ["vue-click-cap"]
    assert built.deck.slides[0].clicks == 70


def test_a_script_of_a_slide_that_is_wrong_is_told_at_its_line(tmp_path: Path) -> None:
    text = "# One\n\n<script setup>\nconst a = 1\nconst b = = 2\n</script>\n\n{{ 1 }}\n"
    built = build(tmp_path, {"slides.md": text})
    assert [(found.code, found.span.line) for found in built.report] == [("vue-syntax", 5)]


def test_a_component_that_takes_all_memory_costs_its_slide_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = engine.Engine("vue", seconds=20, megabytes=32)
    monkeypatch.setattr(room, "_engine", lambda: small)
    script = "const all = []; for (;;) all.push(`${all.length}`.repeat(999))"
    hoard = f"<script setup>{script}</script><template><p /></template>"
    built = build(tmp_path, {"slides.md": "# One\n\n<Hoard />\n", "components/Hoard.vue": hoard})
    small.close()
    assert [found.code for found in built.report] == ["component-fails"]
    assert "&lt;Hoard&gt;" in slide_markup(built)


def test_the_classes_of_a_css_module_are_named_alike_in_the_page_and_in_its_style(tmp_path: Path) -> None:
    component = (
        "<template><p :class=\"$style['a-b']\">x</p></template>\n<style module scoped>\n"
        ".a-b:not(.c), [title='.d'] > :global(.e) { color: red }\n</style>\n"
    )
    page = build(tmp_path, {"slides.md": "<Mod/>\n", "components/Mod.vue": component}).html.decode()
    [name] = set(re.findall(r'class="(_a-b_\w+)"', page))
    number = name.removeprefix("_a-b_")
    of = f"[data-v-{number}]"
    assert f'.{name}{of}:not(._c_{number}),[title=".d"] > .e{of}{{color:red}}' in page
