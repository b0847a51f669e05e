"""Which rules of the shipped sheets a page carries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.css.minify import minify_css
from slidegen.css.needed import SET_BY_SCRIPTS, classes_in, needed_css
from slidegen.decks import Entry
from slidegen.shipped import assets_dir, themes_dir

LOOKED_FOR = frozenset(
    """
    author disabled end intro katex line section slidev-auto-fit-text-inner slidev-code
    slidev-code-block-title slidev-code-copy
    slidev-code-group slidev-code-group-blocks slidev-code-group-tabs slidev-code-tab slidev-code-wrapper
    slidev-layout
    """.split()
)
"""Classes of shipped sheets that are words of the runtime, which it does not set: it looks for elements with
them, or the word means another thing there.
"""


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{x:y}.b{x:y}", ".a{x:y}"),
        (".b,.a{x:y}", ".b,.a{x:y}"),
        (".a .b{x:y}.a.b:hover{x:y}", ""),
        ("p > .b p{x:y}p{x:y}", "p{x:y}"),
        (":is(.b,.c) p{x:y}:not(.b){x:y}.a:has(.b){x:y}", ":is(.b,.c) p{x:y}:not(.b){x:y}.a:has(.b){x:y}"),
        ('[class*=".b"]{x:y}[title="a).b"] p{x:y}', '[class*=".b"]{x:y}[title="a).b"] p{x:y}'),
        ("@media print{.b{x:y}}@media print{.a{x:y}.b{x:y}}", "@media print{.a{x:y}}"),
        ("@supports (a:b){@media print{.b{x:y}}}", ""),
        ("@keyframes b{from{x:y}}@layer m,n;.b{x:y}", "@keyframes b{from{x:y}}@layer m,n;"),
        (r".\31 b{x:y}.w-1\.5{x:y}", r".\31 b{x:y}.w-1\.5{x:y}"),
        ('.a{content:"}.b{"}.b{content:";"}', '.a{content:"}.b{"}'),
        (".a{.b & {x:y}}.b{.a & {x:y}}", ".a{.b & {x:y}}"),
        (".dark .a{x:y}.own-enter-from{x:y}.slidev-vclick-hidden{x:y}",) * 2,
    ],
)
def test_a_rule_for_a_class_that_no_element_has_is_left_out(css: str, kept: str) -> None:
    assert needed_css(css, {"a"}) == kept


def test_with_all_its_classes_a_shipped_sheet_stays_as_it_is() -> None:
    for sheet in _sheets():
        css = minify_css(sheet.read_text(encoding="utf-8"))
        assert needed_css(css, classes_in(css)) == css, sheet.name


def test_no_class_is_left_out_that_the_runtime_may_set() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (assets_dir() / "runtime").rglob("*.js"))
    asked = set().union(*(classes_in(minify_css(one.read_text(encoding="utf-8"))) for one in _sheets()))
    assert asked & set(re.findall(r"[\w-]+", code)) == LOOKED_FOR
    assert SET_BY_SCRIPTS.isdisjoint(LOOKED_FOR)


def _sheets() -> list[Path]:
    folders = [assets_dir() / name for name in ("styles", "layouts", "components")]
    found = [path for folder in (*folders, themes_dir()) for path in sorted(folder.rglob("*.css"))]
    return [path for path in found if path.parent.name not in ("chrome", "page")]


def _styles(tmp_path: Path, text: str, *, live: bool = False) -> str:
    deck = tmp_path / "slides.md"
    deck.write_text(text, encoding="utf-8")
    html = Builder(Entry(deck, "slides"), BuildOptions(live=live)).build().html.decode("utf-8")
    return "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))


def test_a_page_has_the_rules_of_what_is_on_its_slides(tmp_path: Path) -> None:
    assert ".slidev-code-wrapper{" not in _styles(tmp_path, "# One")
    assert ".slidev-code-wrapper{" in _styles(tmp_path, "# One\n\n```js\nlet a\n```\n")
    assert ".slidev-code-wrapper{" in _styles(tmp_path, '# One\n\n<p class="slidev-code-wrapper">a</p>\n')


@pytest.mark.parametrize(
    "text",
    [
        "---\nhtmlAttrs:\n  class: slidev-code-wrapper\n---\n\n# One",
        "# One\n\n<script>document.body.className = 'slidev-code-' + 'wrapper'</script>\n",
    ],
    ids=["on the document's element", "by an author's script"],
)
def test_classes_from_elsewhere_keep_their_rules(tmp_path: Path, text: str) -> None:
    assert ".slidev-code-wrapper{" in _styles(tmp_path, text)


def test_a_served_page_has_all_rules_for_what_will_be_written(tmp_path: Path) -> None:
    assert ".slidev-code-wrapper{" in _styles(tmp_path, "# One", live=True)
