"""A deck with Vue in it, built whole, and what can be said of its first slides."""

from __future__ import annotations

from pathlib import Path

from slidegen.build import Builder, BuildOptions, Built
from slidegen.core.nodes import Element
from slidegen.decks import Entry
from slidegen.render import write_nodes


def build(folder: Path, files: dict[str, str], *, cache: bool = False) -> Built:
    """The deck `slides.md` of `files`, which are written into `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return builder(folder, cache=cache).build()


def builder(folder: Path, *, cache: bool = False) -> Builder:
    options = BuildOptions(root=folder, cache=cache)
    return Builder(Entry(path=folder / "slides.md", name="deck"), options, cwd=folder)


def slide_markup(built: Built, no: int = 1) -> str:
    """What stands in the layout of a slide, a line each; the whole where it stands in none of ours."""
    slide = built.deck.slides[no - 1]
    body = [node for node in slide.body if node not in slide.ends]
    layout = next(
        (node for node in body if isinstance(node, Element) and "slidev-layout" in node.classes), None
    )
    nodes = layout.children if layout is not None and len(body) == 1 else body
    parts = ["".join(str(piece) for piece in write_nodes([node])) for node in nodes]
    return "\n".join(part.strip() for part in parts if part.strip())


def describe(built: Built, no: int = 1) -> str:
    """The slide's markup, its clicks where it has any, and the report."""
    slide = built.deck.slides[no - 1]
    clicks = f"clicks: {slide.clicks}\n" if slide.clicks else ""
    frames = "\n".join(found.frame() for found in built.report)
    return f"{slide_markup(built, no)}\n{clicks}" + (f"# report\n{frames}\n" if frames else "")
