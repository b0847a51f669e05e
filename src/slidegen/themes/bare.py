"""What lies under every theme: the layouts, components and styles that Slidev's client brings."""

from __future__ import annotations

from pathlib import Path

from slidegen.core.theme import Stylesheet, Theme
from slidegen.shipped import assets_dir
from slidegen.templates import load_templates

SCHEMES = ("light", "dark")


def bare_theme(*, typography: bool = True) -> Theme:
    """`theme: none`; `typography` is how text is set, which a theme in Slidev's form imports."""
    assets = assets_dir()
    sheets = (
        "styles/base",
        *(["styles/typography"] if typography else []),
        "styles",
        "layouts",
        "components",
    )
    return Theme(
        name="none",
        folder=None,
        description="no theme: the bare layouts",
        schemes=SCHEMES,
        defaults={},
        theme_config={},
        fonts={},
        fallbacks={},
        layouts=load_templates(assets / "layouts"),
        components=load_templates(assets / "components"),
        styles=tuple(
            read_stylesheet(path) for folder in sheets for path in sorted((assets / folder).glob("*.css"))
        ),
        scripts=(),
    )


def read_stylesheet(path: Path) -> Stylesheet:
    """The style sheet in the file at `path`. Raises OSError, UnicodeDecodeError."""
    return Stylesheet(path, path.read_text(encoding="utf-8"))
