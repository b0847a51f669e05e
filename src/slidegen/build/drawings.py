"""`drawings.persist`: what was drawn on slides while the deck was served, in files beside it and in the page.

In:  the headmatter's `drawings`, and `<folder>/<n>.svg` in Slidev's form (Slidev reference §7.10).
Out: for each slide that has one the markup of its drawing; what is not as it should be is told. The form in
     which a drawing is saved is here, too.

The files are not among those that were asked for: a stroke that was just saved is no reason to build anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from slidegen.core.deck import Config, DeckSource
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.page import Markup
from slidegen.core.settings import parse_ratio
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources
from slidegen.parse import Drawing, DrawingError, read_drawing
from slidegen.render import write_nodes

FOLDER = ".slidev/drawings"
"""Of `persist: true`; the deck's own name comes below it."""


def drawings_folder(config: Config, source: DeckSource) -> Path | None:
    """Where drawings are kept; None where they are not, or would leave the project."""
    written = config.values.get("drawings")
    persist = written.get("persist") if isinstance(written, Mapping) else None
    if persist is True:
        folder = source.folder / FOLDER / source.path.stem
    elif isinstance(persist, str) and persist:
        folder = source.folder / persist
    else:
        return None
    return folder if folder.resolve().is_relative_to(source.root) else None


def deck_drawings(
    config: Config, source: DeckSource, sources: Sources, report: Report
) -> Mapping[int, Markup]:
    """By the number of the slide, the SVG that stands over it."""
    written = config.values.get("drawings")
    if not isinstance(written, Mapping) or written.get("enabled", True) not in (True, "build"):
        return {}
    folder = drawings_folder(config, source)
    if folder is None:
        _tell_no_folder(written.get("persist"), config, source, report)
        return {}
    # Not `asked`: see above.
    apart = replace(sources, asked=set())
    found = {}
    for no in range(1, len(source.slides) + 1) if folder.is_dir() else ():
        drawing = _read(folder / f"{no}.svg", no, apart, report)
        if drawing is not None and drawing.shapes:
            found[no] = _markup(drawing, config)
    return found


def with_drawing(slide: Markup, drawing: Markup | None) -> Markup:
    """A slide with its drawing as the last thing in it."""
    return slide if drawing is None else (*slide[:-1], *drawing, slide[-1])


def write_drawing(drawing: Drawing, config: Config) -> bytes:
    """The file of a drawing: a line for the SVG, the shapes, a line for its end."""
    # Slidev rounds the height of a file's canvas, where that of a slide is rounded up.
    ratio = parse_ratio(config.values.get("aspectRatio", 16 / 9)) or 16 / 9
    height = round(config.width / ratio)
    head = f'<svg width="{config.width}" height="{height}" xmlns="http://www.w3.org/2000/svg">'
    shapes = "\n".join(str(piece) for shape in drawing.shapes for piece in write_nodes([shape]))
    return f"{head}\n{shapes}\n</svg>".encode()


def _tell_no_folder(persist: object, config: Config, source: DeckSource, report: Report) -> None:
    span = config.values.spans.get("drawings.persist") or Span(source.file, 1)
    hint = "name a folder beside the deck"
    if isinstance(persist, str) and persist:
        told = f"`{persist}` is outside the project, no drawing is kept there"
        report.error("drawings-outside", told, span, hint)
    elif persist:
        report.warning(
            "wrong-value", f"`drawings.persist` is `true` or a folder, not `{persist}`", span, hint
        )


def _read(path: Path, no: int, sources: Sources, report: Report) -> Drawing | None:
    try:
        if not sources.has(path):
            return None
        file = sources.read(path)
        drawing = read_drawing(file.text, f"s{no}-drawing-")
    except OutsideRootsError:
        told, file, line = "it leads out of the project", SourceFile(sources.shown(path), ""), 1
    except (NotTextError, OSError) as error:
        told, file, line = str(error), SourceFile(sources.shown(path), ""), 1
    except DrawingError as error:
        told, line = str(error), error.line
    else:
        if drawing.left_out:
            names = ", ".join(f"`{name}`" for name in drawing.left_out)
            hint = "a drawing has shapes alone; show other pictures by Markdown"
            report.warning("drawing-not-shapes", f"{names} in a drawing is left out", Span(file, 1), hint)
        return drawing
    report.error("drawing-broken", f"this drawing cannot be shown: {told}", Span(file, line))
    return None


def _markup(drawing: Drawing, config: Config) -> Markup:
    box = f"0 0 {config.width} {config.height}"
    head = f'<svg class="slidegen-drawing" viewBox="{box}" aria-hidden="true">'
    return (head, *write_nodes([*drawing.shapes]), "</svg>")
