"""A path as an author wrote it → the asset that the page carries.

`/x` is in `public/` beside the deck, `@/x` below the project root, all else beside the slide's own
file (and, failing that, in `public/`). Nothing outside the roots is read. A remote address is fetched
only with `remoteAssets: true`; otherwise it is a warning, and a placeholder stands in its place. What is
large is made to fit; a drawing gets its own pictures inside.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from slidegen.core.assets import Asset, Remark
from slidegen.core.diagnostics import Diagnostic, Report, Span
from slidegen.core.records import record
from slidegen.core.sources import OutsideRootsError, Sources
from slidegen.passes.svg_files import complete_svg

Fit = Callable[[Asset], tuple[Asset, Remark | None]]
"""Makes an asset fit into a page; what is to be said of it."""

SVG = "image/svg+xml"


@record
class Ready:
    """An asset as the page carries it."""

    asset: Asset
    remarks: tuple[Remark, ...] = ()
    files: frozenset[Path] = frozenset()
    """What else it was made from: a drawing's own pictures."""


MIME = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".htm": "text/html",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".vtt": "text/vtt",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""By the file's ending; a table of our own, since the system's differs between machines."""


def is_remote(url: str) -> bool:
    """Whether `url` would ask the network."""
    return url.startswith(("http://", "https://", "//"))


def is_embedded(url: str) -> bool:
    """Whether `url` needs nothing: a place in the page, or data that is already inside."""
    return not url or url.startswith(("#", "data:", "blob:", "about:"))


@dataclass(slots=True)
class AssetFinder:
    """Finds and reads what slides, styles and templates refer to; each file once."""

    sources: Sources
    public: Path
    """The `public/` folder beside the deck."""
    root: Path
    """`@/`"""
    fetch: Callable[[str], tuple[bytes, str]] | None = None
    """Gives a remote address's bytes and type, or raises OSError; None without `remoteAssets`."""
    fit: Fit = lambda asset: (asset, None)
    ready: dict[Path | str, Ready] = field(default_factory=dict)

    def find(self, url: str, folder: Path, span: Span, report: Report) -> Asset | None:
        """The asset that `url` means in a file of `folder`; None with a diagnostic when there is none."""
        if is_remote(url):
            return self._remote(url, span, report)
        path_text = unquote(url.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
        try:
            for path in self._places(path_text, folder):
                if self.sources.has(path):
                    return self._told(self._read(self.sources.locate(path)), span, report)
        except OutsideRootsError:
            report.error(
                "asset-outside-root",
                f"`{url}` leaves the project, it is not read",
                span,
                "move the file below the project root, or name a wider one with --root",
            )
            return None
        except OSError as error:
            report.error("asset-unreadable", f"`{url}` cannot be read: {error.strerror}", span)
            return None
        written = url if url in span.file.line(span.line) else unquote(url)
        report.error("missing-asset", f"`{written}` is not there", span, self._hint(path_text, folder))
        return None

    def _hint(self, path: str, folder: Path) -> str:
        """A path as Windows writes it, or one from `/` to a file beside the deck, where that is there."""
        near = f".{path}" if path.startswith("/") else path.replace("\\", "/")
        if near != path and self.sources.has(folder / near):
            return f"write `{near}`"
        looked = f"looked for {self.sources.shown(next(iter(self._places(path, folder))))}"
        return f"paths are written with `/`; {looked}" if "\\" in path else looked

    def _places(self, path: str, folder: Path) -> list[Path]:
        if path.startswith("/"):
            return [self.public / path.lstrip("/")]
        if path.startswith("@/"):
            return [self.sources.of_project(path, self.root)]
        return [folder / path, self.public / path]

    def _read(self, path: Path) -> Ready:
        if path not in self.ready:
            asset = make_asset(path.name, self.sources.read_bytes(path))
            self.ready[path] = self._make_ready(asset, path.parent)
        return self.ready[path]

    def _make_ready(self, asset: Asset, folder: Path | None) -> Ready:
        """`folder` is where the asset's own references start; None for a remote one."""
        remarks: list[Remark] = []
        files: set[Path] = set()
        if asset.mime == SVG:
            data, remarks = complete_svg(asset.data, asset.name, lambda url: self._inner(url, folder, files))
            if data != asset.data:
                asset = make_asset(asset.name, data, asset.mime)
        fitted, remark = self.fit(asset)
        return Ready(fitted, (*remarks, remark) if remark else tuple(remarks), frozenset(files))

    def _inner(self, url: str, folder: Path | None, files: set[Path]) -> str | None:
        """A picture within a drawing, as an address of data; its file goes to `files`."""
        if folder is None or is_remote(url) or url.lower().endswith(".svg"):
            return None
        for place in self._places(unquote(url), folder):
            try:
                path = self.sources.locate(place)
                files.add(path)
                asset = self._read(path).asset
            except (OutsideRootsError, OSError):
                continue
            return f"data:{asset.mime};base64,{base64.b64encode(asset.data).decode('ascii')}"
        return None

    def _told(self, ready: Ready, span: Span, report: Report) -> Asset:
        self.sources.asked.update(ready.files)
        for remark in ready.remarks:
            report.add(Diagnostic(remark.code, remark.message, span, remark.severity, remark.hint))
        return ready.asset

    def _remote(self, url: str, span: Span, report: Report) -> Asset | None:
        if self.fetch is None:
            report.warning(
                "remote-asset",
                f"`{url}` is on the network, the page does not ask for it",
                span,
                "save it beside the deck, or set `remoteAssets: true` to embed it",
            )
            return None
        address = f"https:{url}" if url.startswith("//") else url
        if address not in self.ready:
            try:
                data, mime = self.fetch(address)
            except (OSError, ValueError) as error:
                report.error("remote-asset-fails", f"`{url}` cannot be fetched: {error}", span)
                return None
            name = Path(url.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]).name or "remote"
            self.ready[address] = self._make_ready(make_asset(name, data, mime), None)
        return self._told(self.ready[address], span, report)


def make_asset(name: str, data: bytes, mime: str | None = None) -> Asset:
    """`data` as an asset, its type by the name's ending unless given, its size where its header says."""
    kind = mime or MIME.get(Path(name).suffix.lower(), "application/octet-stream")
    width, height = _size(data) if kind.startswith("image/") else (None, None)
    return Asset(hashlib.sha256(data).hexdigest(), kind, name, data, width, height)


def _size(data: bytes) -> tuple[int | None, int | None]:
    import imagesize  # late: it brings urllib, and many decks have no picture

    try:
        width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, ArithmeticError):
        return None, None
    return (width, height) if width > 0 and height > 0 else (None, None)
