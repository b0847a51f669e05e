"""What keeps people from reading a slide who do not see it (WCAG 2.2), as far as its tree says it.

In:  slides, their passes done. Out: pictures, links and tables without words, headings that skip a level,
     titles that two slides share. What layouts and components bring of their own has no place in the deck,
     and is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Diagnostic, Report, Span
from slidegen.core.nodes import Element, Node, Raw, Text, elements

_HEADING = re.compile(r"h([1-6])")
_TAGS = re.compile(r"<[^>]*>")
_LABELS = ("aria-label", "aria-labelledby", "title")
_SAYS_NOTHING = frozenset(
    "here, click here, link, this, this link, more, read more, see more, learn more, hier, hier klicken, "
    "mehr, weiter, weiterlesen, ici, cliquez ici, en savoir plus, aquí, haz clic aquí, más, leer más, qui, "
    "clicca qui, aqui, clique aqui, здесь, тут, подробнее, 这里, 点击这里, こちら, 여기".split(", ")
)
"""Words that say nothing of where a link leads, read by themselves (WCAG 2.4.4)."""


def pictures_have_words(slide: Slide, built: Built, report: Report) -> None:
    """A picture without `alt`, or of Markdown with nothing between its brackets (WCAG 1.1.1)."""
    boxes = (box for box in elements(slide.body) if "slidegen-backdrops" in box.classes)
    grounds = [picture for box in boxes for picture in box.children]
    for element, span in _written(slide.body, "img"):
        if _label(element) or element in grounds:
            continue
        is_markdown = span.file.line(span.line)[span.col - 1 :].startswith("![")
        if element.get("alt") is None or (is_markdown and not element.get("alt")):
            hint = "write what it shows in the brackets" if is_markdown else 'write alt="what it shows"'
            message = "this picture has no words for those who do not see it"
            decorates = 'or <img alt="" …> where it only decorates'
            report.warning("picture-without-words", message, span, f"{hint}, {decorates}")


def links_have_words(slide: Slide, built: Built, report: Report) -> None:
    """A link or button that is called nothing, or nothing that says where it leads."""
    for element, span in _written(slide.body, "a", "button"):
        if element.tag == "a" and "href" not in element.attrs:
            continue
        said = _label(element) or _words(element.children)
        what = "link" if element.tag == "a" else "button"
        if not said:
            message = f"this {what} has no words"
            report.warning("link-without-words", message, span, "write what it does, or aria-label")
        elif what == "link" and said.strip(".…!→» ").lower() in _SAYS_NOTHING:
            message = f"`{said}` does not say where the link leads"
            report.warning("link-says-nothing", message, span, "link the words that name the place")


def tables_have_headers(slide: Slide, built: Built, report: Report) -> None:
    """A table none of whose cells is a header with words in it (WCAG 1.3.1)."""
    for table, span in _written(slide.body, "table"):
        heads = [cell for cell in elements(table.children) if cell.tag == "th"]
        if not any(_words(cell.children) for cell in heads):
            message = "no column of this table is named"
            hint = "write names into its first row, or `<th>` for the cells that name others"
            report.warning("table-without-headers", message, span, hint)


def headings_skip_no_level(slide: Slide, built: Built, report: Report) -> None:
    """A heading two or more levels below the one before it (WCAG 1.3.1)."""
    above = 6
    for element in elements(slide.body):
        match = _HEADING.fullmatch(element.tag)
        if match is None:
            continue
        level = int(match[1])
        if level > above + 1 and element.span is not None:
            message = f"this heading of level {level} stands right below one of level {above}"
            hint = f"make it level {above + 1}; a class can make it smaller"
            report.warning("heading-skipped", message, element.span, hint)
        above = level


def titles_are_unique(built: Built, report: Report) -> None:
    """Two slides with one title cannot be told apart in a list of slides, nor by their announcement."""
    first: dict[str, int] = {}
    for slide in built.deck.slides:
        if not slide.title_text or slide.settings.get("hideInToc") is True:
            continue
        no = first.setdefault(slide.title_text, slide.no)
        if no != slide.no:
            message = f"`{slide.title_text}` is the title of slide {no}, too"
            hint = "write another `title:` into its frontmatter; what the slide shows stays"
            place = _title_span(slide)
            report.add(Diagnostic("title-repeated", message, place, "warning", hint, slide=slide.no))


def _title_span(slide: Slide) -> Span:
    named = slide.settings.spans.get("title") or slide.settings.spans.get("name")
    headings = (one.span for one in elements(slide.body) if _HEADING.fullmatch(one.tag) and one.span)
    return named or next(headings, slide.source.span)


def _written(nodes: list[Node], *tags: str) -> Iterator[tuple[Element, Span]]:
    """The elements that the author wrote, and that are read aloud: not what a component has as its root."""
    for element in elements(nodes):
        span = element.span
        if element.tag not in tags or span is None or _is_hidden(element):
            continue
        line = span.file.line(span.line)[span.col - 1 :]
        if not line.startswith("<") or re.match(rf"<{element.tag}\b", line, re.IGNORECASE):
            yield element, span


def _is_hidden(element: Element) -> bool:
    return element.get("aria-hidden") == "true" or element.get("role") in ("presentation", "none")


def _label(element: Element) -> str:
    return next((said for name in _LABELS if (said := (element.get(name) or "").strip())), "")


def _words(nodes: list[Node]) -> str:
    """What is read aloud of `nodes`."""
    return " ".join(" ".join(_said(nodes)).split())


def _said(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text(text):
                yield text
            case Raw(html):
                yield _TAGS.sub(" ", html) + " ".join(re.findall(r'aria-label="([^"]+)"', html))
            case Element() if not _is_hidden(node):
                yield _label(node) or (node.get("alt") or "") or " ".join(_said(node.children))
            case _:
                pass
