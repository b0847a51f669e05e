"""A slide's `<style>` holds for its slide alone (Slidev reference §3.12).

Vue puts an attribute at the last compound of each selector; here it is `:is(.slidev-page-3 *)`, which
weighs the same, (0,1,0), so that what wins in Slidev wins here: `.dark h1` becomes
`.dark h1:is(.slidev-page-3 *)`. `:deep(x)` is scoped before it, `:global(x)` not at all.

Vue drops all that stands after `:global(x)`; an author who writes `:global(.dark) h1` means the
headings, so they are kept, scoped.
"""

from __future__ import annotations

from collections.abc import Iterable

import tinycss2
from tinycss2 import ast

from slidegen.core.diagnostics import Report
from slidegen.css.sheet import AtRule, Declaration, Item, Rule, sign, split_commas, strip, walk

_GROUPS = frozenset({"media", "supports", "container", "layer", "scope", "starting-style", "document"})
_KEYFRAMES = ("keyframes", "-webkit-keyframes")
_ANIMATIONS = frozenset({"animation", "animation-name", "-webkit-animation", "-webkit-animation-name"})
_COMBINATORS = (">", "+", "~", "||")
_ROOTS = frozenset({":root", "html", "body"})
_LISTS = frozenset({"is", "where", "not", "has", "matches"})

Tokens = list[ast.Node]


def scope_items(items: list[Item], page_selector: str, report: Report, spares: str = "") -> None:
    """Make each rule of `items` hold inside `page_selector` (a class selector) only, in place.

    It does not hold for elements with the attribute `spares`, of which Vue says that they are not the
    slide's own.
    """
    names = {_name(item.prelude) for item in walk(items) if isinstance(item, AtRule) and _is_keyframes(item)}
    suffix = page_selector.lstrip(".#")
    _rename_animations(items, {name: f"{name}-{suffix}" for name in names if name})
    items[:] = _Scope(page_selector, report, spares).items(items, nested=False)


class _Scope:
    def __init__(self, page_selector: str, report: Report, spares: str) -> None:
        reach = f"{page_selector} :where(:not([{spares}]))" if spares else f"{page_selector} *"
        self._page = tinycss2.parse_component_value_list(f"{page_selector} ")
        self._mark = tinycss2.parse_component_value_list(f":is({reach})")
        self._self = tinycss2.parse_component_value_list(f"&:is({reach})")
        self._report = report

    def items(self, items: list[Item], *, nested: bool) -> list[Item]:
        """`items` scoped. Declarations among nested rules are those of `&`, scoped as such."""
        scoped: list[Item] = []
        own: list[Item] = []
        for item in items:
            if isinstance(item, Declaration) or (isinstance(item, AtRule) and item.name == "apply"):
                own.append(item)
                continue
            if own:
                scoped.append(Rule(self._self, own, own[0].span))
                own = []
            scoped.append(self._item(item, nested=nested))
        if own:
            scoped.append(Rule(self._self, own, own[0].span))
        return scoped

    def _item(self, item: Rule | AtRule, *, nested: bool) -> Item:
        if isinstance(item, Rule):
            self._rule(item, nested=nested)
        elif item.body is not None and item.name in _GROUPS:
            item.body = self.items(item.body, nested=nested)
        return item

    def _rule(self, rule: Rule, *, nested: bool) -> None:
        """As Vue does, the innermost rules are scoped: those around them may match outside."""
        selectors = split_commas(rule.prelude)
        is_outer = any(isinstance(inner, Rule) for inner in walk(rule.body))
        if not is_outer:
            rule.prelude = _join(self._selector(selector, rule, nested=nested) for selector in selectors)
        elif any(_find_deep(selector) for selector in selectors):
            # What is nested in `:deep(…)` is as deep.
            rule.prelude = _join(self._selector(selector, rule, nested=nested) for selector in selectors)
            _unwrap_below(rule.body)
        elif all(_is_global(selector) for selector in selectors):
            rule.prelude = _join(_unwrap(selector) for selector in selectors)
            rule.body = [item if isinstance(item, Declaration) else self._inner(item) for item in rule.body]
        else:
            rule.prelude = _join(_unwrap(selector) for selector in selectors)
            rule.body = self.items(rule.body, nested=True)

    def _inner(self, item: Rule | AtRule) -> Item:
        return self._item(item, nested=True) if isinstance(item, Rule) or item.name in _GROUPS else item

    def _selector(self, selector: Tokens, rule: Rule, *, nested: bool) -> Tokens:
        if not selector:
            return selector  # a comma too many: the browser drops the rule, and must go on doing so
        deep = _find_deep(selector)
        if deep is not None:
            before, inside, after = deep
            return [*self._before_deep(before, nested=nested), *inside, *after]
        if _is_global(selector):
            return _unwrap(selector)
        selector = _unwrap(selector)
        last = tinycss2.serialize(selector[_last_compound(selector) :])
        if last.startswith("::view-transition"):
            return selector  # these stand at the root of the document alone
        if last.lower() in _ROOTS and not nested:
            self._report.warning(
                "scoped-root",
                f"`{last}` matches nothing: a slide's style holds inside its slide only",
                rule.span,
                f"write :global({last}), or put it into style.css",
            )
        return self._marked(selector)

    def _marked(self, selector: Tokens) -> Tokens:
        """`selector` with the mark in its last compound, before pseudo-classes and pseudo-elements."""
        at = _last_compound(selector)
        while at < len(selector) and sign(selector[at]) != ":":
            at += 1
        return [*selector[:at], *self._mark, *selector[at:]]

    def _before_deep(self, before: Tokens, *, nested: bool) -> Tokens:
        before = strip(before)
        combinator: Tokens = [ast.WhitespaceToken(0, 0, " ")]
        if before and sign(before[-1]) in _COMBINATORS:
            combinator = [*combinator, before[-1], *combinator]
            before = strip(before[:-1])
        if before:
            return [*self._marked(_unwrap(before)), *combinator]
        return [*self._self, *combinator] if nested else [*strip(self._page), *combinator]


def _find_deep(selector: Tokens) -> tuple[Tokens, Tokens, Tokens] | None:
    """What stands before, in and after `:deep(…)`, in any of Vue's spellings."""
    for index, token in enumerate(selector):
        if isinstance(token, ast.FunctionBlock) and token.lower_name in ("deep", "v-deep"):
            return _without_colons(selector[:index]), strip(token.arguments), selector[index + 1 :]
        if isinstance(token, ast.IdentToken) and token.lower_value == "v-deep":
            return _without_colons(selector[:index]), strip(selector[index + 1 :]), []
        if [sign(token) for token in selector[index : index + 3]] == [">"] * 3:
            return selector[:index], strip(selector[index + 3 :]), []
    return None


def _is_global(selector: Tokens) -> bool:
    last = selector[_last_compound(selector) :]
    return any(isinstance(token, ast.FunctionBlock) and token.lower_name == "global" for token in last)


def _unwrap(selector: Tokens) -> Tokens:
    """`selector` with `:global(x)` and `:slotted(x)` replaced by x."""
    plain: Tokens = []
    for token in selector:
        if isinstance(token, ast.FunctionBlock):
            if token.lower_name in ("global", "slotted", "v-global", "v-slotted"):
                plain = [*_without_colons(plain), *strip(token.arguments)]
                continue
            if token.lower_name in _LISTS:
                token.arguments = _unwrap(token.arguments)
        plain.append(token)
    return plain


def _unwrap_below(items: list[Item]) -> None:
    for item in walk(items):
        if isinstance(item, Rule):
            item.prelude = _unwrap(item.prelude)


def _without_colons(tokens: Tokens) -> Tokens:
    tokens = list(tokens)
    while tokens and sign(tokens[-1]) == ":":
        tokens.pop()
    return tokens


def _last_compound(selector: Tokens) -> int:
    """The index at which the last compound starts."""
    start = 0
    for index, token in enumerate(selector):
        if token.type == "whitespace" or sign(token) in _COMBINATORS:
            start = index + 1
    return start


def _join(selectors: Iterable[Tokens]) -> Tokens:
    joined: Tokens = []
    for selector in selectors:
        if joined:
            joined += [ast.LiteralToken(0, 0, ","), ast.WhitespaceToken(0, 0, " ")]
        joined += selector
    return joined


def _is_keyframes(rule: AtRule) -> bool:
    return rule.name in _KEYFRAMES


def _name(tokens: Tokens) -> str:
    match tokens:
        case [ast.IdentToken(value=name) | ast.StringToken(value=name), *_]:
            return name
        case _:
            return ""


def _rename_animations(items: list[Item], names: dict[str, str]) -> None:
    """Give the sheet's own keyframes names that no other slide has, where they are made and used."""
    for item in walk(items) if names else ():
        if isinstance(item, AtRule) and _is_keyframes(item):
            item.prelude = [_renamed(token, names) for token in item.prelude]
        elif isinstance(item, Declaration) and item.name.lower() in _ANIMATIONS:
            item.value = [_renamed(token, names) for token in item.value]


def _renamed(token: ast.Node, names: dict[str, str]) -> ast.Node:
    if isinstance(token, ast.IdentToken | ast.StringToken) and token.value in names:
        return ast.IdentToken(token.source_line, token.source_column, names[token.value])
    return token
