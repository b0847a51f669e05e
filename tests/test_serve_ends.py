"""How `slidegen serve` ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

SERVE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from slidegen.cli import main; main(['serve', 'slides.md', '--port', '0'])"
)
"""A shell's background jobs ignore SIGINT; what a terminal runs does not."""


def test_ctrl_c_ends_the_server_at_once_and_in_silence(tmp_path: Path):
    (tmp_path / "slides.md").write_text("# First\n", encoding="utf-8")
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", SERVE], cwd=tmp_path, stdout=pipe, stderr=pipe, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            with urlopen(process.stdout.readline().strip(), timeout=120) as answer:
                assert answer.status == 200
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=120) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()
