"""`fonts:` → the families of each role, and what is said of one that does not ship (Slidev reference §2.4).

In:  the deck's `fonts` over its theme's, the families that come with slidegen.
Out: a stack for `--slidegen-font-sans`, `-serif`, `-mono`, and the families to embed. Where Slidev would
     ask Google, nothing is asked: a family is embedded, or the reader's own is used where installed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.records import record

ROLES = ("sans", "serif", "mono")
_FALLBACKS = {
    "sans": "ui-sans-serif, system-ui, -apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica Neue, "
    "Arial, Noto Sans",
    "serif": "ui-serif, Georgia, Cambria, Times New Roman, Times",
    "mono": "ui-monospace, SFMono-Regular, Menlo, Monaco, Consolas, Liberation Mono, Courier New",
}
_GENERIC = {"sans": "sans-serif", "serif": "serif", "mono": "monospace"}
_EMOJI = "Apple Color Emoji, Segoe UI Emoji, Segoe UI Symbol, Noto Color Emoji"
_KEYWORDS = frozenset(
    """
    serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded math
    emoji fangsong -apple-system blinkmacsystemfont
    """.split()
)
_OWN_FACE = re.compile(r"@font-face\s*\{[^}]*?font-family\s*:\s*([^;}]+)", re.IGNORECASE)


@record
class FontPlan:
    """Which families a deck uses, and which of them are to be embedded."""

    stacks: Mapping[str, str]
    """Role → value of `font-family`."""
    embedded: Mapping[str, tuple[str, ...]]
    """Role (or `custom`) → shipped families, in order."""
    italic: bool
    """`italic: true`: italics are embedded without looking for their use."""

    def css(self) -> str:
        """The stacks as custom properties of the page."""
        declared = ";".join(f"--slidegen-font-{role}:{stack}" for role, stack in self.stacks.items())
        return f":root{{{declared}}}"


@record
class FontRequest:
    """What a deck and its theme say of fonts."""

    fonts: Mapping[str, Any]
    """The deck's `fonts` over the theme's."""
    span: Span | None
    """Of the deck's own `fonts`; None when only the theme speaks, whose fonts no author can mend."""
    scripts: Mapping[str, str]
    """Script (`zh`, `ja`, `ko`, `ar`, `emoji`) → families of the system."""
    lang: str
    own: Collection[str] = ()
    """Families that the deck's own style sheets declare."""


def plan_fonts(request: FontRequest, shipped: Collection[str], report: Report) -> FontPlan:
    """The stacks and the families to embed; a family that nobody has is a warning."""
    fonts = request.fonts
    has_fallbacks = fonts.get("fallbacks", True) is not False
    loads = has_fallbacks and str(fonts.get("provider", "google")) != "none"
    webfonts = set(family_names(fonts.get("webfonts"))) if "webfonts" in fonts else None
    local = {name.lower() for name in family_names(fonts.get("local"))}
    embedded: dict[str, tuple[str, ...]] = {}
    for role in (*ROLES, "custom"):
        names = family_names(fonts.get(role))
        wanted = [name for name in names if webfonts is None or name in webfonts] if loads else []
        wanted = [name for name in wanted if name.lower() not in local and name.lower() not in _KEYWORDS]
        embedded[role] = tuple(filter(None, (_shipped(name, shipped) for name in wanted)))
        for name in wanted:
            _check(name, request, shipped, report)
    stacks = {role: _stack(role, request, has_fallbacks) for role in ROLES}
    return FontPlan(stacks, embedded, italic=fonts.get("italic") is True)


def own_families(css: str) -> set[str]:
    """The families that `@font-face` rules of a style sheet declare."""
    return {name for written in _OWN_FACE.findall(css) for name in family_names(written)}


def family_names(value: Any) -> list[str]:
    """Names of a comma list or a list, without quotes."""
    parts = value if isinstance(value, list | tuple) else str(value).split(",") if value else []
    return [name for name in (str(part).strip().strip("\"'").strip() for part in parts) if name]


def _shipped(name: str, shipped: Collection[str]) -> str | None:
    return next((family for family in shipped if family.lower() == name.lower()), None)


def _check(name: str, request: FontRequest, shipped: Collection[str], report: Report) -> None:
    own = {family.lower() for family in request.own}
    if request.span is None or _shipped(name, shipped) or name.lower() in own:
        return
    near = did_you_mean(name, shipped)
    report.warning(
        "font-not-shipped",
        f"`{name}` does not come with slidegen, it shows only where it is installed",
        _place(name, request.span),
        f"write `{near}`"
        if near
        else f"take one of {', '.join(sorted(shipped))}, name its file (`./fonts/My.woff2`), "
        "or put it under `local`",
    )


def _place(name: str, span: Span) -> Span:
    """Where `name` stands in the map of `fonts:`, which starts at `span`."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for number in range(span.line, len(span.file.lines) + 1):
        text = span.file.line(number)
        if number > span.line and text[:1].strip():
            break  # the next setting
        found = word.search(text, span.col - 1 if number == span.line else 0)
        if found:
            return Span(span.file, number, found.start() + 1, len(name))
    return span


def _stack(role: str, request: FontRequest, has_fallbacks: bool) -> str:
    names = family_names(request.fonts.get(role))
    if has_fallbacks:
        names += [*family_names(_FALLBACKS[role]), *_script_families(request), _GENERIC[role]]
        names += family_names(request.scripts.get("emoji", _EMOJI))
    elif not names:
        names = [_GENERIC[role]]
    return ", ".join(_quoted(name) for name in dict.fromkeys(names))


def _script_families(request: FontRequest) -> list[str]:
    """Families for other scripts, those of the deck's language first: a character may be in several."""
    own = request.lang.split("-")[0].lower()
    scripts = [script for script in request.scripts if script != "emoji"]
    scripts.sort(key=lambda script: script != own)
    return [name for script in scripts for name in family_names(request.scripts[script])]


def _quoted(name: str) -> str:
    if name.lower() in _KEYWORDS:
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
