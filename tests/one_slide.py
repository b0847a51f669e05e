"""A slide from its Markdown, through the parser, its layout and all passes; and what can be said of it.

The clicks are told as the runtime would show them: `describe_clicks` compares numbers as clicks.js and
steps.js do.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from slidegen.cache import Cache
from slidegen.core.deck import Config, Settings, Slide
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Element, Fence, Node, Raw, elements, text_of
from slidegen.core.sources import Sources
from slidegen.core.theme import Theme
from slidegen.parse import MarkupContext, parse_deck, parse_markup, read_dialect
from slidegen.passes import PASSES
from slidegen.passes.assets import AssetFinder
from slidegen.passes.context import Context
from slidegen.passes.layout import choose_layout, lay_out
from slidegen.render import write_nodes
from slidegen.shipped import assets_dir
from slidegen.templates import load_templates

FOLDER = Path("/deck")
ALIASES = {"intro": 1, "the-end": 12}
TOTAL = 12


def make_slide(text: str, *, files: dict[str, str] | None = None, kept: Cache | None = None, **config):
    """The slide that `text` is, in a deck of 12 slides, and the report of making it."""
    report = Report()
    texts = {FOLDER / "slides.md": text, **{FOLDER / name: given for name, given in (files or {}).items()}}
    sources = Sources((FOLDER,), FOLDER, texts)
    deck = parse_deck(FOLDER / "slides.md", "deck", FOLDER, sources, report)
    source = deck.slides[0]
    theme = _theme()
    settings = (
        source.settings
        if "layout" in source.settings
        else Settings({"layout": "default", **source.settings.entries}, source.settings.spans)
    )
    slots = parse_markup(source, MarkupContext(sources, report, FOLDER, "s5-", read_dialect(config)))
    template = choose_layout(settings, 5, theme.layouts, source, report)
    body = lay_out(slots, template, settings, source, report)
    slide = Slide(5, source, settings, template.name, None, None, 1, body)
    resolved = Config(Settings(config), "Deck", "%s", "en", 980, 552, "auto")
    finder = AssetFinder(sources, FOLDER / "public", FOLDER)
    context = Context(
        deck, resolved, theme, sources, report, kept or Cache(None), ALIASES, (None,) * TOTAL, finder, _keep
    )
    for run in PASSES:
        run(slide, context)
    return slide, report


def markup_of(slide: Slide) -> str:
    """The children of the slide's layout as HTML, a line each."""
    layout = slide.body[0]
    assert isinstance(layout, Element)
    parts = ["".join(piece for piece in write_nodes([node])) for node in layout.children]
    return "\n".join(part for part in parts if part.strip())


def frames_of(report: Report) -> str:
    """The report as the terminal shows it."""
    return "\n".join(found.frame() for found in report)


def describe_clicks(slide: Slide) -> str:
    """What steps, then what is seen at each click."""
    lines = [_describe_target(element) for element in _targets(slide)]
    if slide.clicks_start:
        lines.append(f"first click: {slide.clicks_start}")
    lines.append(f"last click: {slide.clicks}")
    for click in range(slide.clicks_start, slide.clicks + 1):
        lines += [f"  c={click} {seen}" for seen in _seen(slide, click)]
    return "\n".join(lines)


@cache
def _theme() -> Theme:
    layouts = load_templates(assets_dir() / "layouts")
    components = load_templates(assets_dir() / "components")
    return Theme("default", None, "", ("light", "dark"), {}, {}, {}, {}, layouts, components, (), ())


def _keep(css: str, find: object) -> str:
    return css


def _targets(slide: Slide) -> list[Element]:
    """What comes and goes, but for marks, whose elements stay."""
    return [
        element
        for element in elements(slide.body)
        if "data-slidev-clicks-start" in element.attrs
        and "slidegen-mark-drawn" not in element.classes
        and "slidev-code-wrapper" not in element.classes
    ]


def _describe_target(element: Element) -> str:
    name = element.tag + (f"#{element.get('id')}" if element.get("id") else "")
    end = element.get("data-slidev-clicks-end")
    start = element.get("data-slidev-clicks-start")
    return f'{name} "{_first_line(element)}" start={start}' + (f" end={end}" if end is not None else "")


def _first_line(element: Element) -> str:
    """The first line that a browser shows of the element; of a row, its cells with tabs between them."""
    children = [node for node in element.children if isinstance(node, Element)]
    if element.tag == "tr":
        return "\\t".join(text_of([cell]).strip() for cell in children)
    if element.tag in ("ul", "ol"):
        return _first_line(children[0])
    own = [node for node in element.children if not (isinstance(node, Element) and node.tag in ("ul", "ol"))]
    return " ".join(text_of(own).split())


def _seen(slide: Slide, click: int) -> list[str]:
    found = list(elements(slide.body))
    moves = [one for one in found if "slidegen-magic-move" in one.classes]
    moving = {id(block) for move in moves for block in move.children}
    code = [one for one in found if "slidev-code-wrapper" in one.classes and id(one) not in moving]
    seen = _seen_code(code, click)
    for one in found:
        if "slidev-katex-wrapper" in one.classes and "data-slidegen-steps" in one.attrs:
            seen.append(_seen_formula(one, click))
    seen += [f"magic {_seen_move(move, click)}" for move in moves]
    slots = [one for one in found if "data-slidegen-switch" in one.attrs and id(one) not in moving]
    if slots:
        seen.append(f"switch hidden slots {sum(not _is_active(slot, click) for slot in slots)}")
    return seen


def _seen_code(wrappers: list[Element], click: int) -> list[str]:
    told, anything = [], False
    for wrapper in wrappers:
        lit, hidden = _lit(wrapper, click, len(_lines(wrapper)))
        told.append(",".join(str(line + 1) for line in lit) + (" HIDDEN" if hidden else ""))
        anything = anything or bool(lit) or hidden
    return [f"code {'; '.join(told)}"] if anything else []


def _seen_formula(wrapper: Element, click: int) -> str:
    rows = [int(row) for row in re.findall(r'data-slidegen-row="(\d+)"', _raw(wrapper))]
    lit, _ = _lit(wrapper, click, max(rows, default=-1) + 1)
    on = sum(row in lit for row in rows)
    return f"katex highlighted/dimmed nodes {on}/{len(rows) - on}"


def _seen_move(move: Element, click: int) -> str:
    shown = [block for block in move.children if isinstance(block, Element) and _is_active(block, click)]
    assert len(shown) == 1, f"{len(shown)} blocks are shown at click {click}"
    return "".join(f"{line}|" for line in _lines(shown[0]))


def _lit(wrapper: Element, click: int, count: int) -> tuple[list[int], bool]:
    steps = wrapper.get("data-slidegen-steps")
    if steps is None:
        return [], False
    entries = json.loads(steps)
    start = int(wrapper.get("data-slidegen-steps-start") or "")
    entry = entries[min(max(0, click - start + 1), len(entries) - 1)]
    hidden = isinstance(entry, dict)
    lines = entry["lines"] if isinstance(entry, dict) else entry
    return (list(range(count)) if lines == "all" else [] if lines == "none" else lines), hidden


def _is_active(element: Element, click: int) -> bool:
    end = element.get("data-slidev-clicks-end")
    return int(element.get("data-slidev-clicks-start") or "") <= click and (end is None or click < int(end))


def _lines(wrapper: Element) -> list[str]:
    found = re.findall(r'<span class="line">(.*?)</span>(?=\n|</code>)', _raw(wrapper))
    return [re.sub(r"<[^>]*>", "", line) for line in found]


def _raw(wrapper: Element) -> str:
    return "".join(node.html for node in _leaves([wrapper]) if isinstance(node, Raw))


def _leaves(nodes: list[Node]) -> list[Node]:
    return [
        leaf
        for node in nodes
        for leaf in (_leaves(node.children) if isinstance(node, Element) else [node])
        if not isinstance(leaf, Fence)
    ]
