"""A template file → `Template`.

    ---
    props:
      class: {default: ""}
      image: {kind: image}
    slots: [default, left]
    ---
    <div class="slidev-layout {{ class }}"><slot/><slot name="left"/></div>

The declarations between the dashes may be left out: then there are no props and one slot.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from slidegen.core.theme import LAYERS, Template
from slidegen.core.yaml import YamlSyntaxError, load_yaml

PROP_KINDS = frozenset({"text", "image", "number", "bool", "list", "map", "classes", "any"})
"""What the value of a prop may be. A declaration may name several: `kind: [bool, text]`."""


class TemplateError(Exception):
    """A template that cannot be used. `line` is 1-based in its file, 0 where unknown."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(message)
        self.path, self.line, self.message = path, line, message


def load_templates(folder: Path) -> dict[str, Template]:
    """Every `NAME.html` right in `folder`, by name; empty where there is no such folder."""
    if not folder.is_dir():
        return {}
    return {path.stem: load_template(path) for path in sorted(folder.glob("*.html"))}


def load_layers(folder: Path) -> dict[str, tuple[Template, ...]]:
    """The layers right in `folder` (`global-top.html`, `GlobalTop.html`), by their kebab-case names."""
    if not folder.is_dir():
        return {}
    found = {
        name: [path for path in sorted(folder.glob("*.html")) if path.stem in layer_stems(name)]
        for name in LAYERS
    }
    return {name: tuple(load_template(path) for path in paths) for name, paths in found.items() if paths}


def layer_stems(name: str) -> tuple[str, ...]:
    """What the file of layer `name` may be called, without its ending: `global.html` is the top one."""
    pascal = "".join(word.capitalize() for word in name.split("-"))
    return (name, pascal, "global", "Global") if name == "global-top" else (name, pascal)


def load_template(path: Path) -> Template:
    """The template in the file at `path`. Raises TemplateError, OSError."""
    return _read(path, path.read_text(encoding="utf-8"))


@lru_cache(maxsize=512)
def _read(path: Path, text: str) -> Template:
    """A server reads every template again for each build, and few of them change."""
    declared, source = _split(path, text)
    props = declared.get("props") or {}
    if not isinstance(props, Mapping):
        raise TemplateError(path, 1, "`props` must map a prop's name to its declaration")
    slots = declared.get("slots", ["default"])
    if not isinstance(slots, list):
        raise TemplateError(path, 1, "`slots` must be a list of names")
    return Template(
        name=path.stem,
        path=path,
        source=source,
        props={str(name): _prop(path, str(name), given) for name, given in props.items()},
        slots=tuple(str(slot) for slot in slots),
    )


def _split(path: Path, text: str) -> tuple[Mapping[str, Any], str]:
    """The declarations, and the markup on its own lines (blank lines keep its line numbers right)."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    try:
        end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    except StopIteration:
        raise TemplateError(path, 1, "the declarations are never closed: a line `---` is missing") from None
    try:
        declared = load_yaml("\n".join(lines[1:end])) or {}
    except YamlSyntaxError as error:
        raise TemplateError(path, 1 + error.line, f"the declarations are not YAML: {error.problem}") from None
    if not isinstance(declared, Mapping):
        raise TemplateError(path, 1, "the declarations must be `props` and `slots`")
    return declared, "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def _prop(path: Path, name: str, given: object) -> Mapping[str, Any]:
    """The declaration of one prop: `default`, `kind` (the first one), `kinds`, `choices`."""
    declared: Mapping[str, Any] = given if isinstance(given, Mapping) else {"default": given}
    kind = declared.get("kind", "text")
    kinds = tuple(kind) if isinstance(kind, list) else (kind,)
    for one in kinds:
        if one not in PROP_KINDS:
            raise TemplateError(path, 1, f"prop `{name}` has the unknown kind `{one}`")
    choices = declared.get("choices") or ()
    return {
        "default": declared.get("default"),
        "kind": kinds[0],
        "kinds": kinds,
        "choices": tuple(str(choice) for choice in choices),
    }
