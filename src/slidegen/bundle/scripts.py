"""ES modules → one classic script.

    (() => { "use strict"; …the modules of open.js, each after those it imports…
    open([(() => { …a theme's modules… return rain; })()]); })()

The runtime itself is taken as the build hook minified it, where that is of the same sources.

The runtime's modules share one scope, so they are joined as they are: named imports and exports only,
none renamed, no circles, no top-level name twice. A theme's module and those that it imports have a
scope of their own, since nobody who writes a theme knows the runtime's names. A broken rule is a
ScriptError at its line, never a page that fails on stage.
"""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from slidegen.bundle.javascript import HOLE, UnclosedError, fill, read_code, safe_in_html, squeeze
from slidegen.core.patterns import pattern
from slidegen.core.records import record

_IMPORT = pattern(rf"^import\s*\{{([^}}]*)\}}\s*from\s*{HOLE}[ \t]*;?", re.MULTILINE)
_EXPORT = pattern(
    r"^export\s+(?=(?:async\s+function|function|class|const|let)\b[\s*]*([\w$]+))", re.MULTILINE
)
_NAME = pattern(
    r"^(?:export\s+)?(?:async\s+function|function|class|const|let|var)\b[\s*]*([\w$]+|\{[^}]*\}|\[[^\]]*\])",
    re.MULTILINE,
)
_TAKEN_APART = pattern(r"[\w$]+\s*:|=[^,}\]]*|[\w$]+")
"""In `{ a, b: c = 1 }`: keys, defaults, and what is left: the names."""
_FORBIDDEN = (
    (pattern(r"^import\b(?!\s*\()", re.MULTILINE), 'only named imports: import { a, b } from "./file.js"'),
    (pattern(r"^export\b", re.MULTILINE), "only declarations are exported: export function name() {}"),
    (pattern(r"import(?<![\w$.]import)\s*\("), "nothing is imported later: the page asks for no file"),
    (pattern(r"import(?<![\w$.]import)\s*\.\s*meta\b"), "there is no import.meta in a joined script"),
    (pattern(r"^await\b", re.MULTILINE), "a joined script cannot wait at its top level"),
)


class ScriptError(ValueError):
    """A module that cannot be joined: `rain.js:3: …`."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path.name}:{line}: {message}")


@record
class Import:
    """One `import` statement."""

    names: tuple[str, ...]
    path: Path
    line: int
    """1-based."""


@record
class Module:
    """A module read, its code ready to be joined."""

    path: Path
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    names: tuple[tuple[str, int], ...]
    """Names that it declares at its top level, with their 1-based lines."""
    code: str


def join_scripts(main: Path, features: Iterable[Path], start: str = "start") -> str:
    """A script: `main` with all that it imports, then its function `start` with the `features`.

    A feature is a module with one exported function of the file's name (`digital-rain.js` exports
    `digitalRain`). Raises ScriptError, OSError.
    """
    runtime = _in_order(main, {}, ())
    if start not in _read(main).exports:
        raise ScriptError(main, 1, f"the first module exports `{start}`")
    code = "\n".join([*_joined(runtime), f"{start}({join_features(features)});"])
    return f'(()=>{{"use strict";\n{code}\n}})();'


def join_features(features: Iterable[Path], made: Mapping[Path, str] | None = None) -> str:
    """A list of their functions, as an expression; `made` has those of modules that were joined before."""
    known = made or {}
    return f"[{','.join(known.get(path) or _feature(path) for path in features)}]"


def join_packed(path: Path, name: str | None = None) -> str:
    """A script that hands the function of the module at `path` over, named as its file or `name`."""
    return f'dispatchEvent(new CustomEvent("slidegen-script",{{detail:{_feature(path, name)}}}));'


def join_module(path: Path) -> str:
    """A script that calls the function of the module at `path`: a page of its own has no deck."""
    return f"({_feature(path)})();"


def _feature(path: Path, name: str | None = None) -> str:
    """An expression that gives the function of a feature."""
    first, *rest = path.stem.split("-")
    name = name or first + "".join(word.capitalize() for word in rest)
    module = _read(path)
    if module.exports != (name,):
        raise ScriptError(path, 1, f"this module exports one function, `{name}`, named as its file")
    code = "\n".join(_joined(_in_order(path, {}, ())))
    return f"(()=>{{\n{code}\nreturn {name};\n}})()"


def _in_order(path: Path, found: dict[Path, Module], above: tuple[Path, ...]) -> dict[Path, Module]:
    """The module at `path` and those it imports, each after its own imports."""
    if path in found:
        return found
    module = _read(path)
    for wanted in module.imports:
        if wanted.path in (*above, path):
            raise ScriptError(path, wanted.line, f"{wanted.path.name} and this module import each other")
        if not wanted.path.is_file():
            raise ScriptError(path, wanted.line, f"there is no {wanted.path.name}")
        _in_order(wanted.path, found, (*above, path))
        missing = [name for name in wanted.names if name not in found[wanted.path].exports]
        if missing:
            raise ScriptError(path, wanted.line, f"{wanted.path.name} does not export `{missing[0]}`")
    found[path] = module
    return found


def _joined(modules: dict[Path, Module]) -> list[str]:
    owners: dict[str, Module] = {}
    for module in modules.values():
        for name, line in module.names:
            if name in owners:
                raise ScriptError(module.path, line, f"`{name}` is a name of {owners[name].path.name}, too")
            owners[name] = module
    return [module.code for module in modules.values() if module.code]


def _read(path: Path) -> Module:
    return _parse(path, path.read_text(encoding="utf-8"))


@lru_cache(maxsize=256)
def _parse(path: Path, text: str) -> Module:
    try:
        code = read_code(text)
    except UnclosedError as error:
        raise ScriptError(path, error.line, str(error)) from None
    plain, literals = code.plain, list(code.literals)
    imports = tuple(_import(path, plain, literals, match) for match in _IMPORT.finditer(plain))
    exports = tuple(match[1] for match in _EXPORT.finditer(plain))
    bare = _EXPORT.sub("", _IMPORT.sub(lambda match: HOLE + "\n" * match[0].count("\n"), plain))
    for forbidden, message in _FORBIDDEN:
        if broken := forbidden.search(bare):
            raise ScriptError(path, _line(bare, broken.start()), message)
    for match in reversed(list(_IMPORT.finditer(plain))):
        del literals[plain.count(HOLE, 0, match.end()) - 1]
    kept = squeeze(_EXPORT.sub("", _IMPORT.sub("", plain)))
    return Module(path, imports, exports, _names(plain), safe_in_html(fill(kept, tuple(literals))))


def _import(path: Path, plain: str, literals: list[str], match: re.Match[str]) -> Import:
    line = _line(plain, match.start())
    names = tuple(name.strip() for name in match[1].split(",") if name.strip())
    renamed = next((name for name in names if not re.fullmatch(r"[\w$]+", name)), None)
    if renamed is not None:
        raise ScriptError(path, line, f"`{renamed}`: an import keeps its name")
    target = literals[plain.count(HOLE, 0, match.end()) - 1][1:-1]
    if not target.startswith(("./", "../")):
        raise ScriptError(path, line, f"`{target}` is no file beside this one")
    return Import(names, Path(os.path.normpath(path.parent / target)), line)


def _names(plain: str) -> tuple[tuple[str, int], ...]:
    names: list[tuple[str, int]] = []
    for match in _NAME.finditer(plain):
        parts = _TAKEN_APART.findall(match[1])
        line = _line(plain, match.start())
        names += [(part, line) for part in parts if not part.startswith("=") and not part.endswith(":")]
    return tuple(names)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
