"""`slidegen export`: the PDF has a page a slide or a click, exact in size, with outline, links and tags."""

from __future__ import annotations

import gc
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from chromium import find_chromium, launch_args
from exported import CANVAS, DECK, PT, Exports, deck_in, difference, page_looks
from PIL import Image
from playwright.sync_api import sync_playwright
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from slidegen.export.joining import Joined, Part
from slidegen.export.pdf_file import PdfFile

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Exports:
    return deck_in(tmp_path_factory.mktemp("deck"))


@pytest.fixture(scope="module")
def plain(exports: Exports) -> PdfReader:
    return exports.pdf("plain.pdf")


@pytest.fixture(scope="module")
def whole(exports: Exports) -> PdfReader:
    return exports.pdf("whole.pdf", "--with-clicks", "--with-notes")


def words(pdf: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


def links(pdf: PdfReader, page: int) -> list[str | int]:
    """Where the links of a page lead: an address, or a page from 0."""
    found: list[str | int] = []
    for reference in pdf.pages[page].get("/Annots", []):
        link = reference.get_object()
        if "/A" in link:
            found.append(str(link["/A"]["/URI"]))
        else:
            named = pdf.named_destinations[link["/Dest"]]
            found.append(pdf.get_destination_page_number(named) or 0)
    return found


def outline(items: list[object], depth: int = 0) -> list[tuple[int, str]]:
    return [
        entry
        for item in items
        for entry in (
            outline(item, depth + 1) if isinstance(item, list) else [(depth, item.title)]  # type: ignore[attr-defined]
        )
    ]


def test_a_slide_is_a_page_of_the_canvas_size(plain: PdfReader) -> None:
    size = [0, 0, CANVAS[0] * PT, CANVAS[1] * PT]
    assert [[*map(float, page.mediabox)] for page in plain.pages] == [size] * 5


def test_a_click_is_a_page_when_asked_for_and_notes_are_pages(whole: PdfReader) -> None:
    # Each reader puts its own spaces between the letters of a formula.
    assert [
        text if text.partition(" ")[0] != "Detail" else text.partition(" ")[0] for text in words(whole)
    ] == [
        "Cover Read the page, or go to the detail. See a file, too.",
        "1 · A talk Say hello. Then go.",
        "Steps Always named",
        "Steps One Always named",
        "Steps One Two with a link Always named",
        "Detail",
        "Detail",
        "No heading here.",
        "4 · Named Speak of colours.",
        "End a b 1 2",
    ]


def test_pages_are_called_as_the_slides_are(plain: PdfReader, whole: PdfReader) -> None:
    assert plain.page_labels == ["1", "2", "3", "4", "5"]
    assert whole.page_labels == "1.0|1 notes|2.0|2.1|2.2|3.0|3.1|4.0|4 notes|5.0".split("|")


def test_the_outline_has_the_slides_titles_by_their_levels(plain: PdfReader, whole: PdfReader) -> None:
    titles = [(0, "A talk"), (0, "Steps"), (1, "Detail"), (0, "Named"), (0, "End")]
    assert outline(plain.outline) == titles
    assert outline(whole.outline) == titles


def test_the_outline_leads_to_the_first_page_of_a_slide(whole: PdfReader) -> None:
    steps = whole.outline[1]
    assert whole.get_destination_page_number(steps) == 2


def test_links_lead_out_and_to_slides_and_not_to_files_that_are_elsewhere(plain: PdfReader) -> None:
    assert links(plain, 0) == ["https://example.org/a", 2]
    assert links(plain, 1) == ["https://example.org/two", "https://example.org/always", 3]


def test_links_lead_to_the_first_click_of_a_slide_and_from_every_click(whole: PdfReader) -> None:
    assert links(whole, 0) == ["https://example.org/a", 5]
    assert links(whole, 2) == ["https://example.org/always", 7]
    assert links(whole, 4) == ["https://example.org/two", "https://example.org/always", 7]


def test_it_says_what_it_is(plain: PdfReader) -> None:
    about = dict(plain.metadata or {})
    assert about.pop("/Creator").startswith("slidegen ")
    assert about == {
        "/Title": "A talk",
        "/Author": "Ada Example",
        "/Keywords": "paper, slides",
        "/Producer": "Chromium",
    }
    root = plain.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_is_tagged(plain: PdfReader) -> None:
    root = plain.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    kinds = tags(plain)
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TD", "/Link"} <= kinds


def tags(pdf: PdfReader) -> set[str]:
    """The kinds of all elements in the tree of tags."""
    found: set[str] = set()
    waiting = [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if not isinstance(element, dict):
            continue
        found.add(str(element.get("/S")))
        below = element.get("/K", [])
        waiting += below if isinstance(below, list) else [below]
    return found


def test_only_the_slides_of_the_range_are_printed(exports: Exports) -> None:
    some = exports.pdf("some.pdf", "--range", "2-3,5", "--with-clicks", "--with-notes")
    assert some.page_labels == "2.0|2.1|2.2|3.0|3.1|5.0".split("|")
    assert outline(some.outline) == [(0, "Steps"), (1, "Detail"), (0, "End")]
    assert links(some, 0) == ["https://example.org/always"]


def test_dark_is_dark(exports: Exports) -> None:
    exports.pdf("dark.pdf", "--dark", "--range", "1")
    exports.pdf("light.pdf", "--range", "1")
    corners = [page_looks(exports.path(name))[0].getpixel((5, 5)) for name in ("dark.pdf", "light.pdf")]
    assert corners == [(18, 18, 18), (255, 255, 255)]


def test_a_page_looks_as_its_slide_on_the_screen(
    exports: Exports, plain: PdfReader, whole: PdfReader
) -> None:
    assert exports.command("build", "talk.md").status == 0
    on_screen = screenshots(exports.path("build/talk.html"), [(1, 0), (2, 2), (3, 1), (4, 0), (5, 0)])
    on_paper = page_looks(exports.path("plain.pdf"))
    found = [difference(paper, screen) for paper, screen in zip(on_paper, on_screen, strict=True)]
    assert max(found) < 0.0005, found
    # It would see one line of text that is missing.
    assert difference(on_paper[1], page_looks(exports.path("whole.pdf"))[3]) > 0.0015


def screenshots(file: Path, places: list[tuple[int, int]]) -> list[Image.Image]:
    """Slides at clicks, as a window of the canvas' size shows them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_args())
        width, height = CANVAS
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        taken = []
        for no, click in places:
            page.goto(f"{file.as_uri()}#/{no}?clicks={click}")
            page.wait_for_selector("html[data-slidegen-ready]", state="attached")
            taken.append(Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB"))
        browser.close()
    return taken


def test_the_same_deck_gives_the_same_bytes(exports: Exports, plain: PdfReader) -> None:
    exports.pdf("again.pdf")
    assert exports.path("again.pdf").read_bytes() == exports.path("plain.pdf").read_bytes()


def test_its_date_is_that_of_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = deck_in(tmp_path, "# One").pdf("dated.pdf")
    assert dated.metadata is not None
    assert dated.metadata["/CreationDate"] == "D:20231114221320Z"


def test_a_canvas_of_another_size_is_a_page_of_that_size(tmp_path: Path) -> None:
    pdf = deck_in(tmp_path, DECK.replace("title: A talk", "canvasWidth: 801\naspectRatio: 4/3")).pdf("a.pdf")
    sizes = {(float(page.mediabox.width), float(page.mediabox.height)) for page in pdf.pages}
    assert sizes == {(801 * PT, 601 * PT)}


def test_a_page_in_a_frame_keeps_its_colours(tmp_path: Path) -> None:
    frame = "---\nlayout: iframe\nurl: ./page.html\n---\n\n---\n\n# Later {v-click}\n\n"
    exports = deck_in(tmp_path, frame + '<iframe src="./page.html" class="absolute inset-0" />')
    exports.command.write("page.html", "<!doctype html><style>body { background: #123456 }</style>Words")
    exports.pdf("framed.pdf", "--with-clicks")
    found = [page.getpixel((100, 100)) for page in page_looks(exports.path("framed.pdf"))]
    assert found == [(18, 52, 86)] * len(found)


def test_standard_output_takes_it(exports: Exports) -> None:
    done = exports("--range", "1", "-o", "-")
    assert done.out.startswith(b"%PDF-")
    assert (done.status, done.err) == (0, "")


def test_many_sheets_are_printed_in_parts_and_are_one_document(
    exports: Exports, whole: PdfReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("slidegen.export.paper.MOST", 3)
    parts = exports.pdf("parts.pdf", "--with-clicks", "--with-notes")
    assert words(parts) == words(whole)
    assert parts.page_labels == whole.page_labels
    assert outline(parts.outline) == outline(whole.outline)
    for page in range(len(whole.pages)):
        assert links(parts, page) == links(whole, page)
    assert tags(parts) == tags(whole)
    assert tagged_pages(parts) == tagged_pages(whole) == [0, 1, 4, 6, 7, 8, 9]
    pages = zip(page_looks(exports.path("parts.pdf")), page_looks(exports.path("whole.pdf")), strict=True)
    assert [difference(one, other) for one, other in pages] == [0] * 10


def test_many_parts_are_joined_within_the_memory_of_few(exports: Exports, whole: PdfReader) -> None:
    few, many = (joining_peak(exports.path("whole.pdf"), parts) for parts in (2, 8))
    assert many < few * 1.3, (few, many)


def joining_peak(file: Path, parts: int) -> int:
    """Bytes at most while a file is joined with itself; what stands in all of them is kept once."""
    tracemalloc.start()
    with file.open("rb") as part, file.with_name("joined.pdf").open("w+b") as whole:
        joined = Joined(PdfFile(whole))
        for _ in range(parts):
            joined.add(Part(part))
            gc.collect()
        joined.finish(DictionaryObject(), {})
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        pages = PdfReader(whole).pages
        fonts = {str(page.get("/Resources", {}).raw_get("/Font")) for page in pages}
        assert (len(pages), len(fonts) <= 10) == (10 * parts, True)
    return peak


def tagged_pages(pdf: PdfReader) -> list[int]:
    """The pages, by the tags that the tree has for their text."""
    root = pdf.trailer["/Root"]["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    named = {key: value.get_object() for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    assert len(named) == len(numbers) // 2 <= root["/ParentTreeNextKey"]
    found = []
    for number, page in enumerate(pdf.pages):
        tagged = [tag.get_object() for tag in named.get(page.get("/StructParents"), [])]
        if any(tag.raw_get("/Pg") == page.indirect_reference for tag in tagged if "/Pg" in tag):
            found.append(number)
    return found


def test_notes_are_annotations_when_asked_for(exports: Exports) -> None:
    noted = exports.pdf("noted.pdf", "--notes-as", "annotations", "--with-clicks")
    found = [
        (noted.page_labels[number], note["/T"], note["/Contents"])
        for number, page in enumerate(noted.pages)
        for note in (reference.get_object() for reference in page.get("/Annots", []))
        if note["/Subtype"] == "/Text"
    ]
    assert found == [
        ("1.0", "1 · A talk", "Say hello. [click] Then go."),
        ("4.0", "4 · Named", "Speak of colours."),
    ]
