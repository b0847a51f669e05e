"""The icons that a diagram names: `icon: "mdi:account"`, `(logos:aws)`, `fa:fa-car`.

In:  Mermaid's text. Out: SVG by the name as it is written, for those that there are. Which of the words
     are icons is Pele's to decide: what merely looks like one is never asked for.
"""

from __future__ import annotations

import re

from slidegen.icons import Icon, IconSets, with_own_ids

_NAME = re.compile(r"(?<![\w:/-])([a-z][a-z0-9-]*):([a-z][a-z0-9-]*)(?![\w:/])")
_AWESOME = {"fa": "fa-solid", "fas": "fa-solid", "fab": "fa-brands", "fak": "fa-solid", "far": "fa-solid"}
"""Mermaid's prefixes of Font Awesome → the set that ships."""


def icons_in(code: str, icons: IconSets, prefix: str) -> dict[str, str]:
    """Each icon of `code`, drawn for a box of 24 by 24; `prefix` starts each id in it."""
    drawn: dict[str, str] = {}
    for match in _NAME.finditer(code):
        group, name = match[1], match[2]
        if group in _AWESOME:
            group, name = _AWESOME[group], name.removeprefix("fa-")
        icon = None if match[0] in drawn else icons.find(f"{group}:{name}")
        if icon is not None:
            drawn[match[0]] = _markup(icon, prefix)
    return dict(sorted(drawn.items()))


def _markup(icon: Icon, prefix: str) -> str:
    body = with_own_ids(icon.body, f"{prefix}-{icon.name.replace(':', '-')}-")
    look = 'width="24" height="24" fill="currentColor" stroke="none"'
    return f'<svg viewBox="{icon.view_box}" {look}>{body}</svg>'
