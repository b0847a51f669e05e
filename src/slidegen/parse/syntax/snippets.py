"""Code from a file (Slidev reference §3.5).

    <<< @/snippets/app.py#setup py {2|4-5}{lines: true}
    <<< ./x.ts

`@/` is the project root; any other path starts at the slide's own file. The language is the file's
ending unless it is said. What cannot be read is an error, and a named box in its place.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slidegen.core.nodes import Element, Fence, Text
from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.core.sources import NotTextError, OutsideRootsError
from slidegen.parse.stretch import SlideText, Stretch
from slidegen.parse.syntax.fences import make_fence, read_info
from slidegen.parse.syntax.regions import cut_region

_IMPORT = pattern(
    r"[ \t]*<<<[ \t]*(?P<path>\S.*?)(?P<region>#[\w-]+)?"
    r"(?:[ \t]+(?P<language>[^\s{\[]+))?[ \t]*(?P<meta>[\[{].*)?$"
)


def snippets(md: MarkdownIt) -> None:
    """Let `md` find imports: `snippet` tokens whose content is the line."""
    md.block.ruler.before(
        "fence", "snippet", snippet_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def snippet_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line `<<< path`."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 3] != "<<<" or state.is_code_block(start):
        return False
    line = state.src[begin : state.eMarks[start]]
    if not is_snippet(line):
        return False
    if not silent:
        token = state.push("snippet", "", 0)
        token.content = line
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def is_snippet(line: str) -> bool:
    """Whether `line` imports a file."""
    return "<<<" in line and _IMPORT.match(line.rstrip()) is not None


@record
class _Import:
    """One import line, taken apart."""

    place: Stretch
    line: int
    path: str
    region: str
    start: int
    """Offset of the path in the line."""

    def error(self, code: str, message: str, hint: str) -> Element:
        """Report why there is no code, and give the box that stands for it."""
        source = self.place.source
        source.report.error(code, message, self.place.span(self.start, len(self.path)), hint)
        return Element(
            "div",
            {"class": "slidegen-missing", "role": "img", "aria-label": f"missing: {self.path}"},
            [
                Element("span", {"class": "slidegen-missing-name"}, [Text(PurePosixPath(self.path).name)]),
                Element("span", {"class": "slidegen-missing-why"}, [Text("missing")]),
            ],
            source.line_span(self.line),
        )


def snippet(line: str, number: int, source: SlideText) -> Fence | Element:
    """The code that the import on line `number` (0-based in the Markdown) asks for."""
    text = line.rstrip()
    match = _IMPORT.match(text)
    assert match is not None, "the rule has matched this line"
    region = (match["region"] or "")[1:]
    asked = _Import(Stretch(source, text, number), number, match["path"], region, match.start("path"))
    code = _read(asked, source)
    if isinstance(code, Element):
        return code
    language = match["language"] or PurePosixPath(match["path"]).suffix[1:]
    meta = match.start("meta") if match["meta"] else len(text)
    info = read_info(asked.place, meta, language)
    return make_fence(info, code, source, number)


def _read(asked: _Import, source: SlideText) -> str | Element:
    """The text of the file or of its region; the box that stands for it when it cannot be read."""
    context, path = source.context, asked.path
    file = source.slide.folder / path
    try:
        if path.startswith("@/"):
            file = context.sources.of_project(path, context.root)
        text = context.sources.read(file).text
    except OutsideRootsError:
        hint = "move the file below the project root, or name a wider one with --root"
        return asked.error("snippet-outside-root", f"`{path}` leaves the project, it is not read", hint)
    except NotTextError as error:
        return asked.error("snippet-not-text", str(error), "save it as UTF-8")
    except OSError:
        forward = path.replace("\\", "/")
        hint = f"looked for {context.sources.shown(file)}" if forward == path else f"write `{forward}`"
        return asked.error("missing-snippet", f"`{path}` is not there", hint)
    if not asked.region:
        return text
    found = cut_region(text, asked.region)
    if found is not None:
        return found
    source.report.warning(
        "unknown-region",
        f"`{path}` has no region `{asked.region}`, the whole file is shown",
        asked.place.span(asked.start + len(path), len(asked.region) + 1),
        f"mark it in the file, such as `#region {asked.region}` to `#endregion`",
    )
    return text
