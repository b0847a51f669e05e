"""tests/parity.md names, for every feature of Slidev's, something that is really there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from spec_fixtures import SPEC, read_fixtures

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src"
ROW = re.compile(r"\| (\d+) \| ([^|]+) \| ([^|]+) \|")
ROWS = [
    match
    for line in (TESTS / "parity.md").read_text(encoding="utf-8").split("\n")
    if (match := ROW.fullmatch(line))
]
LATER = {"presenting": range(135, 162), "CI": range(162, 172)}
"""Rows that may wait, by what they belong to."""


def test_every_row_of_the_reference_is_there_once():
    assert [int(row[1]) for row in ROWS] == list(range(1, 181))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[1]} {row[2]}" for row in ROWS])
def test_what_a_row_names_is_there(row: re.Match[str]):
    for reference in row[3].split(" · "):
        if reference in LATER:
            assert int(row[1]) in LATER[reference]
        elif reference.startswith("`"):
            assert reference.strip("`") in codes(), reference
        elif "::" in reference:
            module, _, name = reference.partition("::")
            assert name in functions(module), reference
        else:
            file, _, title = reference.partition(": ")
            assert title in titles(file), reference


@cache
def codes() -> set[str]:
    """All text in the program that could be a code of a diagnostic."""
    words = set()
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        words |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return words


@cache
def functions(module: str) -> set[str]:
    (path,) = [*TESTS.glob(f"{module}.py"), *TESTS.glob(f"browser/{module}.py")]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@cache
def titles(file: str) -> set[str]:
    return {fixture.title for fixture in read_fixtures(SPEC / f"{file}.md")}
