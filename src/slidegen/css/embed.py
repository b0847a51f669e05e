"""The files that CSS names are carried inside the page.

`url(…)`, quoted or not, the strings of `image-set(…)`, and `@import`, nested as deep as it goes, whose
rules stand where it stood. Where files are found and what is said of a missing one is the caller's
(`StyleFiles`); an address that cannot be embedded never stays, so that the page asks for nothing.
"""

from __future__ import annotations

from dataclasses import replace

import tinycss2
from tinycss2 import ast

from slidegen.core.assets import CssUrl
from slidegen.core.diagnostics import Report, Span
from slidegen.css.sheet import AtRule, Declaration, Item, inner_tokens, parse_sheet, strip
from slidegen.css.source import Sheet, StyleFiles

HOLE = "\uffff"
"""Encloses the number of an asset until the text is cut into pieces: no character of any text."""

NOTHING = "data:,"
_IMAGE_SETS = frozenset({"image-set", "-webkit-image-set"})
_STAYS = ("#", "data:", "blob:", "about:")


class Embedder:
    """Puts assets in place of addresses, and remembers which: one for each text that is written."""

    def __init__(self, files: StyleFiles, report: Report) -> None:
        self._files = files
        self._report = report
        self._urls: list[CssUrl] = []

    def embed(self, items: list[Item], sheet: Sheet, opened: tuple[str, ...] = ()) -> list[Item]:
        """`items` of `sheet` with assets and imported rules. `opened`: the sheets that import it."""
        kept: list[Item] = []
        for item in items:
            match item:
                case Declaration():
                    self._embed_tokens(item.value, sheet)
                    kept.append(item)
                case AtRule(name="import"):
                    kept += self._import(item, sheet, (*opened, sheet.start.file.path))
                case AtRule(name="charset"):
                    pass  # the page is UTF-8, and a charset in its middle means nothing
                case _:
                    if item.body is not None:
                        item.body = self.embed(item.body, sheet, opened)
                    kept.append(item)
        return kept

    def cut(self, text: str) -> tuple[str | CssUrl, ...]:
        """`text`, in which embedded items were written, in pieces."""
        parts = text.split(HOLE)
        pieces = [self._urls[int(part)] if number % 2 else part for number, part in enumerate(parts)]
        return tuple(piece for piece in pieces if piece != "")

    def _embed_tokens(self, tokens: list[ast.Node], sheet: Sheet, *, strings: bool = False) -> None:
        for index, token in enumerate(tokens):
            match token:
                case ast.URLToken(value=address):
                    tokens[index] = self._url(address, token, sheet)
                case ast.FunctionBlock(lower_name="url"):
                    tokens[index] = self._url(_quoted(token), token, sheet)
                case ast.StringToken(value=address) if strings:
                    tokens[index] = self._url(address, token, sheet)
                case ast.FunctionBlock():
                    inside = token.lower_name in _IMAGE_SETS
                    self._embed_tokens(token.arguments, sheet, strings=inside)
                case _:
                    self._embed_tokens(inner_tokens(token) or [], sheet)

    def _url(self, address: str, token: ast.Node, sheet: Sheet) -> ast.URLToken:
        address = address.strip()
        if not address or address.startswith(_STAYS):
            return _written(address, token)
        asset = self._files.asset(address, sheet.folder, _address_span(address, token, sheet))
        if asset is None:
            return _written(NOTHING, token)
        _, mark, fragment = address.partition("#")
        self._urls.append(CssUrl(asset, mark + fragment))
        hole = f"{HOLE}{len(self._urls) - 1}{HOLE}"
        return ast.URLToken(token.source_line, token.source_column, address, hole)

    def _import(self, rule: AtRule, sheet: Sheet, opened: tuple[str, ...]) -> list[Item]:
        address, conditions = _import_parts(rule.prelude)
        if address is None:
            self._report.error(
                "broken-css", "this `@import` names no file", rule.span, 'write @import "file.css";'
            )
            return []
        if address.startswith("data:"):
            self._report.warning("css-import-data", "`@import` of a data address is left out", rule.span)
            return []
        found = self._files.sheet(address, sheet.folder, rule.span)
        if found is None:
            return []
        if found.start.file.path in opened:
            self._report.error("css-import-circular", f"`{address}` imports itself", rule.span)
            return []
        items = self.embed(parse_sheet(found, self._report), found, opened)
        return _conditional(items, conditions, rule.span)


def _address_span(address: str, token: ast.Node, sheet: Sheet) -> Span:
    """The address itself: the token starts at `url(` or at a quote."""
    span = sheet.span(token.source_line, token.source_column, len(address))
    at = span.file.line(span.line).find(address, span.col - 1)
    return replace(span, col=at + 1) if at >= 0 else span


def _quoted(function: ast.FunctionBlock) -> str:
    first = next((token for token in function.arguments if isinstance(token, ast.StringToken)), None)
    return first.value if first else ""


def _written(address: str, token: ast.Node) -> ast.URLToken:
    text = f'url("{tinycss2.serializer.serialize_string_value(address)}")'
    return ast.URLToken(token.source_line, token.source_column, address, text)


def _import_parts(prelude: list[ast.Node]) -> tuple[str | None, list[ast.Node]]:
    match prelude:
        case [ast.URLToken(value=address) | ast.StringToken(value=address), *rest]:
            return address.strip(), strip(rest)
        case [ast.FunctionBlock(lower_name="url") as function, *rest]:
            return _quoted(function).strip(), strip(rest)
        case _:
            return None, []


def _conditional(items: list[Item], conditions: list[ast.Node], span: Span) -> list[Item]:
    """`items` inside what stands after the address: `layer(x) supports(…) (media query)`."""
    if not conditions:
        return items
    first, rest = conditions[0], strip(conditions[1:])
    match first:
        case ast.IdentToken(lower_value="layer"):
            return [AtRule("layer", [], _conditional(items, rest, span), span)]
        case ast.FunctionBlock(lower_name="layer"):
            return [AtRule("layer", first.arguments, _conditional(items, rest, span), span)]
        case ast.FunctionBlock(lower_name="supports"):
            condition = ast.ParenthesesBlock(first.source_line, first.source_column, first.arguments)
            return [AtRule("supports", [condition], _conditional(items, rest, span), span)]
        case _:
            return [AtRule("media", conditions, items, span)]
