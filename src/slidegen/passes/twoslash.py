"""What a block of code with `twoslash` says to TypeScript, and no reader sees (Slidev reference §3.7).

In:  the block, as written.
Out: the code that Slidev shows: without what is cut off, without flags and queries. So `{2|4-5}` means
     the lines that it means there. The types themselves are not shown, which is a warning.
"""

from __future__ import annotations

import re

from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Fence
from slidegen.core.patterns import pattern
from slidegen.passes.attributes import narrow

_ABOVE = pattern(r"\A.*^[ \t]*// ?---cut(?:-before)?---[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_BELOW = pattern(r"^[ \t]*// ?---cut-after---[ \t]*(?:\n.*)?\Z", re.MULTILINE | re.DOTALL)
_BETWEEN = pattern(
    r"^[ \t]*// ?---cut-start---[ \t]*\n.*?^[ \t]*// ?---cut-end---[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL
)
_QUERY = pattern(r"^[ \t]*//[ \t]*\^(?:\?|\||\^*)(?:[ \t].*)?(?:\n|\Z)", re.MULTILINE)
_FLAG = pattern(
    r"^// ?@(?!filename|log|warn|error\b|annotate)\w+(?:: ?.+)?[ \t]*(?:\n|\Z)", re.MULTILINE | re.IGNORECASE
)
"""`// @errors: 2322`; what has a message for readers stays."""


def read_as_shown(fence: Fence, report: Report) -> None:
    """Leave in `fence` the code that a reader is to see, and warn that types are not shown."""
    shown = fence.code
    for hidden in (_ABOVE, _BELOW, _BETWEEN, _QUERY, _FLAG):
        shown = hidden.sub("", shown)
    changed = shown != fence.code
    fence.code = shown.removesuffix("\n") if changed else shown
    report.warning(
        "types-not-shown",
        "`twoslash` shows no types, the code is highlighted alone",
        narrow(fence.span, "twoslash"),
        "leave `twoslash` out, and what is for it in comments" if changed else "leave `twoslash` out",
    )
