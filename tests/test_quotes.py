"""Layout `quote`: which titles open with a mark that a theme may let hang."""

from __future__ import annotations

import re

import pytest
from command import Command


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("# “A quotation.”", '<h1 class="slidegen-hanging">“A quotation.”</h1>'),
        ('# "A quotation."', '<h1 class="slidegen-hanging">"A quotation."</h1>'),
        ("# *‘A quotation.’*", '<h1 class="slidegen-hanging"><em>‘A quotation.’</em></h1>'),
        ("# Simplicity, “first”", "<h1>Simplicity, “first”</h1>"),
        ("# „A low mark“", "<h1>„A low mark“</h1>"),
    ],
)
def test_a_title_that_opens_with_a_mark_may_hang(written: str, title: str, slidegen: Command):
    slidegen.write("slides.md", f"---\nlayout: quote\n---\n\n{written}\n")
    page = slidegen("build", "slides.md", "-o", "-").text
    assert re.findall(r"<h1.*?</h1>", page[page.index("<section") : page.index("</section>")]) == [title]


def test_on_other_layouts_no_title_hangs(slidegen: Command):
    slidegen.write("slides.md", "# “A quotation.”\n")
    page = slidegen("build", "slides.md", "-o", "-").text
    assert '<h1 class="slidegen-hanging">' not in page
