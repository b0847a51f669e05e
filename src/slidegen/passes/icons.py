"""Icons of Iconify's sets (Slidev reference §3.3, §3.14).

    <mdi-account-circle/>  <carbon:logo-github class="text-3xl"/>   →  an <svg> in the line
    <div class="i-carbon-moon"/>  <div i-mdi:account/>               →  drawn by the style sheet
    ```ts [main.ts]   ```sh [~i-uil-github~ GitHub]                  →  before the block's title

In:  elements whose tag, class or attribute names an icon. Out: the same with the drawing; one that is not
     there is a warning with the names that are near.
"""

from __future__ import annotations

import re

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report, Span
from slidegen.core.nodes import Element, Raw, elements, text_of
from slidegen.core.patterns import pattern
from slidegen.icons import ELSEWHERE, Icon, IconSets, shipped_sets, title_icons, with_own_ids
from slidegen.passes.attributes import narrow
from slidegen.passes.context import Context

ICON_CLASS = pattern(r"(?<![\w-])i-([a-z0-9]+(?:-[a-z0-9]+)*(?::[a-z0-9]+(?:-[a-z0-9]+)*)?)")
"""In a class or an attribute: `i-mdi-account`, `dark:i-carbon:moon`, `i-logos-vue?mask`."""

SIZE = "1.2em"
_TITLES = frozenset({"slidev-code-block-title", "slidev-code-tab"})


def find_icon(tag: str, icons: IconSets) -> Icon | None:
    """The icon that a tag means: `mdi-account`, `mdi:account`, `MdiAccount`, `i-mdi-account`."""
    name = icon_name(tag)
    return icons.find(name) if "-" in name or ":" in name else None


def icon_name(tag: str) -> str:
    """`MdiAccountCircle` as `mdi-account-circle`, without the `i-` that some decks write."""
    name = tag
    if ":" not in tag and tag[:1].isupper():
        name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", tag).lower()
    return name.removeprefix("i-")


def draw_icon(element: Element, icon: Icon, prefix: str) -> None:
    """Make `element` the drawing of `icon`. `prefix` keeps the ids in it apart from all others."""
    given = element.attrs
    element.tag = "svg"
    element.attrs = {"class": "slidev-icon", "viewBox": icon.view_box, "width": SIZE, "height": SIZE}
    for name, value in given.items():
        if name == "class":
            element.add_class(*str(value or "").split())
        else:
            element.attrs[name] = value
    if not any(name in given for name in ("title", "aria-label", "role")):
        element.attrs["aria-hidden"] = "true"
    element.children = [Raw(with_own_ids(icon.body, prefix))]


def report_icon(written: str, span: Span, icons: IconSets, report: Report, form: str = "{}") -> None:
    """Say that there is no such icon. `form` is how the name stands in the deck: `i-{}`."""
    shown = form.format(written)
    prefix = icons.set_of(written)
    near = icons.near(written)
    if prefix in ELSEWHERE and prefix not in shipped_sets():
        install = f"install @iconify-json/{prefix} in the deck's project"
        hint = f"write `{form.format(near[0])}`, or {install}" if near else install
        message = f"the icon set `{prefix}` of `{shown}` does not come with slidegen"
        report.warning("unknown-icon-set", message, span, hint)
        return
    listed = " or ".join(f"`{form.format(name)}`" for name in near)
    report.warning(
        "unknown-icon",
        f"there is no icon `{shown}`",
        span,
        f"write {listed}" if near else "see icon-sets.iconify.design for the names that there are",
    )


def place_icons(slide: Slide, context: Context) -> None:
    """Name the files of titled code by icons; say which icons, written as classes, are not there."""
    for element in elements(slide.body):
        _check_classes(element, slide, context)
        if "class" in element.attrs and not _TITLES.isdisjoint(element.classes):
            _name_title(element)


def _check_classes(element: Element, slide: Slide, context: Context) -> None:
    for name in element.attrs:
        written = element.get(name) or "" if name == "class" else name
        if "i-" not in written:
            continue
        for found in ICON_CLASS.finditer(written):
            icon = found[1]
            # `i-am-a-class` is nobody's icon; with a colon, or the name of a set, it is meant as one.
            if (":" in icon or context.icons.set_of(icon)) and context.icons.find(icon) is None:
                span = element.span_of(name) or slide.source.span
                report_icon(icon, narrow(span, found[0]), context.icons, context.report, "i-{}")


def _name_title(title: Element) -> None:
    """Put the icon of a file before its name, unless its author chose one (`[~i-mdi:x~ a.ts]`)."""
    if any(
        isinstance(node, Element) and ICON_CLASS.search(node.get("class") or "") for node in title.children
    ):
        return
    folded = text_of(title.children).lower()
    known = max((part for part in title_icons() if part in folded), key=len, default=None)
    if known is not None:
        title.children.insert(0, title_icon(f"i-{title_icons()[known]}"))


def title_icon(name: str) -> Element:
    """The icon of class `name` before the title of a block of code."""
    return Element("div", {"class": f"w-3.5 h-3.5 relative {name}", "aria-hidden": "true"})
