"""The archives that users install, built once for all tests that look into them or install them."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def build_archive(target: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the build backend on the project in `folder`, as pip does; the archive goes to its dist/."""
    return subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist of this checkout, unpacked."""
    out = tmp_path_factory.mktemp("sdist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    with tarfile.open(next(out.glob("*.tar.gz"))) as archive:
        archive.extractall(out, filter="data")
    return next(path for path in out.iterdir() if path.is_dir())


@pytest.fixture(scope="session")
def wheel(unpacked: Path) -> zipfile.Path:
    """The wheel that is built from the sdist, on a machine that has no npm."""
    done = build_archive("wheel", unpacked, PATH=str(unpacked / "no-such-folder"))
    assert done.returncode == 0, done.stdout + done.stderr
    return zipfile.Path(next((unpacked / "dist").glob("*.whl")))
