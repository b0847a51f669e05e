"""Fences become highlighted code (Slidev reference §3.3, §3.6).

    ```ts [hello.ts] {2|4-5|all}{lines: true, startLine: 5, maxHeight: '100px', finally: 'all'}

In:  `Fence` leaves whose clicks are numbered, and magic-moves.
Out: the markup that Slidev's style sheets know, with the steps that the runtime compares. What slidegen
     does not run or draw (an editor, a diagram) is shown as code, with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slidegen.core.deck import Slide
from slidegen.core.nodes import AttrValue, Element, Fence, Node, Raw, Text
from slidegen.core.patterns import pattern
from slidegen.passes.attributes import narrow
from slidegen.passes.code_options import outer_attrs
from slidegen.passes.context import Context
from slidegen.passes.highlighting import (
    CodeLine,
    line_markup,
    plain_tokens,
    suggest_language,
    token_lines,
)
from slidegen.passes.index import replace_nodes
from slidegen.passes.moves import is_copied, number_pieces, place_blocks
from slidegen.passes.steps import Extent, read_entries, read_start_line, steps_attrs
from slidegen.passes.twoslash import read_as_shown

DIAGRAMS = frozenset({"plantuml", "puml"})
"""Languages of diagrams that nobody draws here."""

PICTURES = frozenset({"chart", "mermaid", "vega-lite"})
"""Languages of those that are drawn elsewhere: what is left of them cannot be, and is told there."""

MONACO = frozenset({"monaco", "monaco-diff", "monaco-run", "monaco-write"})
"""Words that ask for an editor."""

COPY = (
    '<button class="slidev-code-copy" type="button" title="Copy">'
    '<svg viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentColor" aria-hidden="true">'
    '<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/>'
    '<path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5"/>'
    "</svg></button>"
)

_ICON = pattern(r"~([^~]+)~")
_LANGUAGE = re.compile(r"[\w+#.-]+")
_LENGTH = pattern(r"[\w.%+*/() -]+")


def highlight_code(slide: Slide, context: Context) -> None:
    """Put finished blocks in place of the fences of `slide`."""
    done: dict[int, list[Node]] = {}
    for node in slide.index.get("fence", ()):
        if isinstance(node, Fence) and node.indented:
            done[id(node)] = [_plain(node)]
        elif isinstance(node, Fence):
            _read_types(node, context)
            lines = [line_markup(line) for line in _tokens(node, context)]
            done[id(node)] = [_block(node, lines, _is_copied(slide, context), context)]
    for node in slide.index.get("move", ()):
        if isinstance(node, Element):
            _place_move(node, slide, context)
    if done:
        replace_nodes(slide.body, done)


def _fences_of(move: Element) -> list[Fence]:
    """The blocks of a magic-move, with the title and the line numbers of the whole (§3.6)."""
    fences = [child for child in move.children if isinstance(child, Fence)]
    for fence in fences:
        fence.title = fence.title or move.get("title")
        if "lines" in move.attrs:
            fence.options = {"lines": move.get("lines"), **fence.options}
    return fences


def _place_move(move: Element, slide: Slide, context: Context) -> None:
    fences = _fences_of(move)
    slide.index.setdefault("drawn", []).extend(fences)
    for fence in fences:
        _read_types(fence, context)
    numbered = number_pieces([_tokens(fence, context) for fence in fences])
    copy = _setting(slide, context, "magicMoveCopy") if _is_copied(slide, context) else False
    blocks = []
    for fence, lines in zip(fences, numbered, strict=True):
        copied = is_copied(copy, is_last=fence is fences[-1])
        blocks.append((fence, _block(fence, lines, copied, context)))
    place_blocks(move, blocks, context.config.values, context.report)


def _block(fence: Fence, lines: list[str], copied: bool, context: Context) -> Element:
    _warn_of_static(fence, context)
    options = fence.options
    wrapper = Element("div", {"class": "slidev-code-wrapper relative group"}, span=fence.span)
    if _is_on(
        options.get("lines", options.get("lineNumbers", context.config.values.get("lineNumbers", False)))
    ):
        wrapper.add_class("slidev-code-line-numbers")
    title = _title(fence)
    if title is not None:
        wrapper.attrs["data-title"] = title[1]
        wrapper.children.append(_title_bar(*title))
    first = read_start_line(fence, context.report)
    wrapper.attrs["style"] = f"--start:{first}"
    _limit_height(wrapper, fence, context)
    if fence.ranges and fence.language.lower() not in PICTURES:
        entries = read_entries(fence, Extent(len(lines), first), context.report)
        wrapper.attrs.update(steps_attrs(entries, fence.start))
    if fence.language.lower() not in DIAGRAMS | PICTURES:
        _add_attrs(wrapper, outer_attrs(fence, context.report))
    _add_attrs(wrapper, fence.attrs)
    wrapper.children.append(Raw(_pre(fence.language, lines), frozenset({"code"})))
    if copied:
        wrapper.children.append(Raw(COPY))
    return wrapper


def _plain(fence: Fence) -> Element:
    """Indented code, as Markdown alone makes it."""
    code = Element("code", {}, [Text(f"{fence.code}\n")], fence.span)
    return Element("pre", dict(fence.attrs), [code], fence.span)


def _read_types(fence: Fence, context: Context) -> None:
    if "twoslash" in fence.words and _is_on(context.config.values.get("twoslash", True)):
        read_as_shown(fence, context.report)


def _tokens(fence: Fence, context: Context) -> list[CodeLine]:
    lines = token_lines(fence.code, fence.language, context.cache)
    if lines is not None:
        return lines
    near = suggest_language(fence.language)
    context.report.warning(
        "unknown-language",
        f"`{fence.language}` is no language that is known, its code is shown plain",
        narrow(fence.span, fence.language),
        f"write `{near}`" if near else "write `text` for code without colours",
    )
    return plain_tokens(fence.code)


def _pre(language: str, lines: list[str]) -> str:
    name = f' class="language-{language.lower()}"' if _LANGUAGE.fullmatch(language) else ""
    body = "\n".join(f'<span class="line">{line}</span>' for line in lines)
    return f'<pre class="slidev-code"><code{name}>{body}</code></pre>'


def _title(fence: Fence) -> tuple[str | None, str] | None:
    """Icon and text: `[~i-mdi:x~ a.ts]` names its icon itself."""
    given = fence.title if fence.title is not None else fence.options.get("title")
    if not given:
        return None
    icon = _ICON.search(str(given))
    return (icon[1] if icon else None), _ICON.sub("", str(given)).strip()


def _title_bar(icon: str | None, text: str) -> Element:
    bar = Element("div", {"class": "slidev-code-block-title"})
    if icon:
        bar.children.append(Element("div", {"class": f"w-3.5 h-3.5 relative {icon}"}))
    bar.children.append(Element("div", {}, [Text(text)]))
    return bar


def _limit_height(wrapper: Element, fence: Fence, context: Context) -> None:
    given = fence.options.get("maxHeight")
    if given is None:
        return
    length = f"{given}px" if isinstance(given, int | float) or str(given).isdecimal() else str(given)
    if not _LENGTH.fullmatch(length):
        span = narrow(fence.span, str(given))
        context.report.error(
            "not-a-length", f"`maxHeight` must be a length, not `{given}`", span, "write '100px'"
        )
        return
    wrapper.add_style(f"max-height:{length}; overflow-y:scroll")
    wrapper.attrs["data-slidegen-max-height"] = None


def _add_attrs(wrapper: Element, attrs: Mapping[str, AttrValue]) -> None:
    for name, value in attrs.items():
        if name == "class" and isinstance(value, str):
            wrapper.add_class(*value.split())
        elif name == "style" and isinstance(value, str):
            wrapper.add_style(value)
        else:
            wrapper.attrs[name] = value


def _is_copied(slide: Slide, context: Context) -> bool:
    return _is_on(_setting(slide, context, "codeCopy"))


def _setting(slide: Slide, context: Context, name: str) -> Any:
    """The slide's own, else the deck's; on where nobody says anything."""
    return slide.settings.get(name, context.config.values.get(name, True))


def _is_on(value: Any) -> bool:
    return value not in (None, False, "false")


def _warn_of_static(fence: Fence, context: Context) -> None:
    """Say what the block would do in Slidev, and does not here."""
    span = narrow(fence.span, fence.language) if fence.language else fence.span
    if fence.language.lower() in DIAGRAMS:
        context.report.warning(
            "diagram-not-drawn",
            f"`{fence.language}` diagrams are not drawn, this one's source is shown",
            span,
            "embed the diagram as a picture: ![what it shows](./diagram.svg)",
        )
    for word in MONACO.intersection(fence.words) if _is_on(context.config.values.get("monaco", True)) else ():
        does = "run" if word == "monaco-run" else "be edited"
        context.report.warning(
            "code-not-live",
            f"`{word}` code cannot {does} in the page, it is shown as it stands",
            narrow(fence.span, f"{{{word}}}"),
            f"leave `{{{word}}}` out",
        )
