"""The label over a title: what looks like a heading, and is none."""

from __future__ import annotations

import re

import pytest
from command import Command


@pytest.mark.parametrize(
    ("written", "headings"),
    [
        ("###### A label\n\n# A title", ['<h6 role="presentation">A label</h6>', "<h1>A title</h1>"]),
        ("# A title\n\n###### Small", ["<h1>A title</h1>", "<h6>Small</h6>"]),
        ("###### Small\n\nText\n\n# A title", ["<h6>Small</h6>", "<h1>A title</h1>"]),
        ("##### Five\n\n# A title", ["<h5>Five</h5>", "<h1>A title</h1>"]),
        ('<h6 role="note">Own</h6>\n\n# A title', ['<h6 role="note">Own</h6>', "<h1>A title</h1>"]),
    ],
)
def test_a_small_heading_right_over_a_title_is_its_label(
    written: str, headings: list[str], slidegen: Command
):
    slidegen.write("slides.md", f"{written}\n")
    page = slidegen("build", "slides.md", "-o", "-").text
    assert re.findall(r"<h\d.*?</h\d>", page[page.index("<section") : page.index("</section>")]) == headings
