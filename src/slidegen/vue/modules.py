"""A deck's own code: single-file components, scripts and data → modules for the engine.

In:  the files that a slide uses. Out: their code as CommonJS, each import named, their styles, and every
mistake at its place in its own file. What is compiled is kept by content.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from slidegen.cache import Cache, cache_key
from slidegen.core.deck import StyleBlock
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.patterns import pattern
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources
from slidegen.engine import engine_for, engine_version
from slidegen.vue.styles import component_styles

BUILT_IN = pattern(r"(?:vue|@vue/(?:runtime-(?:core|dom)|reactivity)|(?:@slidev/client|#slidev)(?:/.*)?)")
ENDINGS = ("", ".ts", ".js", ".mjs", ".vue", ".json", "/index.ts", "/index.js", "/index.vue")
SCRIPTS = frozenset({".ts", ".js", ".mjs", ".mts", ".cjs", ".tsx", ".jsx"})
_BY_NAME = pattern(r'resolveComponent\.call\(void 0, "([^"]+)"')
_ANY_NAME = pattern(r"resolveDynamicComponent|getCurrentInstance")
_KIND = "vue-sfc"


@dataclass(slots=True)
class Module:
    """One file, ready for the engine."""

    code: str
    scope: str | None
    """`data-v-…` of a component with scoped styles, empty for one without; None for what is none."""
    requires: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> Mapping[str, Any]:
        """What the engine is given."""
        return {"code": self.code, "scope": self.scope, "requires": self.requires}


@dataclass(slots=True)
class Modules:
    """The modules of one slide, as they are asked for."""

    folder: Path
    """The slide's: pictures that a component imports are named from there."""
    sources: Sources
    report: Report
    cache: Cache
    loaded: dict[str, Module] = field(default_factory=dict)
    styles: list[StyleBlock] = field(default_factory=list)
    files: dict[str, SourceFile] = field(default_factory=dict)
    """Module → its text, for messages."""
    unreadable: set[str] = field(default_factory=set)
    """Components that cannot be compiled: they are drawn as a box."""
    names: set[str] = field(default_factory=set)
    """Components that are asked for by name alone."""
    wants_any: bool = False
    """A component is chosen while the slide is drawn: it may be any."""
    packages: dict[str, Span] = field(default_factory=dict)
    """Packages that nobody has installed here, and where each is imported."""

    def name_of(self, path: Path) -> str:
        """The module of a file: its path from the root that it is below, the same on every machine."""
        located = path.resolve()
        for number, root in enumerate(self.sources.roots):
            if located.is_relative_to(root):
                lead = "" if number == 0 else f"{number}:"
                return lead + located.relative_to(root).as_posix()
        return located.name

    def load(self, path: Path) -> str | None:
        """The module of the file at `path`, with all that it imports; None where it cannot be read."""
        name = self.name_of(path)
        if name in self.loaded:
            return name
        try:
            file = self.sources.read(path)
        except (OSError, NotTextError, OutsideRootsError):
            return None
        self.files[name] = file
        self.loaded[name] = module = Module("", None)
        if path.suffix == ".vue":
            self._component(name, path, file, module)
        else:
            self._script(name, path, file, module)
        return name

    def setup(self, text: str, span: Span, folder: Path) -> str | None:
        """The module of a slide's `<script setup>`, whose block `text` starts at `span`."""
        name = "<script setup>"
        made = self._compiled("setup", text, "data-v-slide")
        for error in made["errors"]:
            line = span.line + int(error["line"]) - 1
            self.report.error("vue-syntax", f"`<script setup>`: {error['message']}", Span(span.file, line))
        if made["errors"]:
            return None
        self.files[name] = SourceFile(span.file.path, span.file.text)
        self.loaded[name] = module = Module(made["code"], None)
        self._imports(name, folder, made["requires"], module)
        return name

    def place(self, name: str, word: str) -> Span | None:
        """Where `word` first stands in the file of a module."""
        file = self.files.get(name)
        if file is None:
            return None
        match = re.search(rf"(?<![\w$]){re.escape(word)}(?![\w$])", file.text)
        if match is None:
            return Span(file, 1)
        line = file.text.count("\n", 0, match.start()) + 1
        column = match.start() - (file.text.rfind("\n", 0, match.start()) + 1) + 1
        return Span(file, line, column, len(word))

    def _component(self, name: str, path: Path, file: SourceFile, module: Module) -> None:
        scope = f"data-v-{sha256(name.encode()).hexdigest()[:8]}"
        made = self._compiled("component", file.text, scope, path.name)
        for error in (*made["errors"], *made["remarks"]):
            self.report.error("vue-syntax", str(error["message"]), _span(file, error), error.get("hint"))
        if made["errors"]:
            self.unreadable.add(name)
        module.code, module.scope = made["code"], scope if made["scoped"] else ""
        self.names.update(_BY_NAME.findall(module.code))
        self.wants_any = self.wants_any or _ANY_NAME.search(module.code) is not None
        self._imports(name, path.parent, made["requires"], module)
        self.styles += component_styles(made["styles"], file, path.parent, self.report)

    def _script(self, name: str, path: Path, file: SourceFile, module: Module) -> None:
        if path.suffix == ".json":
            module.code = self._json(file)
            return
        made = self._compiled("script", file.text, path.name)
        for error in made["errors"]:
            self.report.error("vue-syntax", str(error["message"]), _span(file, error))
        module.code = made["code"]
        self._imports(name, path.parent, made["requires"], module)

    def _json(self, file: SourceFile) -> str:
        try:
            json.loads(file.text)
        except json.JSONDecodeError as error:
            self.report.error("vue-syntax", f"not JSON: {error.msg}", Span(file, error.lineno, error.colno))
            return _exports("null")
        return _exports(file.text)

    def _imports(self, name: str, folder: Path, requires: list[str], module: Module) -> None:
        for wanted in requires:
            if BUILT_IN.fullmatch(wanted):
                continue
            place = self.place(name, wanted) or Span(self.files[name], 1)
            if wanted.startswith((".", "/", "@/", "~/")):
                found = self._file(wanted, folder, place)
                if found is not None:
                    module.requires[wanted] = found
            else:
                self.packages.setdefault(wanted, place)

    def _file(self, wanted: str, folder: Path, place: Span) -> str | None:
        """The module that an import of a file means; an error where there is none."""
        bare, _, query = wanted.partition("?")
        base = self.sources.roots[0] if bare.startswith(("@/", "~/")) else folder
        start = base / bare[2:] if base is not folder else folder / bare
        if bare.startswith("/"):
            start = self.sources.roots[0] / bare.lstrip("/")
        for ending in ENDINGS:
            path = Path(os.path.normpath(f"{start}{ending}"))
            try:
                if self.sources.has(path):
                    return self._of_kind(path, query)
            except (OSError, NotTextError, OutsideRootsError):
                break
        self.report.error(
            "vue-import", f"`{wanted}` cannot be read", place, f"looked for {self.sources.shown(Path(start))}"
        )
        return None

    def _of_kind(self, path: Path, query: str) -> str | None:
        if query != "raw" and (path.suffix in SCRIPTS or path.suffix in (".vue", ".json")):
            return self.load(path)
        name = f"{self.name_of(path)}?{query}"
        if query == "raw":
            self.loaded[name] = Module(_exports(json.dumps(self.sources.read(path).text)), None)
        elif path.suffix == ".css":
            file = self.sources.read(path)
            self.loaded[name] = Module("", None)
            self.styles.append(StyleBlock(file.text, Span(file, 1), scoped=False, folder=path.parent))
        else:
            address = Path(os.path.relpath(path, self.folder)).as_posix()
            text = address if address.startswith(".") else f"./{address}"
            self.loaded[name] = Module(_exports(json.dumps(text)), None)
        return name

    def _compiled(self, function: str, *args: str) -> Any:
        key = cache_key(engine_version(_KIND), function, *args)
        if key not in _compiled:
            kept = self.cache.get(_KIND, key)
            if kept is None:
                kept = json.dumps(engine_for(_KIND).call(function, *args)).encode()
                self.cache.put(_KIND, key, kept)
            if len(_compiled) > 500:
                _compiled.clear()
            _compiled[key] = json.loads(kept)
        return _compiled[key]


_compiled: dict[str, Any] = {}
"""What this process has compiled, by content."""


def _exports(value: str) -> str:
    return f"Object.assign(exports, {{__esModule: true, default: {value}}});"


def _span(file: SourceFile, mistake: Mapping[str, Any]) -> Span:
    line = max(1, min(int(mistake["line"]), len(file.lines)))
    return Span(file, line, max(1, min(int(mistake["column"]), len(file.line(line)) or 1)))
