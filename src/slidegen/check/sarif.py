"""Findings as SARIF 2.1.0, which code hosts show beside the lines (OASIS, sarif-v2.1.0).

Paths are relative to where the command ran, which a host takes for the top of the project.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from slidegen import __version__
from slidegen.check.codes import all_codes
from slidegen.check.fingerprint import Fingerprints
from slidegen.core.diagnostics import Diagnostic

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(found: Sequence[Diagnostic]) -> str:
    """The log of one run."""
    names = list(dict.fromkeys(one.code for one in found))
    marks = Fingerprints(Path.cwd(), Path.cwd())
    driver = {"name": "slidegen", "version": __version__, "rules": list(map(_rule, names))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "Where the command ran."}}},
        "results": [_result(one, names.index(one.code), marks.of(one)) for one in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(name: str) -> Mapping[str, Any]:
    code = all_codes()[name]
    return {
        "id": name,
        "shortDescription": {"text": f"{code.summary}."},
        "fullDescription": {"text": code.why},
        "help": {"text": f"slidegen explain {name}"},
    }


def _result(found: Diagnostic, rule: int, mark: str) -> Mapping[str, Any]:
    span = found.span
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity,
        "message": {"text": f"{found.message}: {found.hint}" if found.hint else found.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(span.file.path), "uriBaseId": "SRCROOT"},
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.col,
                        "endColumn": span.col + span.length,
                    },
                }
            }
        ],
        "partialFingerprints": {"slidegen/1": mark},
        "properties": {"slide": found.slide, "step": found.step, "hint": found.hint},
    }
