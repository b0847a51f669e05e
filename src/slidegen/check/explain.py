"""`slidegen explain [CODE]`: why something is reported, and how it is mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slidegen.check.codes import Code, Example, all_codes
from slidegen.core.diagnostics import did_you_mean
from slidegen.terminal import MISUSED, OK, refuse, say

MOST = 5
"""Codes that may have been meant."""


def explain(name: str | None) -> int:
    """Print what is to be said of the code `name`, or the list of all; the exit status."""
    codes = all_codes()
    if name is None:
        width = max(map(len, codes))
        for code in sorted(codes.values(), key=lambda code: code.name):
            say(f"{code.name:{width}}  {code.summary}")
        return OK
    if name not in codes:
        near = did_you_mean(name, codes)
        like = [near] if near else [code for code in sorted(codes) if name and name.lower() in code]
        meant = ", ".join(f"`{code}`" for code in like[:MOST])
        hint = f"did you mean {meant}?" if meant else "`slidegen explain` lists them"
        return refuse(f"there is no code `{name}`; {hint}", MISUSED)
    say("\n".join(_told(codes[name])))
    return OK


def _told(code: Code) -> Iterator[str]:
    yield code.name
    yield ""
    yield code.why
    if code.faulty:
        yield from _shown("Found in", code.faulty)
    if code.mended:
        yield from _shown("Write instead", code.mended)


def _shown(title: str, files: Sequence[Example]) -> Iterator[str]:
    for file in files:
        yield ""
        yield f"{title} ({file.name}):" if file.name != "slides.md" else f"{title}:"
        yield ""
        if not file.text.strip():
            yield "    (an empty file)" if file in files and title == "Found in" else "    (delete it)"
        for number, line in enumerate(file.text.rstrip("\n").split("\n"), 1):
            mark = ">" if number == file.line else " "
            yield f"  {mark} {line}".rstrip()
