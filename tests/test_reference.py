"""`slidegen reference`: what it prints is what the tables say that builds read, and its examples build."""

from __future__ import annotations

import json
import re

import pytest
from command import Command

from slidegen.core.settings import SETTINGS
from slidegen.core.settings.table import ACTIONS
from slidegen.passes.click_components import REVEAL_PROPS
from slidegen.passes.code import MONACO, PICTURES
from slidegen.passes.code_options import BLOCK
from slidegen.passes.directives import KNOWN
from slidegen.passes.index import CLICK_COMPONENTS, CLICK_DIRECTIVES, DRAG_COMPONENTS
from slidegen.passes.marks import TYPES
from slidegen.reference import TOPICS, all_entries
from slidegen.reference.entries import written
from slidegen.shipped import assets_dir, themes_dir
from slidegen.themes import load_theme, theme_names

THEMES = [load_theme(themes_dir() / name) for name in theme_names()]
OF_VUE = {"v-else", "v-else-if", "v-for", "v-html", "v-if"}


def names(topic: str) -> set[str]:
    return {entry.name for entry in all_entries() if entry.topic == topic}


def text_of(name: str) -> str:
    return "\n".join(f"{entry.summary}\n{entry.text}" for entry in all_entries() if entry.name == name)


def runtime(*parts: str) -> str:
    return (assets_dir() / "runtime").joinpath(*parts).read_text(encoding="utf-8")


def test_every_setting_is_told_with_what_it_takes_and_no_other(slidegen: Command):
    assert names("settings") == SETTINGS.keys()
    listed = slidegen("reference", "settings").text
    found = dict(re.findall(r"^  (\w+)  (.+)$", listed, re.MULTILINE))
    assert found.keys() == SETTINGS.keys()
    assert found["aspectRatio"] == "a ratio; 16/9"
    told = re.sub(r"\s+", " ", listed)
    assert [name for name, row in SETTINGS.items() if row.meaning not in told] == []


def test_the_headmatter_and_the_frontmatter_have_lists_of_their_own(slidegen: Command):
    for name, scopes in (("headmatter", {"deck", "both"}), ("frontmatter", {"slide", "both"})):
        listed = [row["name"] for row in json.loads(slidegen("reference", name, "--json").text)]
        assert set(listed) == {row.name for row in SETTINGS.values() if row.scope in scopes}


def test_every_layout_of_a_shipped_theme_is_told_with_its_parts_and_props(slidegen: Command):
    layouts = {name for theme in THEMES for name in theme.layouts}
    assert names("layouts") == layouts == written("layouts")[1].keys()
    for theme in THEMES:
        for name, layout in theme.layouts.items():
            facts = next(
                dict(one.facts) for one in all_entries() if (one.topic, one.name) == ("layouts", name)
            )
            assert layout.props.keys() <= facts.keys()
            assert all(f"::{slot}::" in facts["parts"] for slot in layout.slots if slot != "default")
            assert theme.name in facts.get("theme", theme.name)


def test_every_component_is_told_with_its_props(slidegen: Command):
    components = {name: found for theme in THEMES for name, found in theme.components.items()}
    tags = {"Link", *(tag for tag in DRAG_COMPONENTS if tag[0] == "V")}
    assert names("components") == components.keys() | tags == written("components")[1].keys()
    for entry in all_entries():
        if entry.name in components and entry.topic == "components":
            assert components[entry.name].props.keys() <= dict(entry.facts).keys()


def test_every_directive_and_tag_of_clicks_is_told():
    directives = {*CLICK_DIRECTIVES, *CLICK_COMPONENTS.values(), *KNOWN} - OF_VUE
    assert names("clicks") == directives | {"animations"}
    plain = {prop.rpartition(":")[2] for prop in REVEAL_PROPS if "pecial" not in prop}
    assert plain >= {"at", "every"}
    assert all(prop in text_of("v-clicks") for prop in plain)
    assert all(mark in text_of("v-mark") for mark in set(TYPES.values()))


def test_every_animation_of_clicks_is_told():
    rules = (assets_dir() / "styles" / "base" / "clicks.css").read_text(encoding="utf-8")
    animations = set(re.findall(r"slidev-vclick-anim-([\w-]+)", rules))
    told = next(one.summary for one in all_entries() if one.name == "animations")
    assert set(re.findall(r"`([\w-]+)`", told)) == animations


def test_every_option_of_code_is_told():
    assert {*BLOCK, *PICTURES, "magic-move", "twoslash"} <= names("code")
    assert names("code") & MONACO == {"monaco"}


def test_every_transition_is_told():
    sheets = [assets_dir() / "styles" / "base" / "transitions.css", *themes_dir().glob("*/layouts/*.css")]
    rules = "".join(path.read_text(encoding="utf-8") for path in sheets)
    found = set(re.findall(r"\.([\w-]+)-enter-active", rules))
    assert names("transitions") == found | {"none", "view-transition", "own"}


def test_every_action_of_keys_is_told_with_its_keys():
    rows = re.findall(r'\{ action: "(\w+)", keys: \[([^\]]*)\]', runtime("bindings.js"))
    keys = {action: re.findall(r'"([^"]+)"', found) for action, found in rows}
    keys |= {
        name: [key] for name, key in re.findall(r'^  (\w+): \["[^"]+", "(\w)"', runtime("tools.js"), re.M)
    }
    rain = (themes_dir() / "matrix" / "scripts" / "rain.js").read_text(encoding="utf-8")
    keys["rain"] = re.findall(r'offer\("rain", .*keys: \["(\w)"\]', rain)
    assert names("keys") == set(ACTIONS.split())
    said = {name: summary.partition(": ")[0] for name, (summary, _) in written("keys")[1].items()}
    assert said.pop("digit") == "0 to 9, then Enter"
    assert {name: text.split(", ") for name, text in said.items()} == {name: keys[name] for name in said}


def test_what_is_told_is_whole_sentences_and_fits_a_terminal(slidegen: Command):
    for entry in all_entries():
        assert re.fullmatch(r"\S.*[.`]\.?", entry.summary, re.DOTALL), entry.name
    for typed in ([], *([topic] for topic in TOPICS), *([entry.name] for entry in all_entries())):
        done = slidegen("reference", *typed)
        assert done.status == 0
        assert [
            line for line in done.text.split("\n") if len(line) > 80 and not line.startswith("    ")
        ] == []


def test_the_examples_build_without_a_mistake(slidegen: Command):
    slidegen.write("decks/public/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>')
    slidegen.write("decks/public/film.mp4", b"film")
    slidegen.write("snippets/main.py", "# region mean\ntotal = 1\ncount = 2\n# endregion\n")
    rules, count = "", 0
    for entry in all_entries():
        for example in re.findall(r"(?:^    .*\n|^\n(?=    ))+", f"{entry.text}\n", re.MULTILINE):
            plain = re.sub(r"^    ", "", example, flags=re.MULTILINE).strip("\n")
            if plain.startswith("."):
                rules += plain
                continue
            count += 1
            slidegen.write(f"decks/{entry.topic}-{entry.name}-{count}.md", f"{plain}\n")
    slidegen.write("decks/style.css", rules)
    done = slidegen("build", "decks", "-o", "out", "-j", "1", "--strict")
    assert "error:" not in done.err
    assert "warning:" not in done.err
    assert done.status == 0
    assert len(slidegen.files("out")) > count > 30


def test_an_entry_is_told_in_full(slidegen: Command):
    assert slidegen("reference", "two-cols").text == (
        "two-cols: a layout\n"
        "\n"
        "Two columns; `::right::` on a line of its own begins the second one.\n"
        "\n"
        "  parts        ::left:: ::right::\n"
        "  class        text\n"
        "  layoutClass  text\n"
        "\n"
        "    ---\n"
        "    layout: two-cols\n"
        "    layoutClass: gap-8\n"
        "    ---\n"
        "\n"
        "    # Left\n"
        "\n"
        "    ::right::\n"
        "\n"
        "    # Right\n"
    )


@pytest.mark.parametrize("typed", ["v-clicks", "VClicks", "<v-clicks>", "V-CLICKS"])
def test_a_name_may_be_spelled_as_decks_spell_it(typed: str, slidegen: Command):
    assert slidegen("reference", typed).text.startswith("v-clicks: clicks and motion\n")


def test_a_name_of_two_things_tells_both(slidegen: Command):
    told = slidegen("reference", "title").text
    assert re.findall(r"^title: (.+)$", told, re.MULTILINE) == [
        "a setting of the deck or a slide",
        "code and pictures from text",
    ]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("layuot", "did you mean `layout`?"),
        ("keyz", "did you mean `keys`?"),
        ("xyzzy", "`slidegen reference` lists what there is"),
    ],
)
def test_an_unknown_name_is_told_what_was_meant(typed: str, hint: str, slidegen: Command):
    done = slidegen("reference", typed)
    assert (done.status, done.out) == (2, b"")
    assert done.err == f"slidegen: there is no `{typed}` in the reference; {hint}\n"


def test_as_json_everything_is_there(slidegen: Command):
    rows = json.loads(slidegen("reference", "--json").text)
    assert [(row["topic"], row["name"]) for row in rows] == [(one.topic, one.name) for one in all_entries()]
    assert json.loads(slidegen("reference", "aspectRatio", "--json").text) == [
        {
            "topic": "settings",
            "name": "aspectRatio",
            "kind": "a setting of the deck",
            "summary": "The shape of a slide: `16/9`, `4:3`, `1.5`.",
            "facts": {"takes": "a ratio", "default": "16/9"},
            "text": "",
        }
    ]
