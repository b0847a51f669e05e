"""A page for handing out (`build --audience`): what the room saw, and nothing that was for the speaker.

In:  the finished tree of a slide, and each asset. Out: the same without comments and without what only the
     presenter's window shows; pictures without what cameras and drawing programs wrote into them. Notes and
     hidden slides are not made in the first place.
"""

from __future__ import annotations

from slidegen.core.assets import Asset, Remark
from slidegen.core.nodes import Comment, Element, Node
from slidegen.passes.assets import Fit, make_asset
from slidegen.passes.metadata import without_metadata

_PRESENTER = frozenset({"presenter", "previewNext"})
"""Where `<RenderWhen>` shows something to the speaker alone."""


def hand_out(nodes: list[Node]) -> None:
    """Take from the tree what is not for the audience."""
    nodes[:] = [node for node in nodes if not _is_private(node)]
    for node in nodes:
        if isinstance(node, Element):
            hand_out(node.children)


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
