"""The page's style sheet, put together in the order of the cascade.

    slidev             base, layouts, theme, utility classes, the deck's sheets, the slides' <style>
    slidegen-page      how slides stand and step
    slidegen-chrome    our own controls, whose rules come with what draws them (bundle/packs.py)

Decks are written for Slidev's cascade, so what they meet shares one layer, in Slidev's order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from slidegen.build.class_assets import embed_class_assets
from slidegen.build.fonts import Faces, find_fonts
from slidegen.core.assets import Asset, CssUrl
from slidegen.core.deck import Deck, Slide
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.nodes import Raw, raw_nodes
from slidegen.core.page import Markup
from slidegen.core.records import record
from slidegen.core.sources import NotTextError, OutsideRootsError
from slidegen.core.theme import Stylesheet
from slidegen.css import (
    BARE,
    FontPlan,
    FontRequest,
    Sheet,
    Shown,
    font_css,
    font_faces,
    icon_css,
    katex_css,
    minify_css,
    needed_css,
    order_utilities,
    own_families,
    pass_over_bare,
    plain_faces,
    plan_fonts,
    ready_sheet,
    shipped_fonts,
    shown_in,
    utility_css,
    utility_tokens,
)
from slidegen.passes.context import Context
from slidegen.shipped import assets_dir, themes_dir
from slidegen.themes import folder_sheets, is_refused, locate_sheet, told_of

LAYERS = "@layer slidev,slidegen-page,slidegen-chrome;"
_TO_BE_READ = re.compile(r"url\(|@import|@apply|@screen|--at-apply|--uno|\btheme\(")
"""What makes a shipped sheet more than text to copy."""

Css = tuple[str | CssUrl, ...]


@record
class Seen:
    """What a slide asks of the style sheet."""

    tokens: frozenset[str]
    """Utility classes and attributes."""
    shown: Shown
    """Characters, and what is set in italics."""
    needs: frozenset[str]
    """Font faces of formulas: `katex:KaTeX_Main-Regular`."""
    formulas: tuple[str, ...]
    """KaTeX' markup."""

    @classmethod
    def of_all(cls, parts: Sequence[Seen]) -> Seen:
        """What all `parts` ask for together."""
        return cls(
            frozenset().union(*(one.tokens for one in parts)),
            Shown.of_all([one.shown for one in parts]),
            frozenset().union(*(one.needs for one in parts)),
            tuple(html for one in parts for html in one.formulas),
        )

    def has(self, part: Seen) -> bool:
        """Whether a style sheet for all this is one for `part`, too."""
        formulas = frozenset(part.formulas) <= frozenset(self.formulas)
        words = self.tokens >= part.tokens and self.needs >= part.needs
        return formulas and words and self.shown.has(part.shown)


def look_at(slide: Slide) -> Seen:
    """What the finished tree of `slide` asks of the style sheet."""
    raw = [*raw_nodes(slide.body), *raw_nodes(slide.note)]
    needs = frozenset(need for node in raw for need in node.styles)
    return Seen(
        tokens=frozenset(utility_tokens(slide.body)),
        shown=shown_in(slide.body, slide.note),
        needs=needs,
        formulas=tuple(node.html for node in raw if _is_formula(node)),
    )


def _is_formula(node: Raw) -> bool:
    return any(need.startswith("katex:") for need in node.styles)


def deck_styles(deck: Deck, seen: Seen, context: Context, used: Set[str] | None = None) -> Markup:
    """The whole style sheet of `deck`, whose slides ask for what is `seen` in them. Where it is known which
    classes the page has, `used`, the shipped sheets come without rules for others.

    In the order of Slidev: a utility class wins over a class of the deck's `style.css`, and a slide's own
    style over both.
    """
    icons, others = icon_css(seen.tokens, context.icons, context.cache)
    order_utilities(others, context.cache, context.config.uno)
    theme = _theme_css(deck.theme.styles, context, used)
    sheets, slides = list(_deck_sheets(deck, context)), list(_slide_sheets(deck, context))
    own_text = _text([*sheets, *slides])
    formulas = katex_css(sorted(seen.needs), seen.formulas)
    plan, families = _plan(deck, own_families(own_text), context)
    faces = font_faces(plan, seen.shown, _text(theme) + own_text, own_text, families)
    properties = _properties(deck, plan)
    utilities = _utilities(others, own_text, deck, context)
    classes = embed_class_assets(utilities, deck, _Files(context), context)
    slidev = (*theme, *formulas, properties, *sheets, icons, *classes, *slides)
    if used is not None and not deck.theme.scripts:  # else scripts may show any character
        faces = plain_faces(faces, seen.shown, _text(slidev), deck.config.title)
    styles = ("@layer slidev{", *slidev, "}", _page_css())
    if BARE in seen.tokens:
        styles = tuple(pass_over_bare(piece) if isinstance(piece, str) else piece for piece in styles)
    return (LAYERS, *font_css(faces), *styles)


def _utilities(tokens: Iterable[str], own_text: str, deck: Deck, context: Context) -> str:
    from slidegen.engine import EngineError

    try:
        return utility_css(tokens, context.cache, own_text, context.config.uno)
    except EngineError as error:
        message = f"no utility class has rules: UnoCSS cannot draw this deck's, {error.message}"
        context.report.error("utilities-fail", message, Span(deck.source.file, 1), "use fewer classes")
        return ""


def _plan(deck: Deck, own: set[str], context: Context) -> tuple[FontPlan, Faces]:
    """What is in which font, and the families that do not ship."""
    written = deck.config.values.get("fonts")
    fonts = {**deck.theme.fonts, **(written if isinstance(written, Mapping) else {})}
    span = deck.source.headmatter.spans.get("fonts", deck.theme.font_span)
    named, found = find_fonts(fonts, span, deck.source.folder, context.sources, context.report)
    request = FontRequest(named, span, deck.theme.fallbacks, deck.config.lang, own)
    return plan_fonts(request, (*shipped_fonts(), *found), context.report), found


def _properties(deck: Deck, plan: FontPlan) -> str:
    """What the headmatter sets: the canvas, `themeConfig` (Slidev reference §2.2), fonts."""
    config = deck.config
    chosen = config.values.get("themeConfig")
    declared = {
        "--slidegen-width": f"{config.width}px",
        "--slidegen-height": f"{config.height}px",
        **{f"--slidev-theme-{name}": str(value) for name, value in (chosen or {}).items()},
    }
    rules = ";".join(f"{name}:{value.translate(_UNSAFE)}" for name, value in declared.items())
    return f":root{{{rules}}}{plan.css()}"


_UNSAFE = str.maketrans("", "", "{}<>;")
"""A value must not end its rule."""


def _theme_css(sheets: Iterable[Stylesheet], context: Context, used: Set[str] | None) -> Css:
    return tuple(piece for sheet in sheets for piece in _theme_sheet(sheet, context, used))


def _theme_sheet(sheet: Stylesheet, context: Context, used: Set[str] | None) -> Css:
    plain = _shipped_css(sheet.path, sheet.text)
    if plain is not None:
        return (plain if used is None else needed_css(plain, used),)
    file = SourceFile(context.sources.shown(sheet.path), sheet.text)
    found = Report()
    css = _ready(Sheet(sheet.text, Span(file, 1), sheet.path.parent), replace(context, report=found))
    context.report.extend(told_of(sheet.path, found))
    return css


@lru_cache(maxsize=256)
def _shipped_css(path: Path, text: str) -> str | None:
    """A sheet that comes with slidegen and needs no reading, as it stands in the page."""
    return _minified(text) if _is_shipped(path.parent) and not _TO_BE_READ.search(text) else None


@lru_cache(maxsize=64)
def _is_shipped(folder: Path) -> bool:
    return folder.is_relative_to(themes_dir()) or folder.is_relative_to(assets_dir())


def _deck_sheets(deck: Deck, context: Context) -> Iterator[str | CssUrl]:
    if deck.source.folder == deck.theme.folder:
        return  # the preview of a theme, whose sheets these are
    try:
        sheets = folder_sheets(deck.source.folder, deck.source.root, context.sources, context.report)
    except OutsideRootsError as error:
        start = Span(deck.source.file, 1)
        context.report.error("sheet-unreadable", f"`{error}` is outside the project root", start)
        return
    for sheet in sheets:
        file = SourceFile(context.sources.shown(sheet.path), sheet.text)
        yield from _ready(Sheet(sheet.text, Span(file, 1), sheet.path.parent), context)


def _slide_sheets(deck: Deck, context: Context) -> Iterator[str | CssUrl]:
    components: set[tuple[str, int, str]] = set()
    for slide in deck.slides:
        for block in slide.css:
            if block.folder is not None:  # of a component, which may be on many slides
                place = (block.span.file.path, block.span.line, block.text)
                if place in components:
                    continue
                components.add(place)
            folder = block.folder or slide.source.folder
            sheet = Sheet(block.text, block.span, folder, block.spares)
            yield from _ready(sheet, context, f".slidev-page-{slide.no}" if block.scoped else None)


def _ready(sheet: Sheet, context: Context, page_selector: str | None = None) -> Css:
    files = _Files(context)
    uno = context.config.uno
    return ready_sheet(sheet, files, context.cache, context.report, page_selector=page_selector, uno=uno)


@record
class _Files:
    """Finds what style sheets name, below the roots that may be read."""

    context: Context

    def asset(self, address: str, folder: Path, span: Span) -> Asset | None:
        if address.startswith("/"):
            folder, address = _public(folder, address)
        return self.context.assets.find(address, folder, span, self.context.report)

    def sheet(self, address: str, folder: Path, span: Span) -> Sheet | None:
        report, sources = self.context.report, self.context.sources
        if address.startswith(("http:", "https:", "//")):
            _tell_remote(address, span, report)
            return None
        path = locate_sheet(address, folder, self.context.deck.root)
        if path is None:
            return None
        try:
            file = sources.read(path)
        except (OSError, OutsideRootsError, NotTextError):
            report.error(
                "missing-sheet", f"`{address}` cannot be read", span, f"looked for {sources.shown(path)}"
            )
            return None
        return None if is_refused(path, file, report) else Sheet(file.text, Span(file, 1), path.parent)


def _public(folder: Path, address: str) -> tuple[Path, str]:
    """Where `/x` is in a sheet: a theme or an addon may have a `public/` of its own."""
    path = address.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0]
    for above in (folder, *list(folder.parents)[:3]):
        if (above / "public" / path[1:]).is_file():
            return above / "public", address[1:]
    return folder, address


def _tell_remote(address: str, span: Span, report: Report) -> None:
    report.warning(
        "remote-sheet",
        f"`{address}` is on the network, the page does not ask for it",
        span,
        "save it beside the deck",
    )


@lru_cache(maxsize=1)
def _page_css() -> str:
    """The styles of the page's mechanics; each file names its layer."""
    paths = sorted((assets_dir() / "styles" / "page").glob("*.css"))
    return "".join(_minified(path.read_text(encoding="utf-8")) for path in paths)


@lru_cache(maxsize=256)
def _minified(text: str) -> str:
    return minify_css(text)


def _text(pieces: Iterable[str | CssUrl]) -> str:
    return "".join(piece for piece in pieces if isinstance(piece, str))
