"""The topics, and the entries of each: out of the tables that builds read, and of `assets/reference`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from slidegen.core.settings import SETTINGS, Scope, Setting
from slidegen.core.settings.values import expected
from slidegen.core.theme import Template, Theme
from slidegen.passes.component_props import KIND_NAMES
from slidegen.reference.entries import Entry, written
from slidegen.shipped import themes_dir
from slidegen.themes import load_theme, theme_names

_SCOPES: Mapping[Scope, str] = {
    "deck": "a setting of the deck",
    "both": "a setting of the deck or a slide",
    "slide": "a setting of a slide",
}
_KINDS = {
    "clicks": "clicks and motion",
    "code": "code and pictures from text",
    "transitions": "a transition",
    "keys": "an action of keys",
}
TAGS = {"Link": "Link", "VDrag": "v-drag"}
"""Components that are no templates, and how they are written."""

TOPICS: Mapping[str, str] = {
    "settings": "What the headmatter says of the deck, and a frontmatter of its slide.",
    "layouts": "What `layout` may be, with the parts that a slide may have and the keys that it takes.",
    "components": "Tags that Markdown has not, with their props.",
    **{topic: written(topic)[0] for topic in _KINDS},
}


@cache
def all_entries() -> tuple[Entry, ...]:
    """Every entry, topic by topic."""
    themes = [load_theme(themes_dir() / name) for name in theme_names()]
    return (
        *_settings(),
        *_layouts(themes),
        *_components(themes),
        *(entry for topic in _KINDS for entry in _written(topic)),
    )


def _settings() -> list[Entry]:
    order = list(_SCOPES)
    return [_setting(one) for one in sorted(SETTINGS.values(), key=lambda one: order.index(one.scope))]


def _setting(setting: Setting) -> Entry:
    takes, default = expected(setting), shown(setting.default)
    facts = [("takes", takes), ("default", default or "nothing")]
    facts += [("keys", ", ".join(setting.keys))] if setting.keys else []
    facts += [("here", f"no effect: {setting.instead}")] if setting.instead else []
    brief = "; ".join(filter(None, [takes, default, "no effect here" if setting.instead else ""]))
    kind = _SCOPES[setting.scope]
    return Entry("settings", setting.name, kind, brief, setting.meaning, tuple(facts))


def _layouts(themes: list[Theme]) -> list[Entry]:
    return _templates("layouts", themes, lambda theme: theme.layouts, _layout_parts)


def _components(themes: list[Theme]) -> list[Entry]:
    found = _templates("components", themes, lambda theme: theme.components, _component_parts)
    said = written("components")[1]
    found += [
        Entry("components", name, "a component", f"<{TAGS[name]}>", *_said(said, name)) for name in TAGS
    ]
    return sorted(found, key=lambda entry: entry.name.lower())


def _templates(
    topic: str,
    themes: list[Theme],
    templates: Callable[[Theme], Mapping[str, Template]],
    parts: Callable[[Template], tuple[str, str]],
) -> list[Entry]:
    """The templates of all themes by name, with the props that only some themes' have."""
    said, entries = written(topic)[1], []
    for name in sorted({name for theme in themes for name in templates(theme)}, key=str.lower):
        having = {theme.name: templates(theme)[name] for theme in themes if name in templates(theme)}
        first = next(iter(having.values()))
        label, value = parts(first)
        facts = [(label, value)] if value else []
        if len(having) < len(themes):
            facts.append(("theme", ", ".join(having)))
        facts += _props(having)
        takes = [value, *dict.fromkeys(prop for prop, _ in _props(having))]
        takes += [f"theme {', '.join(having)}"] if len(having) < len(themes) else []
        brief = ", ".join(filter(None, takes))
        summary, text = said.get(name, ("", ""))
        entries.append(Entry(topic, name, f"a {topic[:-1]}", brief, summary, tuple(facts), text))
    return entries


def _props(having: Mapping[str, Template]) -> list[tuple[str, str]]:
    found: dict[str, dict[str, list[str]]] = {}
    for theme, template in having.items():
        for prop, declared in template.props.items():
            found.setdefault(prop, {}).setdefault(_prop(declared), []).append(theme)
    facts = []
    for prop, forms in found.items():
        for form, themes in forms.items():
            where = f" (theme {', '.join(themes)})" if len(themes) < len(having) else ""
            facts.append((prop, form + where))
    return facts


def _prop(declared: Mapping[str, Any]) -> str:
    kinds = " or ".join(KIND_NAMES[kind] for kind in declared["kinds"])
    choices = [choice for choice in declared["choices"] if choice]
    kinds = f"one of {', '.join(choices)}" if declared["kinds"] == ("text",) and choices else kinds
    kinds += f" ({', '.join(choices)})" if choices and "one of" not in kinds else ""
    default = shown(declared["default"])
    return f"{kinds}; {default}" if default else kinds


def _layout_parts(template: Template) -> tuple[str, str]:
    return "parts", " ".join(f"::{slot}::" for slot in template.slots if slot != "default")


def _component_parts(template: Template) -> tuple[str, str]:
    return "slots", " ".join(f"#{slot}" for slot in template.slots if slot != "default")


def _written(topic: str) -> list[Entry]:
    return [
        Entry(topic, name, _KINDS[topic], "", summary, (), text)
        for name, (summary, text) in written(topic)[1].items()
    ]


def _said(said: Mapping[str, tuple[str, str]], name: str) -> tuple[str, tuple[tuple[str, str], ...], str]:
    summary, text = said[name]
    return summary, (), text


def shown(default: Any) -> str:
    """A default as YAML has it; empty for none, and what is empty."""
    if default is True or default is False:
        return str(default).lower()
    return "" if default is None or default in ("", [], {}) else str(default)
