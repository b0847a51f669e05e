"""Themes of Python packages, found by the entry point `slidegen.themes`; no package is imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Command

from slidegen.themes import find_theme, installed_themes

THEME = 'name = "harbour"\ndescription = "Ropes and rust"\nextends = "default"\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on Python's path, to install into."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def install(site: Path, points: str, distribution: str = "harbour-slides") -> None:
    """A distribution with these entry points."""
    info = site / f"{distribution.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(f"[slidegen.themes]\n{points}\n", encoding="utf-8")


def put(site: Path, folder: str, toml: str = THEME) -> Path:
    """A package whose code must not run, with a theme in `folder`."""
    place = site / folder
    place.mkdir(parents=True)
    package = site / folder.partition("/")[0]
    (package / "__init__.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    (place / "theme.toml").write_text(toml, encoding="utf-8")
    (place / "theme.css").write_text(".slidev-layout { color: rebeccapurple }", encoding="utf-8")
    return place


@pytest.mark.parametrize(
    ("value", "folder"),
    [
        ("harbour_slides", "harbour_slides"),
        ("harbour_slides.themes.dusk", "harbour_slides/themes/dusk"),
        ("harbour_slides/night-watch", "harbour_slides/night-watch"),
    ],
)
def test_a_theme_is_found_where_the_entry_point_says(
    value: str, folder: str, site: Path, tmp_path: Path
) -> None:
    place = put(site, folder)
    install(site, f"harbour = {value}")
    assert find_theme("harbour", tmp_path, tmp_path) == place


def test_a_deck_is_built_with_an_installed_theme(site: Path, slidegen: Command) -> None:
    put(site, "harbour_slides")
    install(site, "harbour = harbour_slides")
    slidegen.write("slides.md", "---\ntheme: harbour\n---\n\n# One")
    done = slidegen("build", "-o", "-", "--strict")
    assert (done.status, done.err) == (0, "")
    assert "rebeccapurple" in done.text


def test_installed_themes_are_listed_after_those_that_ship(site: Path, slidegen: Command) -> None:
    put(site, "harbour_slides")
    install(site, "harbour = harbour_slides\ndracula = harbour_slides")
    done = slidegen("themes")
    assert (done.status, done.err) == (0, "")
    assert done.text.splitlines()[-2:] == [
        "dracula      Ropes and rust (package harbour-slides, hidden by the one that ships)",
        "harbour      Ropes and rust (package harbour-slides)",
    ]


def test_an_entry_point_without_a_theme_is_told(site: Path, slidegen: Command) -> None:
    install(site, "harbour = gone.theme")
    put(site, "quay", "name = ")
    install(site, "quay = quay", "quay-slides")
    done = slidegen("themes")
    assert done.status == 1
    first, second = done.err.splitlines()
    assert first == (
        "slidegen: theme `harbour` of the package `harbour-slides` cannot be used: "
        "there is no theme.toml in `gone.theme`"
    )
    assert second.startswith(
        "slidegen: theme `quay` of the package `quay-slides` cannot be used: theme.toml of theme `quay`: "
    )
    slidegen.write("slides.md", "---\ntheme: harbour\n---\n\n# One")
    assert slidegen("build").err.splitlines()[:3] == [
        "slides.md:2:8: error: there is no theme `harbour`, `default` is used [unknown-theme]",
        "  2 | theme: harbour",
        "    |        ^^^^^^^ the installed package `harbour-slides` has no theme.toml in `gone.theme`",
    ]


def test_a_slip_in_an_installed_themes_name_is_seen(site: Path, slidegen: Command) -> None:
    put(site, "harbour_slides")
    install(site, "harbour = harbour_slides")
    slidegen.write("slides.md", "---\ntheme: harbuor\n---\n\n# One")
    assert "^^^^^^^ write `harbour`" in slidegen("build").err


def test_the_theme_that_ships_and_the_first_on_the_path_win(site: Path, tmp_path: Path) -> None:
    put(site, "harbour_slides")
    install(site, "seriph = harbour_slides\nquay = harbour_slides")
    install(site, "quay = nowhere", "other-slides")
    shipped = find_theme("seriph", tmp_path, tmp_path)
    assert shipped is not None
    assert not shipped.is_relative_to(site)
    assert [theme.name for theme in installed_themes()] == ["quay", "seriph"]
