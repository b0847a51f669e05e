"""Every code is explained, and what is told of it is true: its fault is found, its mend mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from planted import found_in, planted

from slidegen.check.codes import Code, all_codes

NOT_OF_THE_TREE = ("command", "fit")
"""Files of assets/codes whose faults are planted elsewhere: `test_check.py`, `browser/test_fit.py`."""
SHOWN = [code for code in all_codes().values() if code.faulty and code.group not in NOT_OF_THE_TREE]


@pytest.mark.parametrize("code", SHOWN, ids=[code.name for code in SHOWN])
def test_a_planted_fault_is_found_at_its_line_and_the_mend_mends_it(code: Code, tmp_path: Path):
    found = {(one.code, one.span.file.path, one.span.line) for one in found_in(code.faulty, tmp_path)}
    assert found == planted(code)
    mended = found_in([*code.faulty, *code.mended], tmp_path)
    assert [one.frame() for one in mended] == []
