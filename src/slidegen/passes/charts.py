"""Charts from text, drawn by Vega.

    ```chart {1|2|all}             ```vega-lite
    type: line                     mark: bar
    data: sales.csv                data: {url: sales.csv}
    x: year                        encoding: {x: {field: year}, y: {field: sales}}
    y: [sales, costs]              ```
    ```

In:  fences in the languages `chart` and `vega-lite` whose clicks are numbered.
Out: pictures in their place (chart_pictures.py, which is loaded where there is one to draw). What cannot be
     drawn is shown as source, with an error at its place.
"""

from __future__ import annotations

from slidegen.core.deck import Slide
from slidegen.core.nodes import Fence, Node
from slidegen.passes.context import Context
from slidegen.passes.index import replace_nodes

CHART, VEGA_LITE = "chart", "vega-lite"


def draw_charts(slide: Slide, context: Context) -> None:
    """Put pictures in place of the charts of `slide`; those that cannot be drawn stay fences."""
    fences = [node for node in slide.index.get("fence", ()) if isinstance(node, Fence) and _is_chart(node)]
    if not fences:
        return
    from slidegen.passes.chart_pictures import NEED, chart_picture, vega_lite_picture

    done: dict[int, list[Node]] = {}
    for fence in fences:
        draw = chart_picture if fence.language.lower() == CHART else vega_lite_picture
        drawn = draw(fence, f"s{slide.no}-c{len(done) + 1}", slide, context)
        if drawn is not None:
            done[id(fence)] = [drawn]
    if done:
        slide.needs.add(NEED)
        slide.index.setdefault("drawn", []).extend(fence for fence in fences if id(fence) in done)
        slide.index["fence"] = [node for node in slide.index["fence"] if id(node) not in done]
        replace_nodes(slide.body, done)


def _is_chart(fence: Fence) -> bool:
    return fence.language.lower() in (CHART, VEGA_LITE) and not fence.indented
