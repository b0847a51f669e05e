"""Which codes the program can report, read from its source.

Every finding is made with `Report.error`, `Report.warning` or a type or function of the program that
takes a `code`. So the codes are the constants that stand at such a place in a call, and the keys of the
table of quirks, whose words are looked up by code.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "slidegen"
CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def reported_codes() -> dict[str, str]:
    """Each code, and where it is reported first: `passes/links.py:55`."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    takers = {"error": 0, "warning": 0} | {name: at for tree in trees.values() for name, at in _takers(tree)}
    found: dict[str, str] = {}
    for path, tree in trees.items():
        for code, line in (*_calls(tree, takers), *_tables(tree)):
            found.setdefault(code, f"{path.relative_to(SOURCE).as_posix()}:{line}")
    return found


def _takers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions and types that take a `code` of a finding, and at which place (0-based, without `self`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
        elif isinstance(node, ast.ClassDef):
            names = [one.target.id for one in node.body if isinstance(one, ast.AnnAssign)]
        else:
            continue
        if ("code" in names and "message" in names) or (node.name == "warn" and "code" in names):
            yield node.name, names.index("code")


def _calls(tree: ast.Module, takers: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    named = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in takers and len(node.args) > takers[name]:
                argument = node.args[takers[name]]
                written = named.get(argument.id, argument) if isinstance(argument, ast.Name) else argument
                for part in ast.walk(written):
                    if isinstance(part, ast.Constant) and CODE.fullmatch(str(part.value)):
                        yield str(part.value), node.lineno


def _tables(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("FIT_HINTS", "QUIRKS"):
            assert isinstance(node.value, ast.Dict)
            yield from ((key.value, key.lineno) for key in node.value.keys if isinstance(key, ast.Constant))
