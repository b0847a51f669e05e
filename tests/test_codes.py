"""Every code is explained, and what is told of it is true: its fault is found, its mend mends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from planted import found_in, planted
from reported_codes import reported_codes

from slidegen.check.codes import Code, all_codes

NOT_OF_THE_TREE = ("audit", "barrier", "command", "fit")
"""Files of assets/codes whose faults are planted elsewhere: `test_audit.py`, `browser/test_fit.py`."""
EXPORTED = "export"
"""The file of what an export tells, which is no check: `browser/test_export_editable.py` shows each."""
NO_TEXT_SHOWS = set(
    "deck-not-read no-deck asset-unreadable remote-asset-fails sheet-unreadable large-file large-image "
    "large-page link-to-large-file import-unreadable not-text snippet-not-text too-much-data vue-fails "
    "vue-click-cap nested-too-deeply css-nested-too-deeply utilities-fail share-image-relative".split()
)
"""They want a file that cannot be read, a very large one, a network, a limit that is reached, or a site."""
SHOWN = [code for code in all_codes().values() if code.faulty and code.group not in NOT_OF_THE_TREE]


def test_every_code_that_the_program_reports_is_explained_and_no_other():
    reported = reported_codes()
    assert {code: place for code, place in reported.items() if code not in all_codes()} == {}
    assert all_codes().keys() - reported.keys() == set()


def test_a_code_without_an_example_is_one_that_no_text_alone_can_show():
    told = {code.name for code in all_codes().values() if not code.faulty and code.group != EXPORTED}
    assert told == NO_TEXT_SHOWS


def test_what_is_told_of_a_code_is_whole_sentences():
    for code in all_codes().values():
        assert re.fullmatch(r"[A-Z`].*\.", code.why, re.DOTALL), code.name
        assert len(code.summary) < 110, code.name
        assert bool(code.faulty) == bool(code.mended), code.name


@pytest.mark.parametrize("code", SHOWN, ids=[code.name for code in SHOWN])
def test_a_planted_fault_is_found_at_its_line_and_the_mend_mends_it(code: Code, tmp_path: Path):
    along = {other for file in code.faulty for other in file.along}
    found = found_in(code.faulty, tmp_path)
    assert {one.code for one in found} == {code.name, *along}
    assert {
        (one.code, one.span.file.path, one.span.line) for one in found if one.code not in along
    } == planted(code)
    mended = found_in([*code.faulty, *code.mended], tmp_path)
    assert [one.frame() for one in mended] == []
