"""Installs what the checks and tests need, and runs them all: `python3 tests/run.py [pytest arguments]`.

Needs Python 3.11 or later and nothing else: it makes `.venv` beside the checkout's files, installs
slidegen with its test extra, finds or installs a Chromium and a Firefox, and stops at the first thing
that fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NO_FIREFOX = """\
The tests need a Firefox and none could be installed. Install it (Debian: `sudo apt-get install
firefox-esr`; Ubuntu: `sudo snap install firefox`; macOS: `brew install --cask firefox`), or set
SLIDEGEN_FIREFOX to the program's path, and run this again."""
NO_BROWSER = """\
The tests need a Chromium and none could be installed. Install Chromium or Google Chrome
(Debian, Ubuntu: `sudo apt-get install chromium`; macOS: `brew install --cask chromium`), or set
SLIDEGEN_CHROMIUM to the program's path, and run this again."""

WORKERS = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
"""The tests of a file stay together, and with what it built once; browsers wait more than they work. The
order of the files is tests/conftest.py's."""
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  # said in words before any syntax of later versions is met
        sys.exit(f"slidegen needs Python 3.11 or later; this is {sys.version.split()[0]}")
    os.chdir(ROOT)
    python = _environment()
    _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", ".[test]")
    _ensure_browser(python)
    _ensure_firefox(python)
    for name, *arguments in CHECKS:
        _run(_script(name), *arguments)
    _run(python, "-m", "pytest", *WORKERS, *sys.argv[1:])


def _environment() -> str:
    """The interpreter to use: the virtual environment that is active, else `.venv`."""
    if sys.prefix != sys.base_prefix:
        return sys.executable
    python = _in_venv("python")
    if not python.exists():
        venv.create(VENV, with_pip=True)
    return str(python)


def _in_venv(name: str) -> Path:
    folder, ending = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return VENV / folder / f"{name}{ending}"


def _script(name: str) -> str:
    if sys.prefix != sys.base_prefix:
        return shutil.which(name, path=str(Path(sys.executable).parent)) or name
    return str(_in_venv(name))


def _ensure_browser(python: str) -> None:
    """One on the machine, else Playwright's, else the system's package."""
    if _has_browser(python):
        return
    _try(python, "-m", "playwright", "install", "chromium")
    if _has_browser(python):
        return
    _install_package("chromium")
    if not _has_browser(python):
        sys.exit(NO_BROWSER)


def _ensure_firefox(python: str) -> None:
    """The second browser, for the smoke test: one on the machine, else the system's package."""
    for name in ("firefox-esr", "firefox"):
        if _has_firefox(python):
            return
        _install_package(name)
    if not _has_firefox(python):
        sys.exit(NO_FIREFOX)


def _install_package(name: str) -> None:
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        _try(*sudo, "apt-get", "update", "-qq")
        _try(*sudo, "apt-get", "install", "-y", "-qq", name)


def _has_browser(python: str) -> bool:
    return _finds(python, "from chromium import find_chromium as find")


def _has_firefox(python: str) -> bool:
    return _finds(python, "from browser.firefox import find_firefox as find")


def _finds(python: str, the_function: str) -> bool:
    look = f"import sys; {the_function}; sys.exit(not find())"
    return subprocess.run([python, "-c", look], cwd=ROOT / "tests", check=False).returncode == 0


def _try(*command: str) -> None:
    print("+", *command, flush=True)
    subprocess.run(command, check=False)


def _run(*command: str) -> None:
    print("+", *command, flush=True)
    status = subprocess.run(command, check=False).returncode
    if status:
        sys.exit(status)


if __name__ == "__main__":
    main()
