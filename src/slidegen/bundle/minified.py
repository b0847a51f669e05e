"""The page's runtime as the build hook minified and packed it.

In:  assets/runtime, assets/styles/chrome; vendor/dist/runtime.json, which says of which of them it was made.
Out: it, or None where the runtime has changed since, as in a checkout that is worked on: it is
     then joined as it is, and only larger.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from slidegen.bundle.packs import Pack
from slidegen.core.records import record
from slidegen.shipped import assets_dir, vendor_dir

FEATURES = "SLIDEGEN_FEATURES"
"""The name by which the script calls the list of features that it starts with."""


@record
class Minified:
    """What bundle.mjs made of assets/runtime."""

    open: str
    """The script that ends the page, with the free name `FEATURES`."""
    packs: Mapping[str, Pack]
    """By name: `start`, `tools`."""
    features: Mapping[Path, str]
    """Modules that only some pages have → an expression that gives the function of each."""


@cache
def minified_runtime() -> Minified | None:
    """The runtime, where it is of the files that are there when it is first asked for."""
    sources, made = _made()
    return made if made.open and sources == _hash() else None


def chrome_sheets() -> list[Path]:
    """The styles of what the runtime adds to the page, in order."""
    return sorted((assets_dir() / "styles" / "chrome").glob("*.css"))


def _hash() -> str:
    """Of all that it was made from, as hatch_build.py and bundle.mjs make it."""
    digest = hashlib.sha256()
    folder = assets_dir() / "runtime"
    modules = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.js")}
    sheets = {f"chrome/{path.name}": path for path in chrome_sheets()}
    for name, file in [*sorted(modules.items()), *sheets.items()]:
        digest.update(f"{name}\0".encode() + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _made() -> tuple[str, Minified]:
    try:
        made = json.loads((vendor_dir() / "runtime.json").read_text(encoding="utf-8"))
        packs = {name: Pack(one["text"], one["size"]) for name, one in made["packs"].items()}
        features = {assets_dir() / "runtime" / name: str(code) for name, code in made["features"].items()}
        return str(made["sources"]), Minified(str(made["open"]), packs, features)
    except (OSError, ValueError, KeyError):
        return "", Minified("", {}, {})
