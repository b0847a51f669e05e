"""The theme that a deck is built with: the one it asks for, addons over it, the deck's own parts over all.

In:  the headmatter's `theme:` or the command line's `--theme`, `addons:`, and what stands beside the deck:
     `layouts/`, `components/`, layers, `uno.config.ts`,
     `setup/mermaid.ts`.
Out: a `Theme`. One that the deck asks for and that cannot be used is an error in the report, and the
     default theme takes its place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from slidegen.build.addons import with_addons
from slidegen.build.refusals import MissingThemeError
from slidegen.core.deck import DeckSource
from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources, why_unread
from slidegen.core.theme import LAYERS, Template, Theme
from slidegen.shipped import themes_dir
from slidegen.templates import TemplateError, layer_stems, load_template
from slidegen.themes import (
    UNUSABLE,
    find_theme,
    folder_mermaid,
    folder_uno,
    imports_typography,
    installed_theme,
    installed_themes,
    load_theme,
    tell_unused,
    theme_files,
    theme_folder,
    theme_names,
    told_of,
    vue_files,
)

DEFAULT_THEME = "default"
NO_THEME = "none"
_LAYER_STEMS = frozenset(stem for name in LAYERS for stem in layer_stems(name))


def deck_theme(source: DeckSource, typed: str | None, sources: Sources, report: Report) -> Theme:
    """The theme of `source`; `typed` is what the command line says. Raises MissingThemeError."""
    asked = typed or source.headmatter.get("theme", DEFAULT_THEME) or NO_THEME
    span = source.headmatter.spans.get("theme", Span(source.file, 1))
    if asked == NO_THEME:
        folder = None
    elif typed:
        folder = _typed_folder(typed, source, sources)
    else:
        folder = _asked_folder(str(asked), source, span, sources, report)
    found = Report()
    try:
        typography = imports_typography(source.folder, sources)
        theme = load_theme(folder, sources, found, typography=typography)
        report.extend(told_of(theme.folder or source.folder, found))
    except UNUSABLE as error:
        report.error("theme-fails", f"theme `{asked}` cannot be used: {error}", span)
        theme = load_theme(themes_dir() / DEFAULT_THEME)
    if theme.folder is not None:
        sources.roots += (theme.folder.resolve(),)
        sources.asked.update(theme_files(theme.folder))
    theme = with_addons(theme, source, sources, report)
    return _with_own_parts(theme, source, sources, report)


def _typed_folder(name: str, source: DeckSource, sources: Sources) -> Path:
    folder = find_theme(name, sources.cwd, source.root)
    if folder is None:
        raise MissingThemeError(f"there is no theme `{name}`; {_hint(name, sources.cwd, source, sources)}")
    return folder


def _asked_folder(name: str, source: DeckSource, span: Span, sources: Sources, report: Report) -> Path:
    folder = find_theme(name, source.folder, source.root)
    if folder is not None:
        return folder
    hint = _hint(name, source.folder, source, sources)
    report.error("unknown-theme", f"there is no theme `{name}`, `{DEFAULT_THEME}` is used", span, hint)
    return themes_dir() / DEFAULT_THEME


def _hint(name: str, beside: Path, source: DeckSource, sources: Sources) -> str:
    """What to write instead of `name`, or where its folder would be."""
    broken = installed_theme(name)
    if broken is not None:
        return f"the installed package `{broken.package}` has no theme.toml in `{broken.value}`"
    there = sorted({*theme_names(), *(theme.name for theme in installed_themes())})
    near = did_you_mean(name, there)
    if near:
        return f"write `{near}`"
    folder = theme_folder(name, beside, source.root)
    if folder is not None:
        return f"looked for theme.toml or package.json in {sources.shown(folder)}"
    return f"there are: {', '.join(there)}, a folder's path, or a package in node_modules"


def _with_own_parts(theme: Theme, source: DeckSource, sources: Sources, report: Report) -> Theme:
    folder = source.folder
    if folder == theme.folder:
        return theme  # the preview of a theme, beside its parts
    tell_unused(folder, sources, report)
    layouts, components = (
        _own_templates(folder / kind, source, sources, report) for kind in ("layouts", "components")
    )
    own = _own_templates(folder, source, sources, report, _LAYER_STEMS)
    layers = {name: tuple(one for stem, one in own.items() if stem in layer_stems(name)) for name in LAYERS}
    sources.asked.update(folder / kind / "any.vue" for kind in ("layouts", "components"))
    theme = theme.under(layouts, components, layers, vue_files(folder))
    return replace(
        theme,
        uno=folder_uno(folder, sources, report).over(theme.uno),
        mermaid={**theme.mermaid, **folder_mermaid(folder, sources, report)},
    )


def _own_templates(
    folder: Path,
    source: DeckSource,
    sources: Sources,
    report: Report,
    wanted: Collection[str] | None = None,
) -> Mapping[str, Template]:
    """The templates in `folder`, or those `wanted`; one that cannot be used is an error, and takes no
    other along.
    """
    found = {}
    sources.asked.add(folder / "any.html")  # a folder that comes later is seen, too
    for path in sorted(folder.glob("*.html")):
        if wanted is not None and path.stem not in wanted:
            continue
        try:
            file = sources.read(path)
            found[path.stem] = load_template(path)
        except TemplateError as error:
            report.error("template-fails", error.message, Span(file, max(1, error.line)))
        except (NotTextError, OutsideRootsError, OSError) as error:
            message = f"`{sources.shown(path)}` cannot be used: {why_unread(error)}"
            report.error("template-fails", message, Span(source.file, 1))
    return found
