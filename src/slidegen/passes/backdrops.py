"""Pictures with words, as Marp and Deckset have them; asked for by `markdown: {images: true}`.

    ![bg](hills.jpg)   ![bg left:40% contain](map.svg)   ![right](a.jpg)   ![w:300 blur](town.jpg)

In:  pictures whose text has words in it (picture_words.py).
Out: backdrops behind the slide, or beside what is on it; sizes and filters on the other pictures. A text
     that is left over is the picture's own.
"""

from __future__ import annotations

from collections.abc import Mapping

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import did_you_mean
from slidegen.core.nodes import Element, Node, Text, elements
from slidegen.core.patterns import pattern
from slidegen.passes.attributes import narrow
from slidegen.passes.context import Context
from slidegen.passes.picture_words import WORDS, PictureWords, read_picture_words

_COLOUR = pattern(r"#[0-9a-fA-F]{3,8}|[a-z]+|(?:rgb|hsl|linear-gradient|radial-gradient)\(.*\)")

_ON_DARK = (
    "color:white; color-scheme:dark; --slidegen-heading:currentcolor; --slidegen-link:currentcolor; "
    "--slidegen-lead:currentcolor; --slidegen-marker:currentcolor"
)


def place_backdrops(slide: Slide, context: Context) -> None:
    """Do with the pictures of `slide` what their words ask for."""
    asked = context.config.values.get("markdown")
    if not isinstance(asked, Mapping) or asked.get("images") is not True:
        return
    found: list[tuple[Element, PictureWords]] = []
    for image in elements(slide.body):
        words = read_picture_words(image.get("alt") or "") if image.tag == "img" else None
        if words is None:
            continue
        _tell_slips(image, words, slide, context)
        image.attrs["alt"] = words.text
        _dress(image, words)
        if words.is_backdrop:
            found.append((image, words))
    if found:
        taken = {id(image) for image, _ in found}
        slide.body = _without(slide.body, taken)
        _stand_behind(slide, found)


def _tell_slips(image: Element, words: PictureWords, slide: Slide, context: Context) -> None:
    for word in words.strange:
        near = did_you_mean(word.partition(":")[0], WORDS)
        context.report.warning(
            "unknown-picture-word",
            f"`{word}` is no word that a picture knows",
            narrow(image.span or slide.source.span, word),
            f"write `{near}`" if near else f"there are: {', '.join(WORDS)}",
        )


def _dress(image: Element, words: PictureWords) -> None:
    if words.fit is not None:
        image.add_style(f"object-fit:{words.fit}")
    if words.filters:
        image.add_style(f"filter:{' '.join(words.filters)}")
    size = words.size or {}
    if words.scale is not None and words.is_backdrop:
        image.add_style(f"object-fit:contain; scale:{words.scale}")
    elif words.scale is not None:
        size = {"width": words.scale, **size}
    for name, value in size.items():
        image.add_style(f"{name}:{value}")


def _without(nodes: list[Node], taken: set[int]) -> list[Node]:
    """`nodes` without what is `taken`, and without paragraphs that held nothing else."""
    kept: list[Node] = []
    for node in nodes:
        if id(node) in taken:
            continue
        if isinstance(node, Element):
            before = len(node.children)
            node.children = _without(node.children, taken)
            if node.tag == "p" and len(node.children) < before and _is_blank(node.children):
                continue
        kept.append(node)
    return kept


def _is_blank(nodes: list[Node]) -> bool:
    return all((isinstance(node, Text) and not node.text.strip()) or _is_break(node) for node in nodes)


def _is_break(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "br"


def _stand_behind(slide: Slide, found: list[tuple[Element, PictureWords]]) -> None:
    """The backdrops stand in one box before the layout, which makes room for them."""
    last = next((words for _, words in reversed(found) if words.side), found[-1][1])
    box = Element("div", {"class": "slidegen-backdrops"}, [_backdrop(image) for image, _ in found])
    if any(words.is_vertical for _, words in found):
        box.add_class("slidegen-backdrops-vertical")
    layout = next(
        (node for node in slide.body if isinstance(node, Element) and "slidev-layout" in node.classes), None
    )
    if last.side is not None:
        box.add_style(f"width:{last.share}; {last.side}:0; {_opposite(last.side)}:auto")
        if layout is not None:
            layout.add_style(f"margin-{last.side}:{last.share}; width:calc(100% - {last.share})")
    elif layout is not None and all(words.is_dimmed for _, words in found):
        layout.add_style(_ON_DARK)
    place = slide.body.index(layout) if layout is not None else 0
    slide.body.insert(place, box)


def _opposite(side: str) -> str:
    return "left" if side == "right" else "right"


def _backdrop(image: Element) -> Element:
    """The picture, or the colour that is written in its place."""
    address = (image.get("src") or "").strip()
    if _COLOUR.fullmatch(address):
        return Element("div", {"style": f"background:{address}"}, [], image.span)
    image.attrs.setdefault("alt", "")
    return image
