"""What a code block's options say of the block as an element.

    ```ts {*}{class: 'text-xs', lines: true}

In:  the options of a fence. Out: the attributes of its wrapper, as Vue hands on what is no prop. An option
     that is neither is named.
"""

from __future__ import annotations

from slidegen.core.diagnostics import Report, did_you_mean
from slidegen.core.nodes import Fence
from slidegen.passes.attributes import narrow

BLOCK = ("at", "finally", "lineNumbers", "lines", "maxHeight", "startLine", "title")
EDITOR = (
    "ata autorun editorOptions height highlightOutput outputHeight readonly runnerOptions showOutputAt"
).split()
ATTRIBUTES = frozenset({"class", "dir", "id", "lang", "style"})


def outer_attrs(fence: Fence, report: Report) -> dict[str, str]:
    """The attributes that a block's options are; others are told."""
    is_editor = any(word.startswith("monaco") for word in fence.words)
    known = (*BLOCK, *EDITOR) if is_editor else BLOCK
    attrs = {}
    for name, value in fence.options.items():
        if name in ATTRIBUTES or name.startswith(("aria-", "data-")):
            attrs[name] = str(value)
        elif name not in known:
            near = did_you_mean(name, known)
            hint = f"write `{near}`" if near else f"there are: {', '.join(known)}"
            report.warning(
                "unknown-option", f"a code block has no option `{name}`", narrow(fence.span, name), hint
            )
    return attrs
