"""What stands in a deck's files and on none of its slides: notes, hidden slides, comments.

In:  a deck as built. Out: its sentences, as they are looked for in a page, so that an audit of what is handed
     out proves for each of them that it is not there. A sentence that a slide shows as well is no secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidegen.build import Built
from slidegen.core.nodes import elements, raw_nodes, text_of

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_SETTING = re.compile(r"^(?:---+.*|\s*[\w-]+:.*)$", re.MULTILINE)
_MARKS = re.compile(r"<[^>]*>|\[click(?::\d+)?\]|[*_`#>|\[\]()~=]+|https?://\S+")
_END = re.compile(r"[.!?…:;](?=\s|$)|\n\s*\n|\n\s*[-*+]\s|\n\s*\d+[.)]\s")
_SAID = ("alt", "title", "aria-label")
FEWEST_WORDS, SHORTEST = 4, 18
"""Of a sentence that is looked for: shorter ones stand in many texts."""


def unseen_sentences(built: Built) -> list[str]:
    """The sentences that a page for the audience must not have, as `plain` writes them."""
    source = built.deck.source
    texts = {file.path: file.text for file in (source.file, *(slide.file for slide in source.slides))}
    for slide in source.slides:
        path = slide.file.path
        texts[path] = texts[path].replace(slide.content or "\0", "\n\n", 1)
    asides = [aside for slide in source.slides for aside in _COMMENT.findall(slide.content)]
    hidden = [_SETTING.sub("\n\n", text) for text in (*texts.values(), *asides)]
    everything = plain(" ".join(_shown(built)))
    found = dict.fromkeys(sentence for text in hidden for sentence in _sentences(text))
    return [sentence for sentence in found if sentence not in everything]


def _shown(built: Built) -> Iterator[str]:
    """What the room sees or hears, and what the page says of itself to those who list it."""
    for slide in built.deck.slides:
        yield _COMMENT.sub(" ", slide.source.content)
        yield from (leaf.html for leaf in raw_nodes(slide.body))
        yield text_of(slide.body)
        for element in elements(slide.body):
            yield from (said for name in _SAID if (said := element.get(name)))
    headmatter = built.deck.source.headmatter
    yield from (str(value) for value in headmatter.values() if isinstance(value, str))


def plain(text: str) -> str:
    """Words alone: without marks of Markdown and HTML, in small letters, with single blanks."""
    return " ".join(_MARKS.sub(" ", text.replace("&amp;", "&")).lower().split())


def _sentences(text: str) -> Iterator[str]:
    for piece in _END.split(text):
        sentence = plain(piece).strip(" -–—\"'“”‘’,")
        if len(sentence.split()) >= FEWEST_WORDS and len(sentence) >= SHORTEST:
            yield sentence
