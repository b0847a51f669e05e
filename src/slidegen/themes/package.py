"""A folder in Slidev's own form → `Theme` (Slidev reference §9.2). It is read as data, nothing is run.

package.json             slidev.defaults, slidev.colorSchema, slidev.addons
layouts/ components/     NAME.vue, which Vue renders; NAME.html, a template of slidegen's
styles/index.{css,ts} …  style sheets (sheets.py)
uno.config.ts            shortcuts, rules, theme, safelist as far as they are literals (uno_config.py)
global-top.vue …         layers
setup/ vite.config.ts    not used, and each is told (unused.py)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from slidegen.core.deck import Settings
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.records import record
from slidegen.core.settings import check_settings
from slidegen.core.sources import Sources
from slidegen.core.theme import Stylesheet, Theme
from slidegen.templates import load_layers, load_templates
from slidegen.themes.bare import SCHEMES, bare_theme, read_stylesheet
from slidegen.themes.mermaid_setup import folder_mermaid
from slidegen.themes.sheets import folder_sheets, imports_typography
from slidegen.themes.uno_config import folder_uno
from slidegen.themes.unused import tell_unused
from slidegen.themes.vue_files import vue_files

KNOWN = ("defaults", "colorSchema", "addons", "highlighter")
"""Keys of `slidev` in package.json; the highlighter is one here and there."""


@record
class Manifest:
    """What a package.json says to Slidev."""

    name: str
    description: str
    slidev: Mapping[str, Any]
    file: SourceFile

    def span(self, key: str) -> Span:
        """The line of `key`, as far as one can tell."""
        wanted = f'"{key}"'
        for number, line in enumerate(self.file.lines, 1):
            if wanted in line:
                return Span(self.file, number, line.index(wanted) + 1, len(wanted))
        return Span(self.file, 1)


def read_manifest(folder: Path, sources: Sources, report: Report) -> Manifest:
    """The package.json of `folder`; an empty one where there is none, or where it cannot be read."""
    path = folder / "package.json"
    file = sources.find(path) or SourceFile(sources.shown(path), "{}")
    try:
        data = json.loads(file.text)
    except json.JSONDecodeError as error:
        place = Span(file, error.lineno, error.colno)
        report.error("theme-fails", f"`package.json` is no JSON: {error.msg}", place)
        data = {}
    data = data if isinstance(data, Mapping) else {}
    slidev = data.get("slidev")
    return Manifest(
        name=str(data.get("name") or folder.name),
        description=str(data.get("description") or ""),
        slidev=slidev if isinstance(slidev, Mapping) else {},
        file=file,
    )


def package_theme(
    folder: Path, root: Path, sources: Sources, report: Report, *, typography: bool = False
) -> Theme:
    """The theme in `folder`; `typography`: the deck brings what sets text.

    Raises TemplateError, NotTextError, OutsideRootsError, OSError.
    """
    manifest = read_manifest(folder, sources, report)
    for key in manifest.slidev:
        if key not in KNOWN:
            report.warning(
                "part-not-used", f"`slidev.{key}` of package.json has no effect", manifest.span(key)
            )
    defaults = manifest.slidev.get("defaults")
    settings = Settings(defaults if isinstance(defaults, Mapping) else {})
    settings = replace(settings, spans={key: manifest.span(key) for key in settings})
    checked = check_settings(settings, "deck", report)
    bare = bare_theme(typography=typography or imports_typography(folder, sources))
    theme = with_folder(bare, folder, root, sources, report)
    return replace(
        theme,
        name=manifest.name,
        folder=folder,
        description=manifest.description,
        schemes=_schemes(manifest, report),
        defaults=dict(checked),
        addons=addon_names(manifest),
        font_span=settings.spans.get("fonts"),
    )


def with_folder(theme: Theme, folder: Path, root: Path, sources: Sources, report: Report) -> Theme:
    """`theme` with what `folder`, a theme's or an addon's, brings over it."""
    tell_unused(folder, sources, report)
    layouts, components = (load_templates(folder / kind) for kind in ("layouts", "components"))
    sheets = [*folder_sheets(folder, root, sources, report), *_beside(folder)]
    return replace(
        theme.under(layouts, components, load_layers(folder), vue_files(folder)),
        styles=(*theme.styles, *sheets),
        uno=folder_uno(folder, sources, report).over(theme.uno),
        mermaid={**theme.mermaid, **folder_mermaid(folder, sources, report)},
    )


def addon_names(manifest: Manifest) -> tuple[str, ...]:
    """The addons that a theme, an addon or a project asks for in its package.json."""
    names = manifest.slidev.get("addons")
    return tuple(str(name) for name in names) if isinstance(names, list) else ()


def _beside(folder: Path) -> list[Stylesheet]:
    """The sheets of templates: `NAME.css` beside `NAME.html`."""
    templates = [
        path for kind in ("layouts", "components") for path in sorted((folder / kind).glob("*.html"))
    ]
    return [read_stylesheet(css) for path in templates if (css := path.with_suffix(".css")).is_file()]


def _schemes(manifest: Manifest, report: Report) -> tuple[str, ...]:
    asked = manifest.slidev.get("colorSchema", "both")
    if asked in SCHEMES:
        return (asked,)
    if asked not in ("both", "auto", "all"):
        report.warning(
            "wrong-value",
            f"`colorSchema` is light, dark or both, not `{asked}`",
            manifest.span("colorSchema"),
        )
    return SCHEMES
