"""The single-file components of a folder in Slidev's form (Slidev reference §2.7), found but not read.

layouts/**/*.vue        by file name
components/**/*.vue     by file name
global-top.vue …        in kebab or Pascal case; `global.vue` is `global-top`
"""

from __future__ import annotations

from pathlib import Path

from slidegen.core.theme import LAYERS, VueFiles
from slidegen.templates import layer_stems


def vue_files(folder: Path) -> VueFiles:
    """What stands in `folder`; of two files with one name the last in order of their paths wins."""
    return VueFiles(
        layouts=_by_name(folder / "layouts"),
        components=_by_name(folder / "components"),
        layers={name: found for name in LAYERS if (found := _layer(folder, name))},
    )


def _by_name(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.rglob("*.vue"))}


def _layer(folder: Path, name: str) -> tuple[Path, ...]:
    return tuple(path for path in sorted(folder.glob("*.vue")) if path.stem in layer_stems(name))
