"""How the house is kept: sizes, names, and words that have no place in it. An exception says its reason."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

MODULE, FUNCTION, PARAMETERS, POSITIONAL = 300, 50, 6, 5
SCRIPT, SCRIPT_FUNCTION = 150, 40
SHEET = 250

LONG_FILES = {
    "assets/vendor/bundle.mjs": "runs by itself, before there is anything that could be imported",
    "tests/bench/compare_with_slidev.py": "runs by itself, beside a Slidev",
}
"""Files over their budget, each with the reason."""

MANY_PARAMETERS = {
    "src/slidegen/cli.py": "click passes each option by its name",
}

NO_NAMES = re.compile(r"(^|[_-])(utils?|helpers?|managers?|misc|common|base|handlers?|stuff)([_.-]|$)")
NO_WORDS = re.compile(r"\b(TO-?DO|FIX-?ME|X{3}|HACK)\b")
NO_SKIPS = re.compile(r"\bpytest\.(skip|xfail|importorskip)\b|mark\.(skip|skipif|xfail)\b")
NO_MACHINE = re.compile(r"(?<![\w.])/(?:root|work|tmp)/\w")

TEXTS = {".py", ".js", ".mjs", ".ts", ".css", ".html", ".md", ".toml", ".json", ".svg"}
SOURCES = ("src", "assets", "themes", "tests", "decks")


def files(*folders: str, ending: str) -> list[Path]:
    """The files below `folders` that are ours: what is fetched or built is not."""
    found = (path for folder in folders for path in (ROOT / folder).rglob(f"*{ending}"))
    return sorted(path for path in found if not {"node_modules", "dist", "__pycache__"} & set(path.parts))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def length(path: Path) -> int:
    return text(path).count("\n")


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def is_excepted(path: Path, exceptions: dict[str, str]) -> bool:
    return any(name(path) == one or name(path).startswith(f"{one}/") for one in exceptions)


@pytest.mark.parametrize(
    ("folders", "ending", "most"),
    [
        (("src", "tests"), ".py", MODULE),
        (("assets", "themes"), ".js", SCRIPT),
        (("assets",), ".mjs", SCRIPT),
        (("assets", "themes"), ".css", SHEET),
    ],
    ids=["modules", "scripts", "build scripts", "style sheets"],
)
def test_no_file_is_longer_than_one_reads_at_once(folders: tuple[str, ...], ending: str, most: int):
    found = files(*folders, ending=ending)
    assert len(found) > 0
    assert [
        f"{name(path)}: {length(path)} lines, not {most}"
        for path in found
        if length(path) > most and not is_excepted(path, LONG_FILES)
    ] == []


def test_no_function_is_longer_than_a_screen():
    assert [
        f"{name(path)}:{function.lineno}: {function.name} has {lines} lines, not {FUNCTION}"
        for path in files("src", "tests", ending=".py")
        for function in functions(path)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION
    ] == []


def test_no_function_of_a_script_is_longer_than_a_screen():
    assert [
        f"{name(path)}:{start}: {lines} lines, not {SCRIPT_FUNCTION}"
        for path in files("assets", "themes", ending=".js")
        for start, lines in script_functions(text(path))
        if lines > SCRIPT_FUNCTION and "/entries/" not in name(path)
    ] == []


SCRIPT_FUNCTION_START = re.compile(
    r"^( *)(?!if |for |while |switch |return )(?:export )?(?:async )?"
    r"(?:function\b.*|static .*|[#\w]+ ?\(.*\) |const \w+ = .*=> )\{$"
)


def script_functions(script: str) -> Iterator[tuple[int, int]]:
    """First line and number of lines of each function and method whose body opens at the end of a line."""
    lines = script.split("\n")
    for number, line in enumerate(lines):
        found = SCRIPT_FUNCTION_START.match(line)
        if found is None:
            continue
        end = next(at for at in range(number + 1, len(lines)) if lines[at].startswith(f"{found[1]}}}"))
        yield number + 1, end - number + 1


def test_functions_take_few_parameters():
    found = [
        f"{name(path)}:{function.lineno}: {function.name} takes {len(every)}, {len(by_place)} by place"
        for path in files("src", ending=".py")
        if not is_excepted(path, MANY_PARAMETERS)
        for function in functions(path)
        for by_place in [[one for one in function.args.args if one.arg not in ("self", "cls")]]
        for every in [by_place + function.args.kwonlyargs]
        if len(every) > PARAMETERS or len(by_place) > POSITIONAL
    ]
    assert found == []


def test_files_are_named_for_what_they_own():
    found = [path for folder in SOURCES for path in (ROOT / folder).rglob("*")]
    own = [path for path in found if not {"node_modules", "dist", "__pycache__"} & set(path.parts)]
    layers = {"assets/styles/base"}  # Slidev's own name of the first part of its cascade
    assert [name(path) for path in own if NO_NAMES.search(path.name) and name(path) not in layers] == []


def test_nothing_is_left_for_later_and_no_test_is_left_out():
    here = Path(__file__)
    for path in (one for ending in TEXTS for one in files(*SOURCES, ending=ending)):
        if path == here or path.name == "package-lock.json":
            continue
        content = text(path)
        assert not NO_WORDS.search(content), name(path)
        assert not NO_SKIPS.search(content), name(path)


def test_no_path_of_a_machine_is_written_down():
    documents = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md", ROOT / "pyproject.toml"]
    for path in [*documents, *files("src", "assets", "themes", "decks", ending=".py")]:
        assert not NO_MACHINE.search(text(path)), name(path)


def test_every_test_is_named_by_a_sentence():
    short = [
        f"{name(path)}:{function.lineno}: {function.name}"
        for path in files("tests", ending=".py")
        for function in functions(path)
        if function.name.startswith("test_") and function.name.count("_") < 3
    ]
    assert short == []


def test_no_two_test_files_have_one_name():
    """pytest refuses the second one when all are run at once."""
    names = [path.name for path in files("tests", ending=".py") if path.name.startswith("test_")]
    assert sorted(names) == sorted(set(names))


def test_no_test_hides_another_of_its_name():
    for path in files("tests", ending=".py"):
        names = [node.name for node in ast.parse(text(path)).body if isinstance(node, ast.FunctionDef)]
        assert len(names) == len(set(names)), name(path)


def test_every_module_says_what_it_is_for():
    for path in files("src", ending=".py"):
        assert ast.get_docstring(ast.parse(text(path))), name(path)


def test_every_exception_is_still_needed():
    for one in LONG_FILES:
        assert length(ROOT / one) > (MODULE if one.endswith(".py") else SCRIPT), one
