"""The page's runtime as the build hook minified it.

In:  assets/runtime, and vendor/dist/runtime.json, which says of which runtime it was made.
Out: the script, or None where the runtime has changed since, as in a checkout that is worked on: it is
     then joined as it is, and only larger.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from slidegen.shipped import assets_dir, vendor_dir

FEATURES = "SLIDEGEN_FEATURES"
"""The name by which the script calls the list of features that it starts with."""


def minified_runtime() -> str | None:
    """A script with the free name `FEATURES`."""
    folder = assets_dir() / "runtime"
    files = tuple(sorted(folder.glob("*.js")))
    stamps = tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    sources, script = _made()
    return script if script and sources == _hash(files, stamps) else None


@lru_cache(maxsize=4)
def _hash(files: tuple[Path, ...], _stamps: tuple[tuple[str, int, int], ...]) -> str:
    """As hatch_build.py and bundle.mjs make it; read again when a file's stamp changes."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\0".encode() + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _made() -> tuple[str, str]:
    try:
        made = json.loads((vendor_dir() / "runtime.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "", ""
    return str(made.get("sources", "")), str(made.get("script", ""))
