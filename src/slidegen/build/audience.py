"""A page for handing out (`build --audience`): what the room saw, and nothing that was for the speaker.

In:  the finished tree of a slide, and each asset. Out: the same without comments and without what only the
     presenter's window shows; pictures without what cameras and drawing programs wrote into them. Notes and
     hidden slides are not made in the first place.
"""

from __future__ import annotations

import re
from contextlib import suppress

from slidegen.bundle import UnclosedError, without_comments
from slidegen.core.assets import Asset, Remark
from slidegen.core.nodes import Comment, Element, Node, Text, text_of
from slidegen.core.patterns import pattern
from slidegen.passes.assets import Fit, make_asset
from slidegen.passes.metadata import without_metadata

SCRIPT_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})
"""Of scripts that a browser runs."""
_CSS_COMMENT = pattern(r"/\*.*?\*/", re.DOTALL)
_PRESENTER = frozenset({"presenter", "previewNext"})
"""Where `<RenderWhen>` shows something to the speaker alone."""


def hand_out(nodes: list[Node]) -> None:
    """Take from the tree what is not for the audience."""
    nodes[:] = [node for node in nodes if not _is_private(node)]
    for node in nodes:
        if isinstance(node, Element):
            _without_asides(node)
            hand_out(node.children)


def _without_asides(element: Element) -> None:
    """Comments of the author's own scripts and inline styles; a sheet's are never in a page."""
    style = element.attrs.get("style")
    if isinstance(style, str) and "/*" in style:
        element.attrs["style"] = _CSS_COMMENT.sub("", style).strip()
    if element.tag == "script" and (element.get("type") or "") in SCRIPT_TYPES:
        with suppress(UnclosedError):  # it does not run either
            element.children = [Text(without_comments(text_of(element.children)))]


def bare_fitter(fit: Fit) -> Fit:
    """`fit`, and then no metadata."""

    def fit_bare(asset: Asset) -> tuple[Asset, Remark | None]:
        fitted, remark = fit(asset)
        data = without_metadata(fitted.data, fitted.mime)
        return (fitted if data == fitted.data else make_asset(fitted.name, data, fitted.mime)), remark

    return fit_bare


def _is_private(node: Node) -> bool:
    match node:
        case Comment():
            return True
        case Element() if "slidegen-when" in node.classes:
            shown = set((node.get("data-slidegen-when") or "").split())
            return bool(shown) and shown <= _PRESENTER
    return False
