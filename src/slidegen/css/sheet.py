"""CSS text → a tree of declarations, rules and at-rules, and back.

tinycss2 reads the tokens; here they become a tree that is nested all the way down, so that scoping and
embedding are walks. What a browser would drop in silence is a diagnostic at its line, and what can be
mended (a `}` too many, a block left open) is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import tinycss2
from tinycss2 import ast

from slidegen.core.diagnostics import Report, Span
from slidegen.css.source import Sheet

END = "slidegen-end"
"""A word put after the text: when it comes out inside a block, that block was left open."""

IMPORTANT = " !important"


@dataclass(slots=True)
class Declaration:
    """`name: value`."""

    name: str
    value: list[ast.Node]
    important: bool
    span: Span


@dataclass(slots=True)
class Rule:
    """A selector, or a step of keyframes, with its block."""

    prelude: list[ast.Node]
    body: list[Item]
    span: Span


@dataclass(slots=True)
class AtRule:
    """`@name prelude;` or `@name prelude { body }`."""

    name: str
    """Lower case, without the `@`."""
    prelude: list[ast.Node]
    body: list[Item] | None
    span: Span


Item = Declaration | Rule | AtRule


DEEPEST = 60
"""Blocks and brackets that may stand in one another."""


def parse_sheet(sheet: Sheet, report: Report) -> list[Item]:
    """The rules of a style sheet; what is broken goes to `report`."""
    tokens = tinycss2.parse_component_value_list(f"{sheet.text}\n{END}", skip_comments=True)
    _find_open_block(tokens, sheet, report)
    tokens = _without_errors(tokens, sheet, report)
    return _items(tinycss2.parse_stylesheet(tokens, skip_whitespace=True), sheet, report)


def parse_declarations(sheet: Sheet, report: Report) -> list[Item]:
    """The content of a `style` attribute."""
    tokens = tinycss2.parse_component_value_list(sheet.text, skip_comments=True)
    tokens = _without_errors(tokens, sheet, report)
    return _items(tinycss2.parse_blocks_contents(tokens, skip_whitespace=True), sheet, report)


def write_items(items: Iterable[Item]) -> str:
    """`items` as text."""
    return "".join(_write(item) for item in items)


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item, parents first."""
    for item in items:
        yield item
        if not isinstance(item, Declaration) and item.body:
            yield from walk(item.body)


def sign(token: ast.Node) -> str:
    """A token that is a mere character (`:`, `>`, `,`) as that; nothing for any other."""
    return token.value if isinstance(token, ast.LiteralToken) else ""


def strip(tokens: list[ast.Node]) -> list[ast.Node]:
    """`tokens` without white space around them."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].type == "whitespace":
        start += 1
    while end > start and tokens[end - 1].type == "whitespace":
        end -= 1
    return tokens[start:end]


def split_commas(tokens: list[ast.Node]) -> list[list[ast.Node]]:
    """`tokens` cut at each comma of the upper level, each part stripped."""
    parts: list[list[ast.Node]] = [[]]
    for token in tokens:
        if sign(token) == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [strip(part) for part in parts]


def inner_tokens(token: ast.Node) -> list[ast.Node] | None:
    """What stands in the brackets of a block or function; None for a token without any."""
    match token:
        case ast.FunctionBlock():
            return token.arguments
        case ast.ParenthesesBlock() | ast.SquareBracketsBlock() | ast.CurlyBracketsBlock():
            return token.content
        case _:
            return None


def _span(sheet: Sheet, token: ast.Node, length: int = 1) -> Span:
    return sheet.span(token.source_line, token.source_column, length)


def _items(nodes: Iterable[ast.Node], sheet: Sheet, report: Report) -> list[Item]:
    items: list[Item] = []
    for node in nodes:
        match node:
            case ast.Declaration():
                span = _span(sheet, node, len(node.name))
                declaration = Declaration(node.name, strip(node.value), node.important, span)
                if _has_value(declaration, report):
                    items.append(declaration)
            case ast.QualifiedRule():
                prelude = _selector(node.prelude, sheet, report)
                if not prelude:
                    report.error(
                        "broken-css", "this block has no selector, it is left out", _span(sheet, node)
                    )
                    continue
                span = _span(sheet, prelude[0], len(tinycss2.serialize(prelude)))
                items.append(Rule(prelude, _body(node.content, sheet, report), span))
            case ast.AtRule():
                body = None if node.content is None else _body(node.content, sheet, report)
                span = _span(sheet, node, 1 + len(node.at_keyword))
                items.append(AtRule(node.lower_at_keyword, strip(node.prelude), body, span))
            case ast.ParseError():
                _report_broken(node, sheet, report)
    return items


def _body(content: list[ast.Node], sheet: Sheet, report: Report) -> list[Item]:
    return _items(tinycss2.parse_blocks_contents(content, skip_whitespace=True), sheet, report)


def _selector(prelude: list[ast.Node], sheet: Sheet, report: Report) -> list[ast.Node]:
    """`prelude` without a statement that stands in front of it: it would take the rule along."""
    ends = [index for index, token in enumerate(prelude) if sign(token) == ";"]
    for end in ends:
        _report_broken(prelude[end], sheet, report)
    return strip(prelude[ends[-1] + 1 :] if ends else prelude)


def _has_value(declaration: Declaration, report: Report) -> bool:
    if declaration.value or declaration.name.startswith("--"):
        return True
    place = declaration.span
    told = any((found.span.file, found.span.line) == (place.file, place.line) for found in report)
    if not told:  # else it had a value, which is broken
        report.error("broken-css", f"`{declaration.name}` has no value, it is left out", place)
    return False


def _report_broken(node: ast.Node, sheet: Sheet, report: Report) -> None:
    """tinycss2 names the end of what it cannot read; the author wants to see its start."""
    lines = sheet.text.split("\n")[: node.source_line]
    lines[-1] = lines[-1][: node.source_column - 1]
    before = "\n".join(lines)
    start = max(before.rfind(mark) for mark in ";{}") + 1
    start += len(before[start:]) - len(before[start:].lstrip())
    text = re.split(r"[\n;{}]", sheet.text[start:], maxsplit=1)[0].rstrip()
    line, col = sheet.text.count("\n", 0, start) + 1, start - sheet.text.rfind("\n", 0, start)
    report.error(
        "broken-css",
        f"`{text}` is neither a declaration nor a rule, it is left out",
        sheet.span(line, col, max(1, len(text))),
        "write `property: value;` or `selector { … }`",
    )


def _find_open_block(tokens: list[ast.Node], sheet: Sheet, report: Report) -> None:
    """Report what the text ends in the middle of, and take the end mark out again."""
    opened: ast.Node | None = None
    while tokens and (inside := inner_tokens(tokens[-1])) is not None:
        opened, tokens = tokens[-1], inside
    last = tokens[-1] if tokens else None
    if isinstance(last, ast.IdentToken) and last.value == END:
        tokens.pop()
        if opened is not None:
            sign = {"{} block": "{", "[] block": "["}.get(opened.type, "(")
            hint = "close it where it ends"
            report.error("css-block-open", f"this `{sign}` is never closed", _span(sheet, opened), hint)
    elif not isinstance(last, ast.ParseError):
        # Neither the mark nor a broken string or address: a comment has swallowed it.
        at = sheet.text.rindex("/*")
        line, col = sheet.text.count("\n", 0, at) + 1, at - sheet.text.rfind("\n", 0, at)
        span = sheet.span(line, col, 2)
        report.error("css-comment-open", "this comment is never closed", span, "close it with */")


def _without_errors(tokens: list[ast.Node], sheet: Sheet, report: Report, depth: int = 0) -> list[ast.Node]:
    kept: list[ast.Node] = []
    in_line_comment = False
    for index, token in enumerate(tokens):
        if in_line_comment:
            in_line_comment = not (isinstance(token, ast.WhitespaceToken) and "\n" in token.value)
        elif sign(token) == "/" and index + 1 < len(tokens) and sign(tokens[index + 1]) == "/":
            in_line_comment = True
            span = _span(sheet, token, 2)
            report.warning("css-line-comment", "`//` starts no comment in CSS", span, "write /* … */")
        elif isinstance(token, ast.ParseError):
            _report_bad_token(token, sheet, report)
        else:
            inside = inner_tokens(token)
            if inside is not None and depth == DEEPEST:
                message = f"this is in {DEEPEST} blocks or brackets, what is in it is left out"
                report.error("css-nested-too-deeply", message, _span(sheet, token), "close what is open")
                inside[:] = []
            elif inside is not None:
                inside[:] = _without_errors(inside, sheet, report, depth + 1)
            kept.append(token)
    return kept


def _report_bad_token(token: ast.ParseError, sheet: Sheet, report: Report) -> None:
    span = _span(sheet, token)
    match token.kind:
        case "}" | ")" | "]":
            report.warning("css-stray-bracket", f"this `{token.kind}` closes nothing, it is left out", span)
        case "bad-string" | "eof-in-string":
            report.error("css-string-open", "this string is not closed on its line", span)
        case _:
            report.error("css-bad-url", "this `url(` is not closed, or has a character to be quoted", span)


def _write(item: Item) -> str:
    match item:
        case Declaration():
            name = ast.IdentToken(0, 0, item.name).serialize()
            return f"{name}: {tinycss2.serialize(item.value)}{IMPORTANT if item.important else ''};\n"
        case Rule():
            return f"{tinycss2.serialize(item.prelude)} {{\n{write_items(item.body)}}}\n"
        case AtRule():
            prelude = tinycss2.serialize(item.prelude)
            head = f"@{item.name} {prelude}" if prelude else f"@{item.name}"
            return f"{head};\n" if item.body is None else f"{head} {{\n{write_items(item.body)}}}\n"
