"""The classes that a page's elements have, by which the style sheet leaves out what the page has no use for.

In:  the finished slides, the deck they are of.
Out: every word of the attributes that give classes; None where it cannot be known: an author's script, or a
     theme's that does not come with slidegen, may give any class. A served page gets new slides while it is
     shown: it has all rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from slidegen.core.deck import Config
from slidegen.core.page import InlineScript, Markup
from slidegen.core.theme import Theme
from slidegen.shipped import themes_dir

_VALUE = r"""("[^"]*|'[^']*|[^\s>]*)"""
_GIVING = (
    re.compile(rf"class=(?<=\bclass=){_VALUE}"),
    re.compile(rf"data-slidegen-(?<=\bdata-slidegen-)[a-z]+={_VALUE}"),
)
"""`class`, and what the runtime sets classes by (data-slidegen-states). Each begins with letters that are
looked for at once: a page has millions.
"""
_WORD = re.compile(r"[\w-]+")


def used_classes(slides: Iterable[Markup], config: Config, theme: Theme) -> frozenset[str] | None:
    """The classes of a page with these `slides`."""
    if not all(path.is_relative_to(themes_dir()) for path in theme.scripts):
        return None
    texts = {
        path.read_text(encoding="utf-8") for script in theme.scripts for path in script.parent.rglob("*.js")
    }
    for markup in slides:
        if any(isinstance(piece, InlineScript) for piece in markup):
            return None
        pieces = [piece for piece in markup if isinstance(piece, str)]
        texts.update(*(giving.findall(piece) for giving in _GIVING for piece in pieces))
    texts.update(_of_root(config))
    return frozenset(_WORD.findall(" ".join(texts)))


def _of_root(config: Config) -> Iterator[str]:
    given = config.values.get("htmlAttrs")
    if isinstance(given, Mapping):
        yield from map(str, given.values())
