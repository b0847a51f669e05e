"""A measured table → a table in PowerPoint: columns as wide, rows as high, cells with runs and borders."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes
from pptx.table import Table

from slidegen.export.drawingml import element, emu, line, solid
from slidegen.export.drawingml_text import Linked, paragraphs
from slidegen.export.measured import Cell, TablePiece

_SIDES = (("a:lnL", 3), ("a:lnR", 1), ("a:lnT", 0), ("a:lnB", 2))
_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b", "baseline": "t"}
_NEAR = 1.5
"""px between edges that are one."""


def add_table(shapes: SlideShapes, piece: TablePiece, linked: Linked) -> GraphicFrame:
    """The table on the slide, at its place."""
    edges = _edges(piece)
    rows, columns = len(piece["rows"]), max(1, len(edges) - 1)
    frame = shapes.add_table(
        rows, columns, emu(piece["x"]), emu(piece["y"]), emu(piece["w"]), emu(piece["h"])
    )
    table = frame.table
    _plain(table, has_head=piece["hasHead"])
    for index in range(columns):
        table.columns[index].width = emu(
            edges[index + 1] - edges[index] if index + 1 < len(edges) else piece["w"]
        )
    for at, row in enumerate(piece["rows"]):
        table.rows[at].height = emu(row["h"])
        for cell in row["cells"]:
            column_at = min(_nearest(edges, cell["x"]), columns - 1)
            _fill(table, (at, column_at), cell, linked)
    return frame


def _edges(piece: TablePiece) -> list[float]:
    """Where columns start, and where the last one ends."""
    found: list[float] = []
    cells = [cell for row in piece["rows"] for cell in row["cells"]]
    for edge in sorted([cell["x"] for cell in cells] + [cell["x"] + cell["w"] for cell in cells]):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return found


def _nearest(edges: Sequence[float], x: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - x))


def _plain(table: Table, *, has_head: bool) -> None:
    """Without the program's own stripes."""
    for properties in [one for one in table._tbl if one.tag.endswith("}tblPr")]:
        for child in list(properties):
            properties.remove(child)
    table.first_row, table.horz_banding = has_head, False


def _fill(table: Table, place: tuple[int, int], cell: Cell, linked: Linked) -> None:
    row, column = place
    made = table.cell(row, column)
    last = min(row + cell["rows"], len(table.rows)) - 1, min(column + cell["span"], len(table.columns)) - 1
    if last != (row, column) and not made.is_merge_origin:
        made.merge(table.cell(*last))
    texts = cell["texts"]
    left = min((text["paragraph"]["x"] for text in texts), default=cell["x"])
    body = element(f"<a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(texts, left, linked)}</a:txBody>")
    borders = "".join(line(cell["borders"][side], tag=tag) for tag, side in _SIDES if cell["borders"])
    top, right, bottom, _ = cell["padding"]
    margins = {"marL": left - cell["x"], "marR": right * 0.5, "marT": top, "marB": bottom}
    words = " ".join(f'{name}="{max(0, emu(px))}"' for name, px in margins.items())
    paint = solid(cell["fill"]) if cell["fill"] else "<a:noFill/>"
    properties = element(
        f'<a:tcPr {words} anchor="{_ANCHORS.get(cell["anchor"], "ctr")}">{borders}{paint}</a:tcPr>'
    )
    target = made._tc
    for child in list(target):
        target.remove(child)
    target.append(body)
    target.append(properties)
