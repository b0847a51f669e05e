"""Runs slidegen's command in a folder, as a user types it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from slidegen.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    status: int
    out: bytes = b""
    err: str = ""

    @property
    def text(self) -> str:
        """Its standard output."""
        return self.out.decode("utf-8")

    @property
    def terminal(self) -> str:
        """What a terminal shows, with the sizes of files left out, and the exit status."""
        shown = re.sub(r", [\d.]+ [kM]B$", ", SIZE", self.text + self.err, flags=re.MULTILINE)
        return f"{shown}(exit status {self.status})\n"


@dataclass(frozen=True)
class Command:
    """`slidegen`, in `folder`."""

    folder: Path

    def __call__(self, *arguments: str, stdin: str | bytes | None = None) -> Outcome:
        """Runs it. `check` and `build` start no browser but where a test says `--browser`."""
        if arguments[:1] in (("check",), ("build",)) and "--browser" not in arguments:
            arguments = (*arguments, "--no-browser")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            done = CliRunner().invoke(main, list(arguments), input=stdin, prog_name="slidegen")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Outcome(done.exit_code, done.stdout_bytes, done.stderr)

    def write(self, name: str, text: str | bytes) -> Path:
        """A file in the folder, with the folders above it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def files(self, below: str = ".") -> list[str]:
        """The names of all files in the folder `below`, from there."""
        folder = self.folder / below
        return sorted(
            Path(where, name).relative_to(folder).as_posix()
            for where, _, names in os.walk(folder)
            for name in names
        )
