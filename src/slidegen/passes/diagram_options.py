"""What is asked of a diagram's look (Slidev reference §4, Mermaid).

    ```mermaid {theme: 'neutral', scale: 0.8, flowchart: {curve: 'linear'}}
    %%{init: {'theme': 'forest'}}%%

In:  the options of the fence, over those of `setup/mermaid.ts` and the headmatter's `mermaid`.
Out: what Pele is told, and how the picture stands on the slide. Mermaid's themes are classes, which set
     the colours of `assets/styles/pictures.css`; without one, a diagram has the colours of the slide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slidegen.core.diagnostics import Report, did_you_mean
from slidegen.core.nodes import Fence
from slidegen.core.records import record
from slidegen.passes.attributes import narrow
from slidegen.passes.code_options import ATTRIBUTES
from slidegen.passes.context import Context
from slidegen.passes.picture import Look, read_scale

THEMES = ("default", "base", "dark", "forest", "neutral", "null")
_PLAIN = frozenset({"default", "base", "null"})
"""Themes with the colours of the slide."""

_OWN = frozenset({"at", "finally", "scale", "startLine", "theme"})
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(?:rgb|hsl|oklch|oklab|lab|lch)a?\([\d\s.,%/a-z+-]*\)")
_VARIABLES = {
    "background": "--pele-bg",
    "primaryColor": "--pele-surface",
    "mainBkg": "--pele-surface",
    "secondaryColor": "--pele-surface-alt",
    "clusterBkg": "--pele-surface-alt",
    "primaryTextColor": "--pele-fg",
    "textColor": "--pele-fg",
    "primaryBorderColor": "--pele-border",
    "nodeBorder": "--pele-border",
    "lineColor": "--pele-line",
}
"""Of `themeVariables` → the colour that it sets, later ones over former ones; Pele reads the rest."""

_DIRECTIVE = re.compile(r"%%\{\s*init(?:ialize)?\s*:.*?\}%%", re.DOTALL)
_FRONTMATTER = re.compile(r"\A\s*---\n(.*?)\n---", re.DOTALL)
_THEME = re.compile(r"""["']?theme["']?\s*:\s*["']?([\w-]+)""")


@record
class DiagramOptions:
    """What is asked of a diagram."""

    config: Mapping[str, Any]
    """As Mermaid's `initialize` takes it."""
    look: Look


def read_diagram_options(fence: Fence, context: Context) -> DiagramOptions:
    """The options of `fence`, over the deck's."""
    given = {**context.config.mermaid, **fence.options}
    config = {name: value for name, value in given.items() if name not in _OWN | ATTRIBUTES}
    theme = _theme(fence, given, context.report)
    variables = config.get("themeVariables")
    look = Look(
        classes=("mermaid", "slidegen-picture", "slidegen-diagram", *theme),
        scale=read_scale(fence, given, context.report),
        properties=_properties(variables) if isinstance(variables, Mapping) else {},
    )
    return DiagramOptions(config, look)


def _theme(fence: Fence, given: Mapping[str, Any], report: Report) -> tuple[str, ...]:
    written = _written_theme(fence.code) or given.get("theme") or "default"
    name = str(written)
    if name not in THEMES:
        near = did_you_mean(name, THEMES)
        report.warning(
            "unknown-diagram-theme",
            f"Mermaid's theme `{name}` is not known, the diagram has the colours of the slide",
            narrow(fence.span, name),
            f"write `{near}`" if near else f"there are: {', '.join(THEMES)}",
        )
    return () if name in _PLAIN or name not in THEMES else (f"slidegen-diagram-{name}",)


def _written_theme(code: str) -> str | None:
    """What the diagram says itself, which wins in Mermaid, too."""
    places = [*_DIRECTIVE.findall(code), *_FRONTMATTER.findall(code)]
    found = [match[1] for place in places if (match := _THEME.search(place))]
    return found[-1] if found else None


def _properties(variables: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for name, prop in _VARIABLES.items():
        value = variables.get(name)
        if isinstance(value, str) and _COLOUR.fullmatch(value.strip()):
            found[prop] = value.strip()
    return found
