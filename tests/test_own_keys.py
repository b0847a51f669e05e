"""A key that looks like a slip of a setting is none where the deck's own parts ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from vue_deck import build

TEMPLATE = (
    "---\nprops:\n  layuot: {default: ''}\n---\n<div class=\"slidev-layout own\">{{ layuot }}<slot/></div>"
)


@pytest.mark.parametrize(
    ("body", "files"),
    [
        ("", {"layouts/own.html": TEMPLATE}),
        ("", {"layouts/own.vue": "<script setup>defineProps(['layuot'])</script><template><p/></template>"}),
        ("", {"components/Own.vue": "<template>{{ $frontmatter.layuot }}</template>"}),
        ("", {"global-top.vue": "<template>{{ $frontmatter.layuot }}</template>"}),
        ("{{ $frontmatter.layuot }}", {}),
        ("{{ $frontmatter['layuot'] }}", {}),
        ("{{ $slidev.nav.currentFrontmatter?.layuot }}", {}),
    ],
)
def test_a_key_that_a_part_of_the_deck_asks_for_is_no_slip(
    tmp_path: Path, body: str, files: dict[str, str]
) -> None:
    layout = "own" if any("own." in name for name in files) else "default"
    deck = f"---\nlayout: {layout}\nlayuot: x\n---\n\n# One\n\n{body}\n"
    found = [one.code for one in build(tmp_path, {"slides.md": deck, **files}).report]
    assert "unknown-setting" not in found


def test_a_key_that_nobody_asks_for_is_told(tmp_path: Path) -> None:
    deck = "---\nlayuot: center\n---\n\n# One, layuot\n"
    files = {"slides.md": deck, "layouts/own.html": TEMPLATE.replace("layuot", "layuots")}
    [found] = build(tmp_path, files).report
    assert (found.code, found.hint) == ("unknown-setting", "write `layout`")
