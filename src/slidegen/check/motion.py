"""What moves on a slide and does not stop by itself (WCAG 2.2.2), where nobody in the room can stop it.

In:  slides, the page's own style sheet. Out: films and sounds that start by themselves, begin anew and have
     no controls; pictures that move for ever; animations without an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidegen.build import Built
from slidegen.check.sheet import declarations, page_sheet
from slidegen.core.assets import Asset
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Element, Node

_FOREVER = re.compile(r"\binfinite\b")
_LOOPS = frozenset({"autoplay", "loop"})
_ANIMATION = ("animation", "animation-iteration-count")


def motion_can_be_stopped(slide: Slide, built: Built, report: Report) -> None:
    """Each place where something moves for ever."""
    for element, what, hint in _moving(slide.body, frozenset(), built):
        if element.span is not None:
            report.warning("motion-without-stop", f"{what} moves for ever", element.span, hint)


def _moving(nodes: list[Node], above: frozenset[str], built: Built) -> Iterator[tuple[Element, str, str]]:
    for node in nodes:
        if not isinstance(node, Element):
            continue
        attrs = node.attrs
        if node.tag in ("marquee", "blink"):
            yield node, f"`<{node.tag}>`", "write the text as it is"
        elif (
            node.tag in ("video", "audio")
            and {"autoplay", "loop"} <= attrs.keys()
            and "controls" not in attrs
        ):
            yield node, f"this {node.tag}", "write `controls`, or leave out `loop`"
        elif node.tag == "img" and _is_animated(attrs.get("src")):
            yield node, "this picture", "show it as a film with `controls`"
        elif _is_endless(node, above, built):
            yield node, "this animation", "let it run a number of times: `animation-iteration-count: 3`"
        yield from _moving(node.children, above.union(node.classes), built)


def _is_endless(element: Element, above: frozenset[str], built: Built) -> bool:
    style = declarations(element.get("style") or "")
    own = {name: style[name] for name in _ANIMATION if name in style}
    if own:
        return any(map(_FOREVER.search, own.values()))
    rules = page_sheet(built.html).reaching(element, above, *_ANIMATION)
    # A class that the author wrote; what a theme does by its own selectors is the theme's to answer for.
    return bool(rules) and all(
        rule.alone and any(_FOREVER.search(rule.declared.get(name, "")) for name in _ANIMATION)
        for rule in rules
    )


def _is_animated(source: object) -> bool:
    """Whether a picture has several frames and begins anew after the last one."""
    asset = (
        next((piece for piece in source if isinstance(piece, Asset)), None)
        if isinstance(source, tuple)
        else None
    )
    if asset is None:
        return False
    match asset.mime:
        case "image/gif":
            repeats = re.search(rb"NETSCAPE2\.0\x03\x01(..)", asset.data, re.DOTALL)
            return repeats is not None and asset.data.count(b"\x21\xf9\x04") > 1 and repeats[1] == b"\0\0"
        case "image/webp":
            chunk = asset.data.find(b"ANIM")
            return chunk == _ANIM_AT and asset.data[chunk + 12 : chunk + 14] == b"\0\0"
        case "image/png" | "image/apng":
            chunk = asset.data.find(b"acTL", 0, asset.data.find(b"IDAT"))
            return chunk > 0 and asset.data[chunk + 8 : chunk + 12] == bytes(4)
    return False


_ANIM_AT = 30
"""Byte of a WebP file at which the chunk of an animation stands, behind the extended header."""
