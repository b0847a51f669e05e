"""Findings in the forms that machines read: JSON, SARIF 2.1.0, the annotations of GitHub's workflows.

In:  the findings of all decks, in order. Out: one text; none for people, who read each deck's as it comes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from slidegen.check.sarif import as_sarif
from slidegen.core.diagnostics import Diagnostic

Form = Literal["text", "json", "sarif", "github"]


def as_json(found: Sequence[Diagnostic]) -> str:
    """A list of what the contract names."""
    return json.dumps(list(map(_row, found)), ensure_ascii=False, indent=2)


def as_annotations(found: Sequence[Diagnostic]) -> str:
    """A line each: `::error file=talk.md,line=3,col=6,endColumn=15,title=missing-asset::…`."""
    return "\n".join(map(_annotation, found))


FORMS: Mapping[Form, Callable[[Sequence[Diagnostic]], str]] = {
    "text": lambda _found: "",
    "json": as_json,
    "sarif": as_sarif,
    "github": as_annotations,
}


def _row(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "path": found.span.file.path,
        "line": found.span.line,
        "col": found.span.col,
        "slide": found.slide,
        "step": found.step,
        "hint": found.hint,
    }


def _annotation(found: Diagnostic) -> str:
    span = found.span
    properties = {
        "file": span.file.path,
        "line": span.line,
        "col": span.col,
        "endColumn": span.col + span.length,
        "title": found.code,
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = f"{found.message}: {found.hint}" if found.hint else found.message
    return f"::{found.severity} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """As the runner reads a message back (toolkit, `escapeData`)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """As the runner reads a property back (toolkit, `escapeProperty`)."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
