"""HTML and Vue templates as written → a row of tags, text and comments.

    <Foo :at="[1, 2]" #side v-click.hide />

Written here because a deck's markup is no document: names keep their case, `<Foo />` is closed,
`@click`, `:prop`, `#slot` and `v-on:x.once` are attributes, every part keeps its place. The rules are
those of Vue's template compiler; `html.parser` folds case and differs between Python's patch releases.
Nothing is refused: a tag that never ends is said to be `Unfinished` and its text stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from slidegen.core.nodes import VOID_TAGS
from slidegen.core.patterns import pattern
from slidegen.core.records import record

RAW_TEXT_TAGS = frozenset({"script", "style"})
"""Elements whose text is not markup and has no entities."""

VERBATIM_TAGS = frozenset("code kbd math pre samp script style svg textarea".split())
"""In these, the signs of Markdown are likely meant as they stand."""

SPACE_TAGS = frozenset({"pre", "textarea"})
"""Elements whose blank text is to be seen."""

OPTIONAL_ENDS = {
    "dd": {"dd", "dt"},
    "dt": {"dd", "dt"},
    "li": {"li"},
    "optgroup": {"option"},
    "option": {"option"},
    "p": {"p"},
    "rp": {"rp", "rt"},
    "rt": {"rp", "rt"},
    "tbody": {"td", "th", "tr", "thead"},
    "td": {"td", "th"},
    "tfoot": {"td", "th", "tr", "tbody"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
}
"""Start tag → elements whose end tag may be left out before it (HTML standard, optional tags)."""

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*([^\s/<>="'][^\s/<>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>][^\s>]*)))?"""
)
_OPEN_QUOTE = pattern(r"\s*=\s*[\"']")
_TAG_SIGN = pattern(r"<|(?<!=)>")
"""After an open quote it says that the quote was forgotten: `class="a>`. `=>` is a function."""
_TAG_END = re.compile(r"[\s/]*>")
_REMARKS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_ENTITY = pattern(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


@record
class Attribute:
    """One attribute of a start tag. Offsets are 0-based in the text that was read."""

    name: str
    value: str | None
    """Entities decoded; None without `=`."""
    start: int
    """Of the value; of the name, when there is no value."""
    length: int


@record
class StartTag:
    """`<Foo a="b">` or `<Foo />`."""

    name: str
    attributes: tuple[Attribute, ...]
    self_closing: bool
    start: int
    end: int


@record
class EndTag:
    """`</Foo>`. `closed` is no only where the `>` of a script's or style's never comes."""

    name: str
    start: int
    end: int
    closed: bool = True


@record
class Characters:
    """Text as written, entities and all. `raw`: the content of a script or style."""

    text: str
    start: int
    end: int
    raw: bool = False


@record
class Remark:
    """A comment, or what browsers take for one: `<!DOCTYPE>`, `<?xml?>`."""

    text: str
    start: int
    end: int
    closed: bool = True


@record
class Unfinished:
    """A tag whose `>` never comes. Its characters follow as text."""

    start: int
    end: int
    """Of its name."""
    quote: int | None = None
    """Where a value's quote opens that nothing closes."""


HtmlPart = StartTag | EndTag | Characters | Remark | Unfinished


def read_html(text: str) -> Iterator[HtmlPart]:
    """The parts of `text`, in order, none left out."""
    written = position = 0
    while (at := text.find("<", position)) >= 0:
        part = _part_at(text, at)
        if part is None:
            position = at + 1
            continue
        if at > written:
            yield Characters(text[written:at], written, at)
        yield part
        written = position = at if isinstance(part, Unfinished) else part.end
        if isinstance(part, Unfinished):
            position = part.end
        elif isinstance(part, StartTag) and part.name.lower() in RAW_TEXT_TAGS and not part.self_closing:
            end = _raw_text_end(text, part)
            if end > part.end:
                yield Characters(text[part.end : end], part.end, end, raw=True)
            written = position = end
    if written < len(text):
        yield Characters(text[written:], written, len(text))


def is_void(tag: str) -> bool:
    """Whether an element of this name has neither content nor end tag; `<Link>` is a component."""
    return tag in VOID_TAGS or (tag.isupper() and tag.lower() in VOID_TAGS)


def is_unfinished(text: str) -> bool:
    """Whether `text` ends within a quoted value, a comment, a script or a style."""
    if text.rfind("<") <= text.rfind(">") and "<!--" not in text and not _may_hold_raw_text(text):
        return False
    raw = ""
    for part in read_html(text):
        match part:
            case Remark(closed=False):
                return True
            case Unfinished(quote=int(start)) if not _TAG_SIGN.search(text, start):
                return True
            case StartTag(self_closing=False) if part.name.lower() in RAW_TEXT_TAGS:
                raw = part.name.lower()
            case EndTag(closed=True) if part.name.lower() == raw:
                raw = ""
            case _:
                pass
    return bool(raw)


def decode_text(text: str) -> str:
    """Text with its entities decoded."""
    return unescape(text) if "&" in text else text


def decode_value(text: str) -> str:
    """An attribute's value with its entities decoded: `?a=1&copy=2` is no ©."""
    return _ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text


def _part_at(text: str, at: int) -> HtmlPart | None:
    """The tag or comment that starts at the `<` at `at`; None when it is a mere character."""
    match = _TAG.match(text, at)
    if match:
        return _end_tag(text, match) if match[1] else _start_tag(text, match)
    for opening, closing in _REMARKS:
        if text.startswith(opening, at):
            return _remark(text, at, opening, closing)
    return None


def _start_tag(text: str, match: re.Match[str]) -> StartTag | Unfinished:
    attributes: list[Attribute] = []
    end = match.end()
    while found := _ATTRIBUTE.match(text, end):
        attributes.append(_attribute(found))
        end = found.end()
    closing = _TAG_END.match(text, end)
    if not closing:
        quote = _OPEN_QUOTE.match(text, end)
        return Unfinished(match.start(), match.end(), quote.end() if quote else None)
    self_closing = text[closing.end() - 2] == "/" and closing.end() - 2 >= end
    return StartTag(match[2], tuple(attributes), self_closing, match.start(), closing.end())


def _attribute(found: re.Match[str]) -> Attribute:
    for group in (2, 3, 4):
        if found[group] is not None:
            start, end = found.span(group)
            return Attribute(found[1], decode_value(found[group]), start, end - start)
    return Attribute(found[1], None, found.start(1), len(found[1]))


def _end_tag(text: str, match: re.Match[str]) -> EndTag | Unfinished:
    end = text.find(">", match.end())
    following = text.find("<", match.end())
    if end < 0 or 0 <= following < end:
        if match[2].lower() in RAW_TEXT_TAGS:
            return EndTag(match[2], match.start(), match.end(), closed=False)
        return Unfinished(match.start(), match.end())
    return EndTag(match[2], match.start(), end + 1)


def _remark(text: str, at: int, opening: str, closing: str) -> Remark | None:
    if opening == "<!" and not text[at + 2 : at + 3].isalpha():
        return None
    start = at + len(opening)
    end = text.find(closing, start)
    if end < 0:
        return Remark(text[start:], at, len(text), closed=False) if opening == "<!--" else None
    return Remark(text[start:end], at, end + len(closing))


def _may_hold_raw_text(text: str) -> bool:
    folded = text.lower()
    return "<style" in folded or "<script" in folded


def _raw_text_end(text: str, tag: StartTag) -> int:
    """Where a script or style ends: at its end tag (HTML standard, 13.2.5) or with the text."""
    match = re.compile(rf"</{re.escape(tag.name)}(?=[\s/>])", re.IGNORECASE).search(text, tag.end)
    return match.start() if match else len(text)
