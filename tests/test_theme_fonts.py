"""The faces that a theme's own styles ask for are in every deck of it, and no others."""

from __future__ import annotations

import re

import pytest
from command import Command


@pytest.mark.parametrize(
    ("theme", "families"),
    [
        (
            "vernier",
            {"Inter", "JetBrains Mono"},
        ),  # its serif is for decks that ask
        ("rubric", {"Inter", "Source Serif 4"}),
        ("matrix", {"Inter", "JetBrains Mono"}),
    ],
)
def test_a_deck_without_code_has_the_faces_of_its_theme(theme: str, families: set[str], slidegen: Command):
    slidegen.write("slides.md", f"---\ntheme: {theme}\n---\n\n# A title\n\nIts subtitle\n")
    page = slidegen("build", "slides.md", "-o", "-").text
    assert set(re.findall(r'@font-face\{font-family:"([^"]+)"', page)) == families
