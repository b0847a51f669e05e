"""A theme: data, then templates, then CSS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any, TypeVar

from slidegen.core.diagnostics import Span
from slidegen.core.records import record
from slidegen.core.uno import NOTHING_ADDED, UnoConfig

_Part = TypeVar("_Part")


@record
class Template:
    """A layout or a component: its file, its declared props and slots, its markup."""

    name: str
    path: Path
    source: str = field(repr=False)
    """The Jinja text after the declarations."""
    props: Mapping[str, Mapping[str, Any]]
    """Prop name → its declaration: `default`, `kind` (`image`)."""
    slots: tuple[str, ...]


@record
class Stylesheet:
    """CSS as written, with its place: `url(…)` in it starts from its folder."""

    path: Path
    text: str = field(repr=False)


@record
class FontFace:
    """One font file of a family that ships with slidegen."""

    family: str
    path: Path
    style: str
    """`normal` or `italic`."""
    weight: str
    """`400`, or a range of a variable font: `200 900`."""
    unicode_range: str
    """As in CSS: `U+0000-00FF, U+0131`."""
    plain: FontFace | None = None
    """The same with the characters alone that English takes."""


LAYERS = ("global-top", "global-bottom", "slide-top", "slide-bottom")
"""What stands over or under all slides, or each of them (Slidev reference §6.2)."""


@record
class VueFiles:
    """Single-file components of a theme, its addons and the deck, which Vue renders."""

    layouts: Mapping[str, Path] = field(default_factory=dict)
    """Name → file. A name is here or among the templates, never in both."""
    components: Mapping[str, Path] = field(default_factory=dict)
    """Name as its file has it (`Counter`) → file. Never in both, as above."""
    layers: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    """Of LAYERS → the files, the theme's first: all of them are shown."""


@record
class Theme:
    """A theme with all that it inherits."""

    name: str
    folder: Path | None
    """None for `theme: none`."""
    description: str
    schemes: tuple[str, ...]
    """Of `light`, `dark`."""
    defaults: Mapping[str, Any]
    """Headmatter that the theme sets where a deck says nothing."""
    theme_config: Mapping[str, Any]
    """`--slidev-theme-<key>` on the page."""
    fonts: Mapping[str, str]
    """`sans`, `serif`, `mono` → families, comma separated."""
    fallbacks: Mapping[str, str]
    """Script (`zh`, `ja`, `ko`, `ar`, `emoji`) → families of the system, comma separated."""
    layouts: Mapping[str, Template]
    components: Mapping[str, Template]
    styles: tuple[Stylesheet, ...]
    """In cascade order: the parent theme's first."""
    scripts: tuple[Path, ...]
    """ES modules of the theme."""
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of its own → the values that each may have, in a slide's frontmatter or in `themeConfig`."""
    transitions: Mapping[str, str] = field(default_factory=dict)
    """Layout → the transition that leads to its slides, where neither slide nor deck names one."""
    layers: Mapping[str, tuple[Template, ...]] = field(default_factory=dict)
    """Of LAYERS → its templates, the theme's first: all of them are shown."""
    vue: VueFiles = field(default_factory=VueFiles)
    uno: UnoConfig = NOTHING_ADDED
    """What the theme adds to UnoCSS."""
    mermaid: Mapping[str, Any] = field(default_factory=dict)
    """What diagrams start from: `setup/mermaid.ts` of the theme, its addons and the deck."""
    addons: tuple[str, ...] = ()
    """Addons that a theme in Slidev's form asks for."""
    font_span: Span | None = None
    """Where a theme in Slidev's form names its fonts, which need not be here."""

    def under(
        self,
        layouts: Mapping[str, Template],
        components: Mapping[str, Template],
        layers: Mapping[str, tuple[Template, ...]],
        vue: VueFiles,
    ) -> Theme:
        """This theme with what an heir, an addon or a deck brings over it: the last one of a name wins."""
        return replace(
            self,
            layouts={**_without(self.layouts, vue.layouts), **layouts},
            components={**_without(self.components, vue.components), **components},
            layers=_stacked(self.layers, layers),
            vue=VueFiles(
                {**_without(self.vue.layouts, layouts), **_without(vue.layouts, layouts)},
                {**_without(self.vue.components, components), **_without(vue.components, components)},
                _stacked(self.vue.layers, vue.layers),
            ),
        )


def _without(parts: Mapping[str, _Part], names: Mapping[str, object]) -> dict[str, _Part]:
    return {name: part for name, part in parts.items() if name not in names}


def _stacked(
    lower: Mapping[str, tuple[_Part, ...]], upper: Mapping[str, tuple[_Part, ...]]
) -> dict[str, tuple[_Part, ...]]:
    both = {name: (*lower.get(name, ()), *upper.get(name, ())) for name in LAYERS}
    return {name: parts for name, parts in both.items() if parts}
