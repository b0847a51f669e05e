"""Icon classes → CSS, by UnoCSS, with the drawings of our own sets (Slidev reference §3.14).

    i-carbon-moon   i-mdi:account   dark:i-logos-vue   [i-ph-x=""]

In:  the tokens of a deck. Out: the rules of those that name an icon, and the tokens that are left. They
     stand before all other utilities, so that `w-8 h-8` makes an icon larger.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache

from slidegen.cache import Cache, cache_key
from slidegen.css.utilities import KIND
from slidegen.icons import IconSets

_ICON = re.compile(r"(?<![\w-])i-([\w:-]+)")


def icon_css(tokens: Iterable[str], icons: IconSets, cache: Cache) -> tuple[str, set[str]]:
    """The rules of the icons among `tokens`, and the other tokens. Raises EngineError."""
    drawings: dict[str, str] = {}
    named: list[str] = []
    others: set[str] = set()
    for token in tokens:
        found = _ICON.search(token)
        icon = icons.find(found[1]) if found else None
        if found is None or icon is None:
            others.add(token)
            continue
        drawings[found[1]] = icon.svg
        named.append(token)
    return (_ask(sorted(named), dict(sorted(drawings.items())), cache) if named else ""), others


def _ask(tokens: list[str], drawings: dict[str, str], cache: Cache) -> str:
    from slidegen.engine import engine_version

    question = json.dumps([tokens, drawings])
    key = cache_key(engine_version("uno"), "icons", question)
    stored = cache.get(KIND, key)
    if stored is not None:
        return stored.decode("utf-8")
    css = _draw(question)
    cache.put(KIND, key, css.encode("utf-8"))
    return css


@lru_cache(maxsize=8)
def _draw(question: str) -> str:
    from slidegen.engine import engine_for

    return str(engine_for("uno").call("icons", *json.loads(question)))
