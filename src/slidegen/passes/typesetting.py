"""A deck's formulas, set by KaTeX in the background, many in one call.

In:  formulas as they are met, slide by slide.
Out: KaTeX's markup of each and the faces that it needs, or why it does not parse.

A call costs as much as a small formula, and the engine does not hold Python up: formulas are ordered when
a slide is read, and asked for when it is depicted, after all others were read. KaTeX runs for what is not
in the cache alone: no formula, or none that is new, and no engine starts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from slidegen.cache import Cache, cache_key
from slidegen.core.nodes import Formula
from slidegen.core.records import record
from slidegen.engine import EngineError, engine_for, engine_version
from slidegen.passes.formula_markup import NAMED, PART, needs_of

if TYPE_CHECKING:
    from concurrent.futures import Future

_BUNDLE = "katex"
_FORM = "1"
"""Of what is kept: another number when `SetFormula` or the rules of `formula_markup` change."""

_BATCH = 50
"""Formulas in a call: its own cost is nothing beside theirs, and they are soon back."""

_PARTS = {r"\part": rf"\htmlClass{{{PART} {NAMED}#1}}{{#2}}"}


@record
class SetFormula:
    """What KaTeX made of a formula."""

    html: str = ""
    needs: frozenset[str] = frozenset()
    message: str = ""
    """Why it does not parse; empty when it does."""
    position: int | None = None
    """0-based character at which it stops to parse."""


@record
class Asked:
    """What a formula's markup depends on, as `tex` of the bundle takes it."""

    tex: str
    display: bool
    macros: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """Of the cache."""
        shape = "display" if self.display else "text"
        own = [json.dumps(dict(self.macros), sort_keys=True)] if self.macros else []
        return cache_key(_FORM, engine_version(_BUNDLE), shape, self.tex, *own)

    @property
    def args(self) -> tuple[str, bool, dict[str, str]]:
        """Of the bundle's function."""
        return self.tex, self.display, dict(self.macros)


@dataclass(slots=True)
class _Batch:
    """Formulas that the engine was given at once."""

    asked: dict[Asked, str]
    """With their keys."""
    answers: Future[Any]


@dataclass(slots=True)
class Typesetter:
    """The formulas of one build."""

    _done: dict[Asked, SetFormula] = field(default_factory=dict)
    _next: dict[Asked, str] = field(default_factory=dict)
    """Ordered, not yet given to the engine, with their keys."""
    _batches: dict[Asked, _Batch] = field(default_factory=dict)

    def order(self, formula: Formula, macros: Mapping[str, str], cache: Cache) -> None:
        """Have `formula` set while other things are done."""
        asked = _question(formula, macros)
        if asked in self._done or asked in self._next or asked in self._batches:
            return
        key = asked.key
        kept = cache.get(_BUNDLE, key)
        if kept is not None:
            self._done[asked] = _unpack(kept)
            return
        if not self._next:
            engine_for(_BUNDLE).load()
        self._next[asked] = key
        if len(self._next) == _BATCH:
            self.send()

    def send(self) -> None:
        """Have KaTeX begin with all that was ordered."""
        if not self._next:
            return
        answers = engine_for(_BUNDLE).start("each", [list(one.args) for one in self._next])
        batch = _Batch(self._next, answers)
        self._batches.update(dict.fromkeys(self._next, batch))
        self._next = {}

    def result(self, formula: Formula, macros: Mapping[str, str], cache: Cache) -> SetFormula:
        """What KaTeX made of `formula`, whether it was ordered or not."""
        asked = _question(formula, macros)
        if asked not in self._done:
            self.order(formula, macros, cache)
            if asked in self._next:
                self.send()
            if asked in self._batches:
                self._receive(self._batches[asked], cache)
        return self._done[asked]

    def _receive(self, batch: _Batch, cache: Cache) -> None:
        try:
            answers = batch.answers.result()
        except EngineError:
            answers = [None] * len(batch.asked)  # one of them hit a limit, and took the others with it
        for (asked, key), answer in zip(batch.asked.items(), answers, strict=True):
            self._done[asked] = (
                _alone(asked, key, cache) if answer is None else _read(asked, key, answer, cache)
            )
            del self._batches[asked]


def _question(formula: Formula, macros: Mapping[str, str]) -> Asked:
    known = {**macros, **_PARTS} if formula.has_parts else macros
    return Asked(formula.tex, formula.display, tuple(known.items()))


def _alone(asked: Asked, key: str, cache: Cache) -> SetFormula:
    try:
        answer = engine_for(_BUNDLE).call("tex", *asked.args)
    except EngineError as error:
        return SetFormula(message=error.message)  # a limit: another machine may do better, so it is not kept
    return _read(asked, key, answer, cache)


def _read(asked: Asked, key: str, answer: Mapping[str, Any], cache: Cache) -> SetFormula:
    if "ok" in answer:
        result = SetFormula(answer["ok"], needs_of(answer["ok"]))
    else:
        result = SetFormula(message=answer["err"], position=_characters(asked.tex, answer["pos"]))
    cache.put(_BUNDLE, key, _pack(result))
    return result


def _pack(result: SetFormula) -> bytes:
    return json.dumps([result.html, sorted(result.needs), result.message, result.position]).encode()


def _unpack(data: bytes) -> SetFormula:
    html, needs, message, position = json.loads(data)
    return SetFormula(html, frozenset(needs), message, position)


def _characters(tex: str, units: int | None) -> int | None:
    """JavaScript counts UTF-16 units, an emoji is two."""
    return None if units is None else len(tex.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
