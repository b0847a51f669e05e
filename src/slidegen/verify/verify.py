"""A deck that was built is built again by another process, in another place, and the bytes are compared.

What differs there: the folder, the working folder, the locale, the time zone, the seed of hashes, the order
in which folders list their files, the times of the files, and that there is no disk cache. The copy has the
files that the first build asked for and no others, so a file that is read past `Sources` shows, too.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from slidegen.build import BuildOptions, Built, project_root
from slidegen.decks import STDIN, Entry
from slidegen.verify.copy import copy_project
from slidegen.verify.difference import Difference, first_difference

FETCHES = (True, "build", "dev")
"""Values of `remoteAssets` with which the build asks the network; its answers are in the cache."""
SECONDS = 600.0
"""A build that takes longer has hung."""


class VerifyError(Exception):
    """The second build did not come to an end; the message says why."""


def verify_build(built: Built, entry: Entry, options: BuildOptions, cwd: Path) -> Difference | None:
    """Where another build of `entry` differs from `built`, which `options` made in `cwd`; None: nowhere.

    Raises VerifyError.
    """
    root = project_root(entry.path.parent, None if options.root is None else cwd / options.root).resolve()
    with tempfile.TemporaryDirectory(prefix="slidegen-verify-", ignore_cleanup_errors=True) as name:
        place = Path(name).resolve() / "another place"
        copy_project(root, sorted(built.asked, reverse=True), place)
        job = (
            Entry(_moved(entry.path, root, place), entry.name),
            replace(options, root=place),
            _moved(cwd, root, place) if cwd.is_relative_to(root) else cwd,
        )
        again = _build_again(job, built, Path(name))
    return first_difference(built.html, again)


def _moved(path: Path, root: Path, place: Path) -> Path:
    """Where `path` is in the copy; what is outside the project stays where it is."""
    return place / path.relative_to(root) if path.is_relative_to(root) else path


def _build_again(job: tuple[Entry, BuildOptions, Path], built: Built, folder: Path) -> bytes:
    entry, _, cwd = job
    cwd.mkdir(parents=True, exist_ok=True)
    is_stdin = entry.path.name == str(STDIN)
    page, order = folder / "page.html", folder / "job"
    order.write_bytes(pickle.dumps(job))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "slidegen.verify.again", str(order), str(page)],
            cwd=cwd,
            env=_other_environment(built),
            input=built.deck.source.file.text.encode("utf-8") if is_stdin else b"",
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise VerifyError(f"the second build took longer than {SECONDS:g} s") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")
        raise VerifyError(f"the second build failed: {said[-1]}")
    return page.read_bytes()


def _other_environment(built: Built) -> dict[str, str]:
    """Another one in everything that must not matter; SOURCE_DATE_EPOCH stays."""
    other = dict(os.environ)
    other["PYTHONHASHSEED"] = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    other["TZ"] = "Asia/Kathmandu" if os.environ.get("TZ") != "Asia/Kathmandu" else "America/St_Johns"
    other["LC_ALL"] = "C" if os.environ.get("LC_ALL") != "C" else "C.UTF-8"
    other |= {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    if built.deck.config.values.get("remoteAssets") not in FETCHES:
        other["SLIDEGEN_CACHE"] = "off"
    return other
