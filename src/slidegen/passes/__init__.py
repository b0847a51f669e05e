"""What happens to a slide between its layout and the page: the passes, in their order.

A pass takes a slide and the deck around it, and changes the slide in place. It reads nothing but what
it is given, and it imports no other pass.
"""

from __future__ import annotations

from collections.abc import Callable

from slidegen.core.deck import Slide
from slidegen.passes.backdrops import place_backdrops
from slidegen.passes.charts import draw_charts
from slidegen.passes.clicks import number_clicks
from slidegen.passes.code import highlight_code
from slidegen.passes.components import expand_components
from slidegen.passes.context import Context
from slidegen.passes.diagrams import draw_diagrams
from slidegen.passes.directives import drop_directives
from slidegen.passes.drag import place_dragged
from slidegen.passes.formula_labels import label_formulas
from slidegen.passes.frames import embed_frames
from slidegen.passes.icons import place_icons
from slidegen.passes.images import embed_images
from slidegen.passes.index import index_nodes
from slidegen.passes.labels import name_labels
from slidegen.passes.layers import add_layers
from slidegen.passes.links import resolve_links
from slidegen.passes.math import order_formulas, set_formulas
from slidegen.passes.motion import set_motions
from slidegen.passes.quotes import hang_marks
from slidegen.passes.readable import mend_tree
from slidegen.passes.styles import collect_styles
from slidegen.passes.trust import remove_handlers

Pass = Callable[[Slide, Context], None]

RESOLVE: tuple[Pass, ...] = (
    add_layers,
    expand_components,  # first of all, with what stands in layers: it brings what the others look for
    place_backdrops,
    index_nodes,  # from here on passes visit only what is of theirs
    collect_styles,  # before clicks: a style is no item of a list
    place_dragged,
    resolve_links,
    name_labels,
    hang_marks,
)
"""What was written becomes plain elements."""

NUMBER: tuple[Pass, ...] = (
    number_clicks,  # while fences and formulas are leaves: they count as one element each
    set_motions,  # after clicks: what is not there yet has not begun to move
)
"""What steps gets its clicks, in the order of the layout."""

ORDER: tuple[Pass, ...] = (order_formulas,)
"""What an engine makes is ordered; other slides go this far meanwhile."""

DEPICT: tuple[Pass, ...] = (
    draw_charts,
    draw_diagrams,  # both before code: what cannot be drawn is shown as source
    highlight_code,  # after clicks: the steps of code start where they were numbered
    place_icons,  # after code: its titles have icons
    set_formulas,
    label_formulas,
    embed_frames,
    embed_images,
    drop_directives,  # what all others left
    remove_handlers,  # late: no pass may bring a handler in after it
    mend_tree,  # last: what no browser would read as it is written, whoever wrote it
)
"""Leaves become finished markup."""

NOTE_PASSES: tuple[Pass, ...] = (expand_components, index_nodes, resolve_links, *DEPICT)
"""What is done to a speaker note, on a slide whose body it is: nothing in it steps."""

PASSES: tuple[Pass, ...] = RESOLVE + NUMBER + ORDER + DEPICT
