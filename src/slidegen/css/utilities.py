"""Utility classes → CSS, by UnoCSS in the embedded engine, remembered.

What the engine gave is kept in memory and on disk, by the version of the engine's code and the question:
a deck whose classes did not change starts no engine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from slidegen.cache import Cache, cache_key
from slidegen.core.uno import NOTHING_ADDED, UnoConfig

if TYPE_CHECKING:
    from concurrent.futures import Future

KIND = "uno"
OWN = "slidegen-"
"""What classes of ours begin with."""
_RECENT = 64
_recent: dict[str, Any] = {}
_ordered: dict[str, Future[Any]] = {}
_DEFAULTED = re.compile(r"--un-[\w-]+(?=\s*\))")
_LAYER_NAMES = re.compile(r"/\* layer: [^*]*\*/\n?")


def utility_css(tokens: Iterable[str], cache: Cache, styles: str = "", uno: UnoConfig = NOTHING_ADDED) -> str:
    """The rules of `tokens`, and of what `uno` lists in any case; the same text for the same set.

    In front stand the defaults of those `--un-…` properties that the rules, or the deck's own `styles`
    in which `@apply` was written out, read.
    """
    wanted = _wanted(tokens, uno)
    css = _LAYER_NAMES.sub("", ask_uno("utilities", wanted, cache, uno)["css"]) if wanted else ""
    read = sorted({*_DEFAULTED.findall(css), *_DEFAULTED.findall(styles)})
    defaults = ask_uno("preflight", "".join(f"var({name})" for name in read), cache) if read else ""
    return f"{defaults}\n{css}" if defaults else css


def expand_variants(value: str, cache: Cache) -> str:
    """`hover:(a b)` → `hover:a hover:b`; what UnoCSS cannot read stays."""
    from slidegen.engine import EngineError

    try:
        return str(ask_uno("variantGroups", value, cache))
    except EngineError:
        return value


def load_uno() -> None:
    """Have UnoCSS loaded while other things are done: for a deck that surely asks it."""
    from slidegen.engine import engine_for

    engine_for("uno").load()


def order_utilities(tokens: Iterable[str], cache: Cache, uno: UnoConfig = NOTHING_ADDED) -> None:
    """Have UnoCSS begin with what `utility_css` will ask, while other things are done."""
    wanted = _wanted(tokens, uno)
    if wanted:
        question = _Question("utilities", wanted, uno)
        if question.kept(cache) is None:
            _ordered[question.key] = question.start()


def ask_uno(function: str, asked: list[str] | str, cache: Cache, uno: UnoConfig = NOTHING_ADDED) -> Any:
    """What `function` of the bundle `uno` gives for `asked`, with what `uno` adds. Raises EngineError."""
    question = _Question(function, asked, uno)
    answer = question.kept(cache)
    if answer is None:
        answer = (_ordered.pop(question.key, None) or question.start()).result()
        cache.put(KIND, question.key, json.dumps(answer, ensure_ascii=False).encode("utf-8"))
        _remember(question.key, answer)
    return answer


class _Question:
    """A call of the bundle."""

    def __init__(self, function: str, asked: list[str] | str, uno: UnoConfig) -> None:
        from slidegen.engine import engine_version

        own = uno.question()
        self.function = function
        self.args: list[Any] = [asked, own] if own else [asked]
        self.key = cache_key(engine_version("uno"), function, json.dumps(self.args))

    def kept(self, cache: Cache) -> Any:
        """The answer, where it was asked before; None where it was not."""
        if self.key not in _recent:
            stored = cache.get(KIND, self.key)
            if stored is None:
                return None
            _remember(self.key, json.loads(stored))
        return _recent[self.key]

    def start(self) -> Future[Any]:
        """The answer to come."""
        from slidegen.engine import engine_for

        return engine_for("uno").start(self.function, *self.args)


def _remember(key: str, answer: Any) -> None:
    if len(_recent) >= _RECENT:
        del _recent[next(iter(_recent))]
    _recent[key] = answer


def _wanted(tokens: Iterable[str], uno: UnoConfig) -> list[str]:
    """Without our own classes, of which UnoCSS takes longest to find out that it knows none; a deck that
    adds to it may name them.
    """
    known = tokens if uno.question() else (token for token in tokens if not token.startswith(OWN))
    return sorted({*known, *uno.safelist})
