"""Fonts that a deck brings, or that are installed beside it."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from pathlib import Path

import pytest
from vue_deck import build

FACE = """
/* x */
@font-face {{
  font-family: 'Lobster';
  font-style: normal;
  font-display: swap;
  font-weight: {weight};
  src: url(./files/{file}.woff2) format('woff2'), url(./files/{file}.woff) format('woff');
  unicode-range: {range};
}}
"""


def faces(page: str) -> dict[str, str]:
    """Family, weight and format → address, of all faces in the page."""
    found = re.findall(
        r'@font-face\{font-family:"([^"]+)";[^}]*?font-weight:([^;]+);[^}]*?src:url\(([^)]+)\) '
        r'format\("(\w+)"\)',
        page,
    )
    return {f"{family} {weight} {kind}": address for family, weight, address, kind in found}


def page_of(folder: Path, fonts: str) -> tuple[str, list[str]]:
    built = build(folder, {"slides.md": f"---\nfonts:\n{fonts}---\n\n# One\n"})
    return built.html.decode(), [found.frame() for found in built.report]


@pytest.mark.parametrize(
    ("name", "written", "kind", "mime"),
    [
        ("fonts/House Sans.woff2", "./fonts/House Sans.woff2", "woff2", "woff2"),
        ("public/House Sans.ttf", "/House Sans.ttf", "truetype", "ttf"),
        ("House Sans.otf", "House Sans.otf", "opentype", "otf"),
    ],
)
def test_a_file_beside_the_deck_is_a_font(
    tmp_path: Path, name: str, written: str, kind: str, mime: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"letters")
    page, told = page_of(tmp_path, f"  sans: {written}\n")
    assert told == []
    address = f"data:font/{mime};base64,{b64encode(b'letters').decode()}"
    assert faces(page)[f"House Sans 1 1000 {kind}"] == address
    assert '--slidegen-font-sans:"House Sans",' in page


def test_a_file_that_is_missing_is_pointed_at(tmp_path: Path) -> None:
    page, [told] = page_of(tmp_path, "  sans: ./gone.woff2\n")
    assert told.startswith("slides.md:3:3: error: `./gone.woff2` is not there [missing-asset]\n")
    assert "gone" not in page


def test_a_font_package_of_npm_gives_the_cuts_that_the_deck_shows(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "@fontsource" / "lobster"
    (package / "files").mkdir(parents=True)
    sheets = {
        "400.css": ("400", ["latin", "greek"]),
        "700.css": ("700", ["latin"]),
        "index.css": ("400", ["latin"]),
    }
    for sheet, (weight, cuts) in sheets.items():
        reach = {"latin": "U+0000-00FF", "greek": "U+0370-03FF"}
        rules = [FACE.format(weight=weight, file=f"{cut}-{weight}", range=reach[cut]) for cut in cuts]
        (package / sheet).write_text("".join(rules), encoding="utf-8")
        for cut in cuts:
            (package / "files" / f"{cut}-{weight}.woff2").write_bytes(f"{cut}{weight}".encode())
    page, told = page_of(tmp_path, "  sans: Lobster\n")
    assert told == []
    found = {name: address for name, address in faces(page).items() if "Lobster" in name}
    assert found == {
        "Lobster 400 woff2": f"data:font/woff2;base64,{b64encode(b'latin400').decode()}",
        "Lobster 700 woff2": f"data:font/woff2;base64,{b64encode(b'latin700').decode()}",
    }


def test_a_font_package_of_python_gives_its_faces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "fontpkg_fine_hand"
    (package / "files").mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "files" / "Fine.ttf").write_bytes(b"fine")
    (package / "metadata.json").write_text(
        '{"slug": "fine-hand", "axes": [{"tag": "wght", "min": 100, "max": 900}],'
        '"files": [{"path": "files/Fine.ttf", "style": "normal", "weight": null, "variable": true}]}',
        encoding="utf-8",
    )
    told = tmp_path / "site" / "fontpkg_fine_hand-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Name: fontpkg-fine-hand\nVersion: 1\n", encoding="utf-8")
    (told / "entry_points.txt").write_text(
        "[fontpkg.family]\nfine-hand = fontpkg_fine_hand\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    page, found = page_of(tmp_path, "  sans: Fine Hand\n")
    sys.modules.pop("fontpkg_fine_hand", None)
    assert found == []
    assert faces(page)["Fine Hand 100 900 truetype"] == f"data:font/ttf;base64,{b64encode(b'fine').decode()}"
