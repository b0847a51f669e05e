"""pip installs slidegen where there is no checkout, and what it installed is all that is needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow

DECK = """---
theme: matrix
title: Installed
---

# Installed

$x^2$

```py {1|2}
a = 1
b = 2
```

---

<p class="text-red-500" v-click>two</p>
"""


class Install:
    """A virtual environment with slidegen in it, and nothing of this checkout within its reach."""

    def __init__(self, folder: Path, what: Path, path: str | None = None) -> None:
        self.folder = folder
        venv.create(folder / "venv", with_pip=True)
        self.scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONPATH", "VIRTUAL_ENV", "NODE_PATH", "SLIDEGEN_CACHE")
        }
        self.environment["PATH"] = os.environ["PATH"] if path is None else path
        self.environment["SLIDEGEN_CACHE"] = "off"
        self.run("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(what))
        (folder / "talk").mkdir()
        (folder / "talk" / "slides.md").write_text(DECK, encoding="utf-8")

    def run(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [str(self.scripts / name), *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    @contextmanager
    def serving(self) -> Iterator[str]:
        with subprocess.Popen(
            [str(self.scripts / "slidegen"), "serve", "talk", "--port", "0"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                assert process.stdout is not None
                yield process.stdout.readline().strip()
            finally:
                process.terminate()


@pytest.fixture(scope="module")
def installed(wheel: zipfile.Path, tmp_path_factory: pytest.TempPathFactory) -> Install:
    """The wheel alone, built on a machine without npm, on a machine without npm."""
    folder = tmp_path_factory.mktemp("installed")
    return Install(folder, Path(str(wheel.root.filename)), path=without_npm(folder))


def without_npm(folder: Path) -> str:
    """A PATH on which there are a shell and its tools, but no node and no npm."""
    tools = folder / "tools"
    tools.mkdir()
    for name in ("sh", "env", "uname", "git"):
        found = shutil.which(name)
        if found:
            (tools / name).symlink_to(found)
    assert shutil.which("npm", path=str(tools)) is None
    return str(tools)


def this_build(folder: Path) -> bytes:
    """What this checkout makes of the same deck."""
    command = [sys.executable, "-m", "slidegen.cli", "build", "talk", "-o", "-"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout


def test_the_installed_command_builds_what_the_checkout_builds(installed: Install):
    done = installed.run("slidegen", "build", "talk")
    assert done.stderr.startswith("build/talk.html: 2 slides")
    page = (installed.folder / "build" / "talk.html").read_bytes()
    assert page == this_build(installed.folder)
    assert b"KaTeX_Math" in page


def test_the_installed_command_knows_its_themes_and_version(installed: Install):
    shown = installed.run("slidegen", "themes").stdout
    assert {line.split()[0] for line in shown.splitlines()} >= {"default", "dracula", "matrix"}
    assert installed.run("slidegen", "--version").stdout.startswith("slidegen ")


def test_the_installed_command_builds_the_decks_of_the_repository(installed: Install):
    shutil.copytree(ROOT / "decks", installed.folder / "repository" / "decks")
    (installed.folder / "repository" / "package.json").write_text("{}", encoding="utf-8")
    done = installed.run("slidegen", "build", "repository/decks", "--strict", "--no-browser", "-o", "out")
    written = [line.partition(":")[0] for line in done.stderr.splitlines()]
    decks = sorted(f"out/{deck.parent.name}.html" for deck in (ROOT / "decks").glob("*/slides.md"))
    assert written == [*decks, "out/index.html"]
    assert len(written) >= 2


def test_the_installed_command_serves(installed: Install):
    end = time.monotonic() + 60
    page = ""
    with installed.serving() as address:
        # What is shown until all slides are made is build 0.
        while '"build":1,' not in page:
            assert time.monotonic() < end, page
            with urlopen(address, timeout=30) as answer:
                page = answer.read().decode("utf-8")
    assert "<title>Installed" in page


def test_the_installed_package_lies_in_its_environment_alone(installed: Install):
    program = "import slidegen.shipped as s; print(s.assets_dir().as_posix(), s.themes_dir().as_posix())"
    for place in installed.run("python", "-c", program).stdout.split():
        assert Path(place).is_relative_to((installed.folder / "venv").resolve())


def test_pip_installs_a_clone_on_a_machine_without_npm(unpacked: Path, installed: Install, tmp_path: Path):
    """As a clone is: without the bundles. pip brings the npm that makes them, and they come out the same."""
    clone = tmp_path / "clone"
    shutil.copytree(unpacked, clone, ignore=shutil.ignore_patterns("dist"))
    assert not (clone / "assets" / "vendor" / "dist").exists()
    other = Install(tmp_path, clone, path=without_npm(tmp_path))
    other.run("slidegen", "build", "talk")
    installed.run("slidegen", "build", "talk", "-o", "again.html")
    assert (tmp_path / "build" / "talk.html").read_bytes() == (installed.folder / "again.html").read_bytes()
