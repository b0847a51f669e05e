"""The runtime without a browser: its arithmetic, its types, its size.

The arithmetic's tests are in tests/runtime, in the form of Node's test runner (`node --test
tests/runtime`). Here they run in the QuickJS that slidegen has anyway, so they need no Node.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import quickjs

from slidegen.bundle import unpack
from slidegen.bundle.minified import minified_runtime
from slidegen.bundle.scripts import join_scripts

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "assets" / "runtime"
MODULES = sorted([*RUNTIME.glob("*.js"), *RUNTIME.glob("tools/**/*.js"), *RUNTIME.parent.glob("check/*.js")])
TYPESCRIPT = "typescript@7.0.2"

FILE_LINES = 150
FUNCTION_LINES = 40
RUNTIME_BYTES = 60_000
JOINED_BYTES = 82_000
"""Of a runtime that has changed since the build hook minified it: not quite three quarters of it remain."""

IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
NODES_OWN = re.compile(r'^import \w+ from "node:[^"]+";\n', re.MULTILINE)
HARNESS = """
const same = (actual, expected) => {
  const written = (value) => JSON.stringify(value, (_, inner) =>
    inner && inner.constructor === Object ? Object.fromEntries(Object.entries(inner).sort()) : inner);
  if (written(actual) !== written(expected)) throw Error(`${written(actual)} is not ${written(expected)}`);
};
const assert = {
  deepEqual: same,
  equal(actual, expected) {
    if (!Object.is(actual, expected)) throw new Error(`${String(actual)} is not ${String(expected)}`);
  },
};
const outcomes = {};
const test = (title, run) => {
  try {
    run();
    outcomes[title] = "";
  } catch (error) {
    outcomes[title] = error.message;
  }
};
"""


def outcomes_of(path: Path) -> dict[str, str]:
    """Each test of the file, with what went wrong or nothing."""
    context = quickjs.Context()
    context.eval(HARNESS + _joined(path, set()))
    outcomes: dict[str, str] = json.loads(context.eval("JSON.stringify(outcomes)"))
    return outcomes


def _joined(path: Path, taken: set[Path]) -> str:
    text = NODES_OWN.sub("", path.read_text(encoding="utf-8"))
    before = ""
    for _, address in IMPORT.findall(text):
        imported = (path.parent / address).resolve()
        if imported not in taken:
            taken.add(imported)
            before += _joined(imported, taken)
    return before + re.sub(r"^export ", "", IMPORT.sub("", text), flags=re.MULTILINE)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests/runtime").glob("*.test.mjs")), ids=lambda path: path.name
)
def test_the_arithmetic_of_the_runtime_holds(path: Path) -> None:
    outcomes = outcomes_of(path)
    assert len(outcomes) == path.read_text(encoding="utf-8").count('\ntest("')
    assert {title: outcome for title, outcome in outcomes.items() if outcome} == {}


def test_a_wrong_expectation_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "wrong.test.mjs").write_text(
        'test("sums", () => assert.equal(1 + 1, 3));\n', encoding="utf-8"
    )
    assert outcomes_of(tmp_path / "wrong.test.mjs") == {"sums": "2 is not 3"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_fits_its_budget(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= FILE_LINES
    assert {name: size for name, size in function_sizes(lines).items() if size > FUNCTION_LINES} == {}


def function_sizes(lines: list[str]) -> dict[str, int]:
    """Lines of each top-level function and each method, by the form that the runtime is written in."""
    sizes = {}
    for indent in ("", "  "):
        head = re.compile(rf"{indent}(?:export )?(?:async )?(?:function |get |#)?(\w+)\([^()]*\) \{{$")
        for start, line in enumerate(lines):
            if (match := head.match(line)) and match[1] not in {"if", "for", "while", "switch"}:
                end = lines.index(f"{indent}}}", start)
                sizes[match[1]] = end - start + 1
    return sizes


def test_the_whole_runtime_fits_its_budget() -> None:
    script = join_scripts(RUNTIME / "main.js", [])
    assert len(script.encode("utf-8")) <= JOINED_BYTES
    minified = minified_runtime()
    if minified is not None:
        started = unpack(minified.packs["start"].text)["start"]
        assert len((minified.open + started).encode("utf-8")) <= RUNTIME_BYTES


def test_the_runtime_evaluates_and_fetches_nothing() -> None:
    script = join_scripts(RUNTIME / "main.js", [])
    found = re.findall(
        r"\b(?:eval|Function|fetch|XMLHttpRequest|WebSocket|EventSource|import|innerHTML)\b", script
    )
    assert found == []


if shutil.which("npm"):

    @pytest.mark.slow
    def test_the_types_of_the_runtime_hold(pytestconfig: pytest.Config) -> None:
        cache = pytestconfig.cache
        assert cache is not None
        folder = cache.mkdir(TYPESCRIPT.replace("@", "-"))
        npm = str(shutil.which("npm"))
        if not (folder / "node_modules" / "typescript").is_dir():
            install = [
                npm,
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--prefix",
                str(folder),
                TYPESCRIPT,
            ]
            subprocess.run(install, check=True, capture_output=True)
        check = [
            shutil.which("tsc", path=folder / "node_modules" / ".bin") or "tsc",
            "--project",
            str(RUNTIME),
        ]
        outcome = subprocess.run(check, capture_output=True, encoding="utf-8", check=False)
        assert outcome.stdout == ""
        assert outcome.returncode == 0
