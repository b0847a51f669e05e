"""The language that a deck says it is in: a voice that reads English aloud is no help with German.

In:  the headmatter's `lang`, the text of the slides. Out: a `lang` that is no language tag, and a deck
     without `lang` (which is then taken for English) whose text is written in another script, or in the
     small words of another language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from slidegen.build import Built
from slidegen.core.diagnostics import Report, Span
from slidegen.core.nodes import text_of

_TAG = re.compile(r"(?:[a-z]{2,3}|[a-z]{4}|[a-z]{5,8}(?=-x-)|x|i)(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
"""RFC 5646, as far as its form goes; a word of five letters and more names no language that there is."""

SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset("the and of to is in that for with are this it as on be we you can from not".split()),
    "de": frozenset("der die das und ist nicht mit für ein eine auf den von zu wir sich auch werden".split()),
    "fr": frozenset("le la les des est une dans pour que qui pas avec sur nous plus sont et du".split()),
    "es": frozenset("el los las una es que para con por del se como más no su son y lo".split()),
    "it": frozenset("il di che è una per con non della sono gli dei nel si come più del lo".split()),
    "pt": frozenset("o os que uma é para com não do da dos em se como mais por ao são".split()),
    "nl": frozenset("de het een en van is niet dat met voor zijn op te wij aan ook worden bij".split()),
    "pl": frozenset("i w na nie się że jest do to z jak są dla po przez co od ten".split()),
}
"""The most frequent words of languages that share the Latin script."""

_SCRIPTS = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
}
"""First word of a letter's name in Unicode → the language to think of first."""

_LATIN = "\u036f"
"""The last character of the blocks for Latin letters."""
_ENOUGH = 20
"""Small words, or letters of a script, from which one may speak of a language."""


def language_is_said(built: Built, report: Report) -> None:
    """`lang` is there where the text needs it, and is a language."""
    headmatter = built.deck.source.headmatter
    for settings in (headmatter, *(slide.source.settings for slide in built.deck.slides)):
        said, span = settings.get("lang"), settings.spans.get("lang")
        if isinstance(said, str) and span is not None and not _TAG.fullmatch(said.strip()):
            report.warning("lang-unknown", f"`{said}` is no language tag", span, "write `de` or `pt-BR`")
    attributes = headmatter.get("htmlAttrs")
    if built.deck.config.values.get("lang") or (isinstance(attributes, Mapping) and "lang" in attributes):
        return
    text = " ".join(text_of(s.body) for s in built.deck.slides if not s.settings.get("lang"))
    spoken = language_of(text)
    if spoken not in (None, "en"):
        message = f"the deck is read aloud as English, but its text looks like `{spoken}`"
        hint = f"write `lang: {spoken}` in the headmatter"
        report.warning("lang-not-said", message, Span(built.deck.source.file, 1), hint)


def language_of(text: str) -> str | None:
    """The language that `text` is most likely in; None where it is too short to tell."""
    letters = Counter(
        _SCRIPTS.get(unicodedata.name(one, "").split(" ")[0].split("-")[0]) for one in text if one > "\u036f"
    )
    foreign = {spoken: number for spoken, number in letters.items() if spoken is not None}
    latin = sum(one.isalpha() and one <= _LATIN for one in text)
    if sum(foreign.values()) >= _ENOUGH and sum(foreign.values()) > latin / 2:
        # Japanese is written with Chinese characters, too; Chinese has no kana.
        return "ja" if "ja" in foreign and "zh" in foreign else max(foreign, key=lambda one: foreign[one])
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {spoken: sum(words[word] for word in small) for spoken, small in SMALL_WORDS.items()}
    best = max(scores, key=lambda one: scores[one])
    is_sure = best == "en" or scores[best] > 1.5 * scores["en"]
    return best if scores[best] >= _ENOUGH and is_sure else None


def _script_language(letter: str) -> str | None:
    """What the name of a letter begins with: `CJK UNIFIED IDEOGRAPH-4E00`, `CYRILLIC SMALL LETTER A`."""
    return _SCRIPTS.get(re.split(r"[ -]", unicodedata.name(letter, ""), maxsplit=1)[0])
