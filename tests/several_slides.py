"""The slides of a small deck with components, layers and icons of its own, through the parser, their layouts
and all passes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from slidegen.build.outline import headings, title_reader
from slidegen.cache import Cache
from slidegen.core.deck import Config, Settings, Slide
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Element
from slidegen.core.sources import Sources
from slidegen.core.theme import LAYERS, Template, Theme
from slidegen.icons import IconSets
from slidegen.parse import MarkupContext, parse_deck, parse_markup, plain_title
from slidegen.passes import PASSES
from slidegen.passes.assets import AssetFinder
from slidegen.passes.context import Context
from slidegen.passes.facts import facts
from slidegen.passes.layout import choose_layout, lay_out
from slidegen.render import write_nodes
from slidegen.shipped import assets_dir
from slidegen.templates import layer_stems, load_templates


def make_slides(folder: Path, text: str, files: dict[str, str] | None = None, **config: object):
    """The slides that `text` is, with `files` beside it (`components/Card.html`), and the report."""
    for name, given in (files or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(given, encoding="utf-8")
    report = Report()
    sources = Sources((folder,), folder, {folder / "slides.md": text})
    deck = parse_deck(folder / "slides.md", "deck", folder, sources, report)
    titles = tuple(plain_title(slide.title) if slide.title else None for slide in deck.slides)
    context = Context(
        deck,
        Config(Settings(config), "Deck", "%s", "en", 980, 552, "auto"),
        _theme(folder),
        sources,
        report,
        Cache(None),
        {
            str(s.settings["routeAlias"]): n
            for n, s in enumerate(deck.slides, 1)
            if "routeAlias" in s.settings
        },
        titles,
        AssetFinder(sources, folder / "public", folder),
        lambda css, find: css,
        headings=headings(deck),
        read_title=title_reader(sources, folder),
        icons=IconSets(sources, (folder,)),
    )
    return [_make(no, source, context) for no, source in enumerate(deck.slides, 1)], report


def _make(no, source, context: Context) -> Slide:
    slots = parse_markup(source, MarkupContext(context.sources, context.report, context.deck.root, f"s{no}-"))
    settings = source.settings.over(Settings({"layout": "default"}))
    template = choose_layout(settings, no, context.theme.layouts, source, context.report)
    level = source.level or 1
    slide = Slide(no, source, settings, template.name, source.title, context.titles[no - 1], level, [])
    slide.body = lay_out(slots, template, settings, source, context.report, known=facts(slide, context))
    for run in PASSES:
        run(slide, context)
    return slide


def inside(slide: Slide) -> str:
    """What stands in the layout of `slide`, a line for each of its children."""
    layout = next(
        node for node in slide.body if isinstance(node, Element) and "slidev-layout" in node.classes
    )
    parts = ["".join(str(piece) for piece in write_nodes([node])) for node in layout.children]
    return "\n".join(part for part in parts if part.strip())


@cache
def _built_in() -> tuple[dict[str, Template], dict[str, Template]]:
    return load_templates(assets_dir() / "layouts"), load_templates(assets_dir() / "components")


def _theme(folder: Path) -> Theme:
    layouts, components = _built_in()
    own = load_templates(folder)
    layers = {name: tuple(own[stem] for stem in layer_stems(name) if stem in own) for name in LAYERS}
    return Theme(
        "default",
        None,
        "",
        ("light", "dark"),
        {},
        {},
        {},
        {},
        {**layouts, **load_templates(folder / "layouts")},
        {**components, **load_templates(folder / "components")},
        (),
        (),
        layers={name: parts for name, parts in layers.items() if parts},
    )
