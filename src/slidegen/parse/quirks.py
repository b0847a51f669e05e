"""Where a deck is read as its author meant it, and Slidev would read it in another way.

Each is a warning: what was written is there.
"""

from __future__ import annotations

from slidegen.core.diagnostics import Report, SourceFile, Span

QUIRKS = {
    "table-row-not-separator": (
        "Slidev takes this row of a table for a separator",
        "start the row with `|`",
    ),
    "separator-in-tilde-fence": (
        "`---` splits the slide, in a `~~~` block too",
        "make it a block of backticks",
    ),
    "separator-in-fence": (
        "to Slidev the code block from line {line} goes on here",
        "indent its closing {mark} as its opening one",
    ),
    "separator-at-start": ("no slide stands above this separator", "delete it"),
    "blank-before-headmatter": ("blank lines stand above the headmatter", "start the file with `---`"),
    "blank-in-headmatter": ("a blank line opens the headmatter", "delete the blank line below"),
    "prose-after-separator": (
        "Slidev takes the text right below `---` for frontmatter",
        "leave a blank line above",
    ),
    "frontmatter-not-closed": ("this frontmatter is never closed", "write `---` below line {line}"),
    "comment-in-frontmatter": (
        "this is read as a comment of the frontmatter",
        "leave a blank line above, if it is a heading",
    ),
    "dashes-in-frontmatter": (
        "to Slidev the frontmatter ends at these dashes",
        "write `—`, if Slidev is to read the deck too",
    ),
    "yaml-block-is-code": (
        "Slidev takes this block for frontmatter",
        "write something above it, if Slidev is to read the deck too",
    ),
    "fence-not-closed": ("this code block is never closed", "write {mark} below it"),
}
"""Code → message and hint."""


def warn(report: Report, file: SourceFile, code: str, index: int, part: str = "", **values: object) -> None:
    """Tell of the 0-based line `index`, or of `part` of it, with `values` put into the words for `code`."""
    message, hint = (words.format(**values) for words in QUIRKS[code])
    marked = part or file.lines[index].strip()
    col = file.lines[index].index(marked) + 1
    report.warning(code, message, Span(file, index + 1, col, max(1, len(marked))), hint)
