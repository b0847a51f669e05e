"""Measured paragraphs → the body of a text in DrawingML: runs, bullets, distances.

Lines have the exact height that the browser gave them, so that each stands at its place; where text
broke of itself it may break again as its program and fonts want.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise

from slidegen.export.drawingml import PX, colour, solid
from slidegen.export.measured import Address, Bullet, Paragraph, Run, TextPiece

PT = 0.75
"""Points in a CSS px."""

NO_BREAK = "\u00a0"
"""A space at which no line breaks."""

Linked = Callable[[Address], str]
"""The attributes of a link that leads there; empty where it leads nowhere."""

_ALIGNS = {"left": "l", "right": "r", "center": "ctr", "justify": "just"}
_UNDERLINES = {"dashed": "dash", "dotted": "dotted", "double": "dbl", "wavy": "wavy"}
_BULLETS = {"•": ("Arial", "•"), "◦": ("Courier New", "o"), "▪": ("Wingdings", "§")}
"""The marks of lists as the program itself writes them."""
_NUMBERS = {
    "decimal": "arabicPeriod",
    "lower-alpha": "alphaLcPeriod",
    "lower-latin": "alphaLcPeriod",
    "upper-alpha": "alphaUcPeriod",
    "upper-latin": "alphaUcPeriod",
    "lower-roman": "romanLcPeriod",
    "upper-roman": "romanUcPeriod",
}
_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)
"""A link keeps the colour of its text; the theme's would be another."""


def hang(bullet: Bullet | None, runs: Sequence[Run]) -> float:
    """How far an item's mark stands before its text, px."""
    if bullet is None:
        return 0
    size = next((run["size"] for run in runs if "text" in run), 16.0)
    number = bullet.get("number")
    letters = len(bullet["char"]) or (len(str(number["at"])) + 1 if number else 1)
    is_plain = letters == 1 and (bullet["char"] in _BULLETS or not bullet["char"])
    return size * (1.35 if is_plain else 0.7 + 0.5 * letters)


def paragraphs(pieces: Sequence[TextPiece], left: float, linked: Linked) -> str:
    """The paragraphs of a text whose box starts at `left`."""
    written = []
    for before, piece in pairwise([None, *pieces]):
        assert piece is not None
        lines = _parted(piece["paragraph"]["runs"])
        gap = _distance(before, piece) if before is not None else 0
        for index, runs in enumerate(lines):
            mark = piece["bullet"] if index == 0 else None
            head = _properties(piece, left, mark, gap if index == 0 else 0)
            written.append(
                f"<a:p>{head}{''.join(_run(run, linked) for run in runs)}{_end(runs, piece)}</a:p>"
            )
    return "".join(written) or "<a:p/>"


def _parted(runs: Sequence[Run]) -> list[list[Run]]:
    """At the line ends of text that keeps them: each line of code is a paragraph."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.get("kept"):
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _distance(before: TextPiece, piece: TextPiece) -> float:
    """From the last line of one paragraph to the first of the next, beyond a line's height, px."""
    above, own = before["paragraph"], piece["paragraph"]
    end = above["baseline"] + (above["lines"] - 1) * above["height"] + above["below"]
    return max(0.0, own["baseline"] + own["below"] - own["height"] - end)


def _properties(piece: TextPiece, left: float, bullet: Bullet | None, gap: float) -> str:
    paragraph = piece["paragraph"]
    is_left = paragraph["align"] in ("left", "justify") and not paragraph["isRtl"]
    margin = max(0, round((paragraph["x"] - left) * PX)) if is_left else 0
    indent = -round(hang(bullet, paragraph["runs"]) * PX) if not paragraph["isRtl"] else 0
    rtl = ' rtl="1"' if paragraph["isRtl"] else ""
    align = _ALIGNS.get(paragraph["align"], "l")
    return (
        f'<a:pPr marL="{margin}" indent="{max(indent, -margin)}" lvl="{min(piece["level"], 8)}" '
        f'algn="{align}"{rtl}>'
        f"{_lines(paragraph)}"
        f'<a:spcBef><a:spcPts val="{_points(gap)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"{_mark(bullet)}</a:pPr>"
    )


def is_tight(paragraph: Paragraph) -> bool:
    """Whether its one line is lower than its letters: then a line has the height that its font gives it."""
    return paragraph["lines"] == 1 and paragraph["height"] < paragraph["above"] + paragraph["below"]


def _lines(paragraph: Paragraph) -> str:
    if is_tight(paragraph):
        return '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
    return f'<a:lnSpc><a:spcPts val="{_points(paragraph["height"])}"/></a:lnSpc>'


def _mark(bullet: Bullet | None) -> str:
    if bullet is None:
        return "<a:buNone/>"
    tint = f"<a:buClr>{colour(bullet['colour'])}</a:buClr>"
    number = bullet.get("number")
    if number is not None and number["kind"] in _NUMBERS:
        start = f' startAt="{number["at"]}"' if number["at"] > 1 else ""
        return f'{tint}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{_NUMBERS[number["kind"]]}"{start}/>'
    char = bullet["char"] or (f"{number['at']}." if number is not None else "•")
    font, char = _BULLETS.get(char, ("Arial", char))
    return f'{tint}<a:buFont typeface="{font}"/><a:buChar char="{escape(char)}"/>'


def _run(run: Run, linked: Linked) -> str:
    if run.get("br"):
        return "<a:br/>"
    if "gap" in run:
        space = run.get("space") or run["size"] * 0.26
        count = max(1, round(run["gap"] / space))
        looks = _looks(_as_wide(run, run["gap"] / count, space), linked)
        return f"<a:r>{looks}<a:t>{NO_BREAK * count}</a:t></a:r>"
    text = escape("".join(char for char in run["text"] if char >= " " or char == "\t"), quote=False)
    return f"<a:r>{_looks(run, linked)}<a:t>{text}</a:t></a:r>"


def _as_wide(run: Run, width: float, space: float) -> Run:
    """A space that is `width` px wide: a narrow one by its size, since programs do not all take from it."""
    if width < space:
        return {**run, "size": run["size"] * width / space, "spacing": 0, "underline": "", "href": None}
    return {**run, "spacing": width - space, "underline": "", "href": None}


def _end(runs: Sequence[Run], piece: TextPiece) -> str:
    """An empty line is as high as its text would be."""
    sized = [*runs, *piece["paragraph"]["runs"]]
    size = next((run["size"] for run in sized if "size" in run), 16.0)
    return f'<a:endParaRPr sz="{_points(size)}"/>'


def _looks(run: Run, linked: Linked, tag: str = "a:rPr") -> str:
    flags = {
        "b": "1" if run["bold"] else "0",
        "i": "1" if run["italic"] else "0",
        "u": _UNDERLINES.get(run["underline"], "sng") if run["underline"] else "none",
        "strike": "sngStrike" if run["strike"] else "noStrike",
        "cap": "small" if run["caps"] else "none",
        "spc": str(round(run["spacing"] * PT * 100)),
        "baseline": str(run["raised"]),
    }
    words = "".join(f' {name}="{value}"' for name, value in flags.items())
    mark = run["mark"]
    highlight = f"<a:highlight>{colour(mark)}</a:highlight>" if mark else ""
    face = escape(run["font"])
    fonts = "".join(f'<a:{script} typeface="{face}"/>' for script in ("latin", "ea", "cs"))
    link = linked(run["href"]) if run["href"] else ""
    click = f"<a:hlinkClick {link}>{_OWN_COLOUR}</a:hlinkClick>" if link else ""
    size = max(100, _points(run["size"]))
    return f'<{tag} sz="{size}"{words}>{solid(run["colour"])}{highlight}{fonts}{click}</{tag}>'


def _points(px: float) -> int:
    """Hundredths of a point."""
    return round(px * PT * 100)
