"""`slidegen theme new`: what it writes is a theme that builds, reads and says what to do next."""

from __future__ import annotations

import pytest
from command import Command
from test_contrast import contrast, palette

from slidegen.themes import load_theme

FILES = ["layouts/cover.css", "layouts/cover.html", "preview.md", "theme.css", "theme.toml", "tokens.css"]


def test_a_new_theme_is_written_and_what_to_do_next_is_said(slidegen: Command):
    done = slidegen("theme", "new", "tide")
    assert (done.status, done.err) == (0, "")
    assert slidegen.files("tide") == FILES
    assert done.text == (
        "tide: layouts/cover.css, layouts/cover.html, preview.md, theme.css, theme.toml, tokens.css\n"
        "\n"
        "Look at it while you change it:\n"
        "  slidegen serve tide/preview.md\n"
        "Use it in a deck that is beside it:\n"
        "  theme: ./tide\n"
        "Share it as a Python package; in its pyproject.toml, with the folder that theme.toml is in:\n"
        '  [project.entry-points."slidegen.themes"]\n'
        '  tide = "your_package.tide"\n'
    )


def test_a_new_theme_has_its_own_name_everywhere(slidegen: Command):
    slidegen("theme", "new", "parts/ebb-tide")
    assert load_theme(slidegen.folder / "parts/ebb-tide").name == "ebb-tide"
    texts = [(slidegen.folder / "parts/ebb-tide" / name).read_text(encoding="utf-8") for name in FILES]
    assert "# The theme ebb-tide" in texts[2]
    assert not any("NAME" in text for text in texts)


def test_the_preview_and_a_deck_beside_a_new_theme_build_without_a_mistake(slidegen: Command):
    slidegen("theme", "new", "tide")
    slidegen.write("talk.md", "---\ntheme: ./tide\n---\n\n# One")
    for deck in ("tide/preview.md", "talk.md"):
        done = slidegen("build", deck, "-o", "-", "--strict")
        assert (done.status, done.err) == (0, "")
        assert "1.25rem solid var(--slidev-theme-primary)" in done.text


def test_a_new_theme_is_recoloured_without_css(slidegen: Command):
    slidegen("theme", "new", "tide")
    slidegen.write("talk.md", "---\ntheme: ./tide\nthemeConfig:\n  primary: '#0a7d4f'\n---\n\n# One")
    assert "--slidev-theme-primary:#0a7d4f" in slidegen("build", "talk.md", "-o", "-").text.replace(": ", ":")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_of_a_new_theme_reads(scheme: str, slidegen: Command):
    slidegen("theme", "new", "tide")
    colours = palette(load_theme(slidegen.folder / "tide"), scheme)
    grounds = [
        colours.colour(f"var({name})") for name in ("--slidegen-background", "--slidev-code-background")
    ]
    texts = [name for name in colours.tokens if name.startswith("--slidegen-code-")]
    texts += [name for name in colours.tokens if name.startswith(("--slidegen-alert-", "--slidegen-series-"))]
    texts += [f"--slidegen-{name}" for name in ("foreground", "heading", "link", "link-hover", "error")]
    faint = {
        text: round(ratio, 2)
        for text in texts
        for ground in grounds
        if (ratio := contrast(colours.colour(f"var({text})"), ground)) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("there", ["tide/notes.txt", "tide"])
def test_what_is_there_is_not_written_over(there: str, slidegen: Command):
    slidegen.write(there, "mine")
    done = slidegen("theme", "new", "tide")
    assert (done.status, done.out) == (2, b"")
    assert done.err == "slidegen: tide is there already, nothing is written\n"
    assert slidegen.files() == sorted(["package.json", there])


def test_an_empty_folder_is_taken(slidegen: Command):
    (slidegen.folder / "tide").mkdir()
    assert slidegen("theme", "new", "tide").status == 0
    assert slidegen.files("tide") == FILES


@pytest.mark.parametrize("name", ["..", ".", "-tide", "a b", 'a"b', "/"])
def test_a_theme_has_a_name_that_decks_can_write(name: str, slidegen: Command):
    done = slidegen("theme", "new", "--", name)
    assert (done.status, done.out) == (2, b"")
    assert done.err == f"slidegen: `{name}` is no name of a theme: take letters, digits and hyphens\n"
    assert slidegen.files() == ["package.json"]


def test_a_folder_that_cannot_be_made_is_said(slidegen: Command):
    slidegen.write("flat", "a file")
    done = slidegen("theme", "new", "flat/tide")
    assert (done.status, done.out) == (1, b"")
    assert done.err.startswith("slidegen: flat/tide cannot be written: ")
