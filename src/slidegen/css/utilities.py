"""Utility classes → CSS, by UnoCSS in the embedded engine, remembered.

What the engine gave is kept in memory and on disk, by the version of the engine's code and the question:
a deck whose classes did not change starts no engine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from slidegen.cache import Cache, cache_key
from slidegen.core.uno import NOTHING_ADDED, UnoConfig

KIND = "uno"
_RECENT = 64
_recent: dict[str, Any] = {}
_DEFAULTED = re.compile(r"--un-[\w-]+(?=\s*\))")
_LAYER_NAMES = re.compile(r"/\* layer: [^*]*\*/\n?")


def utility_css(tokens: Iterable[str], cache: Cache, styles: str = "", uno: UnoConfig = NOTHING_ADDED) -> str:
    """The rules of `tokens`, and of what `uno` lists in any case; the same text for the same set.

    In front stand the defaults of those `--un-…` properties that the rules, or the deck's own `styles`
    in which `@apply` was written out, read.
    """
    wanted = sorted({*tokens, *uno.safelist})
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


def ask_uno(function: str, question: list[str] | str, cache: Cache, uno: UnoConfig = NOTHING_ADDED) -> Any:
    """What `function` of the bundle `uno` gives for `question`, with what `uno` adds. Raises EngineError."""
    from slidegen.engine import engine_for, engine_version

    own = uno.question()
    asked = [question, own] if own else [question]
    key = cache_key(engine_version("uno"), function, json.dumps(asked))
    if key in _recent:
        return _recent[key]
    stored = cache.get(KIND, key)
    if stored is None:
        answer = engine_for("uno").call(function, *asked)
        cache.put(KIND, key, json.dumps(answer, ensure_ascii=False).encode("utf-8"))
    else:
        answer = json.loads(stored)
    if len(_recent) >= _RECENT:
        del _recent[next(iter(_recent))]
    _recent[key] = answer
    return answer
