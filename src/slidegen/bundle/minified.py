"""The page's runtime as the build hook minified it.

In:  assets/runtime, and vendor/dist/runtime.json, which says of which runtime it was made.
Out: the scripts, or None where the runtime has changed since, as in a checkout that is worked on: it is
     then joined as it is, and only larger.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from slidegen.shipped import assets_dir, vendor_dir

FEATURES = "SLIDEGEN_FEATURES"
"""The name by which the script calls the list of features that it starts with."""


@dataclass(frozen=True, slots=True)
class Minified:
    """What bundle.mjs made of assets/runtime."""

    script: str
    """With the free name `FEATURES`."""
    tools: Mapping[str, str]
    """Name of a module in tools/ → a script that hands its function over (see tools.js)."""


@cache
def minified_runtime() -> Minified | None:
    """The runtime and its tools, where they are of the modules that are there when it is first asked for."""
    sources, made = _made()
    return made if made.script and sources == _hash(runtime_modules()) else None


def runtime_modules() -> tuple[Path, ...]:
    """What every page carries: the modules that start with it, then those of tools, each by name."""
    folder = assets_dir() / "runtime"
    tools = sorted(folder.glob("tools/**/*.js"), key=lambda path: path.relative_to(folder).as_posix())
    return (*sorted(folder.glob("*.js")), *tools)


def _hash(files: Iterable[Path]) -> str:
    """As hatch_build.py and bundle.mjs make it."""
    digest = hashlib.sha256()
    folder = assets_dir() / "runtime"
    for file in files:
        name = file.relative_to(folder).as_posix()
        digest.update(f"{name}\0".encode() + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _made() -> tuple[str, Minified]:
    try:
        made = json.loads((vendor_dir() / "runtime.json").read_text(encoding="utf-8"))
        return str(made["sources"]), Minified(str(made["script"]), dict(made["tools"]))
    except (OSError, ValueError, KeyError):
        return "", Minified("", {})
