"""Mermaid diagrams, drawn by Pele (Slidev reference §4, Mermaid).

    ```mermaid {1|2|all}{scale: 0.8, theme: 'neutral'}
    flowchart LR
      A[Base model] --> B{Good enough?}
    ```

In:  fences in the language `mermaid` whose clicks are numbered.
Out: an SVG in their place, in the theme's colours and font, named and described for those who do not see
     it. What does not parse, and a type that nobody draws, is shown as source, with an error at its place.

How one is drawn is in diagram_pictures.py, which is loaded where there is one to draw.
"""

from __future__ import annotations

from slidegen.core.deck import Slide
from slidegen.core.nodes import Fence, Node
from slidegen.passes.context import Context
from slidegen.passes.index import replace_nodes

LANGUAGE = "mermaid"


def draw_diagrams(slide: Slide, context: Context) -> None:
    """Put pictures in place of the diagrams of `slide`; those that cannot be drawn stay fences."""
    fences = [node for node in slide.index.get("fence", ()) if isinstance(node, Fence) and _is_diagram(node)]
    if not fences:
        return
    from slidegen.passes.diagram_pictures import NEED, diagram_picture

    done: dict[int, list[Node]] = {}
    for fence in fences:
        drawn = diagram_picture(fence, f"s{slide.no}-d{len(done) + 1}", context)
        if drawn is not None:
            done[id(fence)] = [drawn]
    if done:
        slide.needs.add(NEED)
        slide.index["fence"] = [node for node in slide.index["fence"] if id(node) not in done]
        slide.index.setdefault("drawn", []).extend(fence for fence in fences if id(fence) in done)
        replace_nodes(slide.body, done)


def _is_diagram(fence: Fence) -> bool:
    return fence.language.lower() == LANGUAGE and not fence.indented
