"""Icon sets: a name as a deck writes it → a drawing (Slidev reference §3.14).

    mdi-account-circle   mdi:account-circle   →   Icon("mdi:account-circle", …)

The sets are Iconify's. Those that ship are looked in first, one file a set, opened when a deck names it;
then those that the deck's project has installed for Slidev, in `node_modules/@iconify-json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.core.sources import OutsideRootsError, Sources
from slidegen.shipped import vendor_dir

INSTEAD = ("carbon", "mdi", "lucide", "tabler", "ph")
"""Where a name of a set that does not ship is looked for."""

_ID = pattern(r"""\bid=(["'])([^"']+)\1""")
_DEEPEST = 5
"""Aliases of aliases."""

ELSEWHERE = frozenset(
    """
    academicons ant-design arcticons basil bitcoin-icons bx bxl bxs cbi cib cif ci cil circle-flags
    codicon cryptocurrency-color dashicons devicon devicon-plain duo-icons ei el emojione entypo
    eos-icons ep eva fa fa-regular fa6-regular fa7-brands fa7-regular fa7-solid fad fe feather
    file-icons flag flat-color-icons flowbite fluent fluent-color fluent-emoji fluent-emoji-flat
    fluent-mdl2 fontisto formkit foundation game-icons geo gg gis gravity-ui gridicons grommet-icons
    guidance healthicons hugeicons humbleicons ic icomoon-free icon-park icon-park-outline
    icon-park-solid icons8 iconamoon iconoir il ion iwwa jam la lets-icons lineicons ls lucide-lab
    majesticons maki map marketeq material-symbols material-symbols-light mdi-light medical-icon
    memory meteocons meteor-icons mi mingcute mono-icons mynaui nimbus nonicons noto noto-v1
    openmoji oui pajamas pepicons pepicons-pop pepicons-print pixelarticons prime proicons ps
    qlementine-icons quill radix-icons raphael rivet-icons si simple-line-icons skill-icons solar
    stash streamline subway svg-spinners system-uicons tdesign teenyicons token token-branded
    topcoat typcn uim uis uit uiw unjs vaadin vs vscode-icons webhook weui whh wi wpf zmdi zondicons
    """.split()
)
"""Sets of Iconify that do not come with slidegen: a name with one of them in front is an icon's."""


@record
class Icon:
    """A drawing."""

    name: str
    """`mdi:account`"""
    body: str
    """What stands in its `<svg>`."""
    box: tuple[float, float, float, float]
    """Left, top, width, height of its view box."""

    @property
    def view_box(self) -> str:
        """As the attribute `viewBox`."""
        return " ".join(f"{number:g}" for number in self.box)

    @property
    def svg(self) -> str:
        """The drawing as a file."""
        size = f'width="{self.box[2]:g}" height="{self.box[3]:g}"'
        return f'<svg viewBox="{self.view_box}" {size} xmlns="http://www.w3.org/2000/svg">{self.body}</svg>'


def with_own_ids(body: str, prefix: str) -> str:
    """The drawing with its ids made the page's: two gradients of one name would be one."""
    for name in dict.fromkeys(found[2] for found in _ID.finditer(body)):
        body = re.sub(rf"(?<=[\"'#;\s]){re.escape(name)}(?=[\"').;])", f"{prefix}{name}", body)
    return body


@dataclass(slots=True)
class IconSets:
    """Finds icons, in what ships and in what a project has installed."""

    sources: Sources | None = None
    folders: tuple[Path, ...] = ()
    """Where `node_modules` may be, the nearest first."""

    def find(self, written: str) -> Icon | None:
        """The icon that `written` means, with a hyphen or a colon after its set's name."""
        for prefix, name in _splits(written):
            for data in self._sets(prefix):
                icon = _draw(f"{prefix}:{name}", name, data)
                if icon is not None:
                    return icon
        return None

    def set_of(self, written: str) -> str | None:
        """The set that `written` names, whether it has such an icon or not; also one that is not there."""
        if ":" in written:
            return written.partition(":")[0]
        there = [prefix for prefix, _ in _splits(written) if self._has(prefix) or prefix in ELSEWHERE]
        return max(there, key=len, default=None)

    def near(self, written: str) -> list[str]:
        """Names like `written`, the nearest first; of its own set, then of all that ship."""
        prefix = self.set_of(written)
        name = written[len(prefix) + 1 :] if prefix else written
        found = [f"{prefix}-{one}" for one in _near_in(name, self._sets(prefix))] if prefix else []
        if not found and prefix in ELSEWHERE:
            found = [f"{one}-{name}" for one in INSTEAD if _holds(name, _shipped(one))]
        return found[:3]

    def _has(self, prefix: str) -> bool:
        return next(self._sets(prefix), None) is not None

    def _sets(self, prefix: str) -> Iterator[Mapping[str, Any]]:
        if prefix in _files():
            yield _shipped(prefix)
        if self.sources is None:
            return
        for folder in self.folders:
            path = folder / "node_modules" / "@iconify-json" / prefix / "icons.json"
            try:
                if self.sources.has(path):
                    yield _installed(path, path.stat().st_mtime_ns)
            except (OSError, OutsideRootsError, ValueError):
                continue  # a broken installation: what ships holds


@cache
def shipped_sets() -> Mapping[str, str]:
    """The whole sets that ship: name → what it calls itself."""
    index = json.loads((_folder() / "index.json").read_text(encoding="utf-8"))
    return {name: about["title"] for name, about in index.items()}


@cache
def title_icons() -> Mapping[str, str]:
    """Part of the title of a code block → the icon that stands before it (Slidev reference §3.3)."""
    titles: dict[str, str] = json.loads((_folder() / "titles.json").read_text(encoding="utf-8"))
    return titles


def _folder() -> Path:
    return vendor_dir() / "icons"


@cache
def _files() -> frozenset[str]:
    return frozenset(path.name.removesuffix(".json.gz") for path in _folder().glob("*.json.gz"))


@lru_cache(maxsize=4)
def _shipped(prefix: str) -> Mapping[str, Any]:
    import gzip  # late: few decks name an icon

    data: dict[str, Any] = json.loads(gzip.decompress((_folder() / f"{prefix}.json.gz").read_bytes()))
    return data


@lru_cache(maxsize=4)
def _installed(path: Path, changed: int) -> Mapping[str, Any]:
    data: dict[str, Any] = json.loads(path.read_bytes())
    return data


def _splits(written: str) -> Iterator[tuple[str, str]]:
    """Set and name: `fa6-solid-user` may be `user` of `fa6-solid`, or `solid-user` of `fa6`."""
    if ":" in written:
        prefix, _, name = written.partition(":")
        yield prefix, name
        return
    parts = written.split("-")
    for end in range(1, min(len(parts), 4)):
        yield "-".join(parts[:end]), "-".join(parts[end:])


def _holds(name: str, data: Mapping[str, Any]) -> bool:
    return name in data.get("icons", {}) or name in data.get("aliases", {})


def _near_in(name: str, sets: Iterator[Mapping[str, Any]]) -> list[str]:
    for data in sets:
        names = [*data.get("icons", {}), *data.get("aliases", {})]
        import difflib  # late, as in core/diagnostics.py

        near = difflib.get_close_matches(name, names, n=3, cutoff=0.7)
        return near or sorted((one for one in names if name in one), key=len)[:3]
    return []


def _draw(full: str, name: str, data: Mapping[str, Any]) -> Icon | None:
    found = _resolve(name, data, _DEEPEST)
    if found is None:
        return None
    box = (
        found.get("left", 0),
        found.get("top", 0),
        found.get("width", data.get("width", 16)),
        found.get("height", data.get("height", 16)),
    )
    return Icon(full, *_turn(found, box))


def _resolve(name: str, data: Mapping[str, Any], depth: int) -> dict[str, Any] | None:
    """The icon's own entries, with those of what it is another name of."""
    own = data.get("icons", {}).get(name)
    if own is not None:
        return {"body": own} if isinstance(own, str) else dict(own)
    alias = data.get("aliases", {}).get(name)
    parent = _resolve(alias["parent"], data, depth - 1) if alias and depth else None
    if parent is None:
        return None
    merged = {**parent, **{key: value for key, value in alias.items() if key != "parent"}}
    for flip in ("hFlip", "vFlip"):
        merged[flip] = parent.get(flip, False) != alias.get(flip, False)
    merged["rotate"] = (parent.get("rotate", 0) + alias.get("rotate", 0)) % 4
    return merged


_Box = tuple[float, float, float, float]


def _turn(icon: Mapping[str, Any], box: _Box) -> tuple[str, _Box]:
    """Body and box with the turns and flips of an alias (Iconify's `iconToSVG`)."""
    left, top, width, height = box
    quarters, moves = icon.get("rotate", 0), []
    if icon.get("hFlip") and icon.get("vFlip"):
        quarters += 2
    elif icon.get("hFlip"):
        moves = [f"translate({width + left:g} {-top:g})", "scale(-1 1)"]
        left = top = 0
    elif icon.get("vFlip"):
        moves = [f"translate({-left:g} {height + top:g})", "scale(1 -1)"]
        left = top = 0
    match quarters % 4:
        case 1:
            moves.insert(0, f"rotate(90 {height / 2 + top:g} {height / 2 + top:g})")
        case 2:
            moves.insert(0, f"rotate(180 {width / 2 + left:g} {height / 2 + top:g})")
        case 3:
            moves.insert(0, f"rotate(-90 {width / 2 + left:g} {width / 2 + left:g})")
    if quarters % 2:
        left, top, width, height = top, left, height, width
    body = f'<g transform="{" ".join(moves)}">{icon["body"]}</g>' if moves else str(icon["body"])
    return body, (left, top, width, height)
