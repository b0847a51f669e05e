"""Files that CSS names: found, put inside, or said to be missing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from slidegen.cache import Cache
from slidegen.core.assets import Asset, CssUrl
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.css import Sheet, embed_declarations, ready_sheet


def make_asset(name: str) -> Asset:
    data = name.encode()
    return Asset(hashlib.sha256(data).hexdigest(), "image/png", name, data)


class Files:
    """Files in memory; what was asked for, with its line and column."""

    def __init__(self, sheets: dict[str, str] | None = None) -> None:
        self.sheets = sheets or {}
        self.asked: list[tuple[str, str, int, int]] = []

    def asset(self, address: str, folder: Path, span: Span) -> Asset | None:
        self.asked.append((address, folder.as_posix(), span.line, span.col))
        return None if "missing" in address else make_asset(address)

    def sheet(self, address: str, folder: Path, span: Span) -> Sheet | None:
        text = self.sheets.get(address)
        if text is None:
            return None
        return Sheet(text, Span(SourceFile(address, text), 1), (folder / address).parent)


def ready(text: str, files: Files | None = None, **options: str) -> tuple[str, Report]:
    """The finished sheet with `<name>` for each asset, and what was said."""
    report = Report()
    sheet = Sheet(text, Span(SourceFile("style.css", text), 1), Path("deck"))
    pieces = ready_sheet(sheet, files or Files(), Cache(None), report, **options)
    return shown(pieces), report


def shown(pieces: tuple[str | Asset | CssUrl, ...]) -> str:
    return "".join(
        f"<{piece.asset.name}{piece.fragment}>" if isinstance(piece, CssUrl) else str(piece)
        for piece in pieces
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a { background: url(a.png) no-repeat }", "a{background:<a.png> no-repeat}"),
        ("a { background: url( 'a b.png' ), url(\"c.png\") }", "a{background:<a b.png>,<c.png>}"),
        ("a { background: URL(a.png) }", "a{background:<a.png>}"),
        ("a { background: url(a\\ b.png) }", "a{background:<a b.png>}"),
        (
            "a { b: image-set('a.png' 1x, url(b.png) type('image/png') 2x) }",
            'a{b:image-set(<a.png> 1x,<b.png> type("image/png") 2x)}',
        ),
        ("a { b: -webkit-image-set('a.png' 1x) }", "a{b:-webkit-image-set(<a.png> 1x)}"),
        ("a { mask: cross-fade(url(a.png), url(b.png), 50%) }", "a{mask:cross-fade(<a.png>,<b.png>,50%)}"),
        ("a { --picture: url(a.png) }", "a{--picture:<a.png>}"),
        ("a { filter: url(a.svg#blur) }", "a{filter:<a.svg#blur#blur>}"),
        ("@font-face { src: url(a.woff2) format('woff2') }", '@font-face{src:<a.woff2> format("woff2")}'),
        ("@media print { a { .b { c: url(a.png) } } }", "@media print{a{.b{c:<a.png>}}}"),
        ("a { b: url(#here); c: url(data:x) }", 'a{b:url("#here");c:url("data:x")}'),
        ("a { content: 'url(a.png)'; b: 'x.png' }", 'a{content:"url(a.png)";b:"x.png"}'),
    ],
)
def test_an_address_becomes_the_file(written: str, expected: str) -> None:
    text, report = ready(written)
    assert text == expected
    assert not list(report)


def test_a_file_is_asked_for_with_its_folder_and_place() -> None:
    files = Files()
    ready("a { top: 0 }\nb { background: red url(x/a.png) }", files)
    assert files.asked == [("x/a.png", "deck", 2, 25)]


def test_an_address_without_a_file_never_stays_in_the_page() -> None:
    text, _ = ready("a { background: url(missing.png) } @import 'gone.css'; @import url(//x.org/a.css);")
    assert text == 'a{background:url("data:,")}'


def test_imports_stand_where_they_stood_each_with_its_own_folder() -> None:
    files = Files({"one/a.css": "@import url('b.css'); a { b: url(a.png) }", "b.css": "b { c: url(b.png) }"})
    text, report = ready('@charset "utf-8"; @import "one/a.css"; c { top: 0 }', files)
    assert text == "b{c:<b.png>}a{b:<a.png>}c{top:0}"
    assert [(address, folder) for address, folder, _, _ in files.asked] == [
        ("b.png", "deck/one"),
        ("a.png", "deck/one"),
    ]
    assert not list(report)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ("layer", "@layer{a{top:0}}"),
        ("layer(x.y)", "@layer x.y{a{top:0}}"),
        ("screen and (width > 1px)", "@media screen and (width > 1px){a{top:0}}"),
        ("supports(display: grid)", "@supports (display:grid){a{top:0}}"),
        (
            "layer(x) supports(gap: 0) print",
            "@layer x{@supports (gap:0){@media print{a{top:0}}}}",
        ),
    ],
)
def test_what_an_import_is_tied_to_stays_around_its_rules(conditions: str, expected: str) -> None:
    text, _ = ready(f"@import 'a.css' {conditions};", Files({"a.css": "a { top: 0 }"}))
    assert text == expected


def test_a_sheet_that_imports_itself_ends_there() -> None:
    files = Files({"a.css": "@import 'b.css'; a { top: 0 }", "b.css": "@import 'a.css'; b { top: 0 }"})
    text, report = ready("@import 'a.css';", files)
    assert text == "b{top:0}a{top:0}"
    assert [diagnostic.frame() for diagnostic in report] == [
        "b.css:1:1: error: `a.css` imports itself [css-import-circular]\n"
        "  1 | @import 'a.css'; b { top: 0 }\n"
        "    | ^^^^^^^"
    ]


def test_an_import_without_a_file_is_said() -> None:
    text, report = ready("@import a.css;\n@import url(data:text/css,a);")
    assert text == ""
    assert [(diagnostic.code, diagnostic.span.line) for diagnostic in report] == [
        ("broken-css", 1),
        ("css-import-data", 2),
    ]


def test_imported_rules_of_a_slide_hold_for_the_slide() -> None:
    files = Files({"a.css": "a { b: url(a.png) }"})
    text, _ = ready("@import 'a.css';", files, page_selector=".slidev-page-2")
    assert text == "a:is(.slidev-page-2 *){b:<a.png>}"


def test_the_style_of_an_element_keeps_what_has_no_file() -> None:
    def find(address: str) -> Asset | None:
        return None if address == "missing.png" else make_asset(address)

    pieces = embed_declarations(
        "color: red; background: url('a.png'), url(missing.png) !important; mask: image-set('b.png' 1x)", find
    )
    assert shown(pieces) == (
        'color: red; background: <a.png>, url("data:,") !important; mask: image-set(<b.png> 1x)'
    )
    assert embed_declarations("color: red;; x", find) == ("color: red;; x",)
