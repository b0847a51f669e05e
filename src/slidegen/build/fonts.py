"""The fonts that a deck names and slidegen does not ship: its own files, and what is installed beside it.

    fonts:
      sans: ./fonts/House Sans.woff2     a file beside the deck, or /fonts/… in public/
      serif: Lobster                     node_modules/@fontsource/lobster, @fontsource-variable/lobster
      mono: Roboto                       `pip install fontpkg-roboto`

In:  `fonts:` as written. Out: the same with names of families in place of files, and the faces of each
family that was found. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from slidegen.core.diagnostics import Report, Span
from slidegen.core.patterns import pattern
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources
from slidegen.core.theme import FontFace
from slidegen.css import family_names, shipped_fonts
from slidegen.themes.places import find_module

ENDINGS = (".woff2", ".woff", ".ttf", ".otf")
EVERY = "U+0-10FFFF"
_ROLES = ("sans", "serif", "mono", "custom")
_FACE = pattern(r"@font-face\s*\{([^}]*)\}")
_FILE = pattern(r"url\(['\"]?([^)'\"]+\.woff2)['\"]?\)")
_SHEETS = (
    "400.css",
    "400-italic.css",
    "700.css",
    "700-italic.css",
    "wght.css",
    "wght-italic.css",
    "index.css",
)

Faces = dict[str, tuple[FontFace, ...]]


def find_fonts(
    fonts: Mapping[str, Any], span: Span | None, folder: Path, sources: Sources, report: Report
) -> tuple[dict[str, Any], Faces]:
    """`fonts` with families for files, and the faces of those that a deck in `folder` has by itself."""
    named = dict(fonts)
    faces: Faces = {}
    for role in _ROLES:
        if role not in named:
            continue
        names = []
        for name in family_names(named[role]):
            if name.lower().endswith(ENDINGS):
                face = _own_file(name, folder, sources)
                if face is None:
                    if span is not None:
                        looked = f"looked for {sources.shown(folder / name.lstrip('/'))}"
                        report.error("missing-asset", f"`{name}` is not there", span, looked)
                    continue
                faces[face.family] = (face,)
                names.append(face.family)
                continue
            if name not in shipped_fonts() and (found := tuple(_installed(name, folder, sources))):
                faces[name] = found
            names.append(name)
        named[role] = names
    return named, faces


def _own_file(name: str, folder: Path, sources: Sources) -> FontFace | None:
    places = [folder / "public" / name.lstrip("/"), folder / name.lstrip("/")]
    for path in places if name.startswith("/") else reversed(places):
        try:
            if sources.has(path):
                return FontFace(path.stem, sources.locate(path), "normal", "1 1000", EVERY)
        except OutsideRootsError:
            continue
    return None


def _installed(name: str, folder: Path, sources: Sources) -> Iterator[FontFace]:
    """The faces of family `name` in a package of npm or of Python."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    for package in (f"@fontsource-variable/{slug}", f"@fontsource/{slug}"):
        found = find_module(package, folder, sources.roots[0])
        if found is not None:
            yield from _packed(name, found, sources)
            return
    yield from _python_package(name, slug)


def _packed(name: str, package: Path, sources: Sources) -> Iterator[FontFace]:
    """The faces that the sheets of a font package of npm declare."""
    seen: set[Path] = set()
    for sheet in _SHEETS:
        try:
            text = sources.read(package / sheet).text
        except (OSError, NotTextError, OutsideRootsError):
            continue
        for rule in _FACE.findall(text):
            file = _FILE.search(rule)
            path = package / file[1] if file else None
            if path is not None and path not in seen and path.is_file():
                seen.add(path)
                style, weight = _declared("font-style", rule), _declared("font-weight", rule)
                reach = _declared("unicode-range", rule) or EVERY
                yield FontFace(name, path, style or "normal", weight or "400", reach)


def _declared(name: str, rule: str) -> str:
    found = re.search(rf"{name}\s*:\s*([^;]+)", rule)
    return found[1].strip() if found else ""


def _python_package(name: str, slug: str) -> Iterator[FontFace]:
    """The faces of a `fontpkg-…` package."""
    from importlib.metadata import entry_points  # late: it brings a parser of mail, and archives
    from importlib.resources import files

    for entry in entry_points(group="fontpkg.family"):
        folder = files(entry.load())
        told = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        if told["slug"] != slug:
            continue
        reach = next(
            (f"{axis['min']:g} {axis['max']:g}" for axis in told["axes"] if axis["tag"] == "wght"), ""
        )
        for file in told["files"]:
            path = Path(str(folder.joinpath(*file["path"].split("/"))))
            weight = reach if file.get("variable") else str(file.get("weight") or 400)
            yield FontFace(name, path, file.get("style", "normal"), weight or "400", EVERY)
        return
