"""Macros of formulas in `setup/katex.ts`, which is read and not run."""

from __future__ import annotations

from pathlib import Path

from vue_deck import build

DECK = "# One\n\n$\\RR \\half{x}$\n"
SETUP = """import { defineKatexSetup } from '@slidev/types'
import { more } from './more'

export default defineKatexSetup(() => ({
  strict: false,
  macros: { '\\\\RR': '\\\\mathbb{R}', ...more,
    '\\\\code': make(1),
  },
  fleqn: true,
}))
"""


def test_macros_are_read_and_the_rest_is_told_with_its_line(tmp_path: Path) -> None:
    more = "export const more = { '\\\\half': '\\\\frac{#1}{2}' }\n"
    files = {"slides.md": DECK, "setup/katex.ts": SETUP, "setup/more.ts": more}
    built = build(tmp_path, files)
    page = built.html.decode()
    assert '<mi mathvariant="double-struck">R</mi>' in page
    assert "<mfrac><mi>x</mi><mn>2</mn></mfrac>" in page
    told = [(found.code, found.span.file.path, found.span.line) for found in built.report]
    assert told == [("part-not-used", "setup/katex.ts", 7), ("part-not-used", "setup/katex.ts", 9)]


def test_without_a_setup_a_macro_is_unknown(tmp_path: Path) -> None:
    [found, *_] = build(tmp_path, {"slides.md": DECK}).report
    assert found.code == "unreadable-formula"
