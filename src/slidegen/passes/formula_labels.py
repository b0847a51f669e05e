r"""The labels of a `<Formula>`, each at the part of the formula that it says something of.

    <Formula :labels="{ fit: 'how well a key fits', value: 'what is passed on' }" steps>

    $$ \operatorname{softmax}\part{fit}{QK^\top}\,\part{value}{V} $$

    </Formula>

In:  a set formula, and beside it a list with the text of each label and its clicks.
Out: the same list, for those who cannot see; the formula's markup with each label in its part. So its line
     starts where the browser has put the part, and its text stands where it meets no other: in one row
     where there is room, else in steps, the outer ones nearer to the formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from slidegen.core.deck import Slide
from slidegen.core.nodes import PART_COMMAND, AttrValue, Element, Formula, Raw, elements, text_of
from slidegen.passes.context import Context

if TYPE_CHECKING:
    from slidegen.passes.formula_geometry import Box, PartPlace

FIGURE = "slidegen-formula"
_LETTER = 0.52
"""The mean width of a letter of a label, em."""
_APART = 22.0
_NEAR = 26.0
"""From the formula to the first row of labels, px."""
_ROW = 1.65
"""From one row of labels to the next, em of their text."""
_ASCENT = 0.903
"""How far the box of a line of KaTeX's letters reaches above the baseline, em: its main font says so."""
_RAISED = 0.3
"""A part that is raised or lowered as much as this, em, has its label on that side."""


@dataclass(slots=True)
class _Label:
    """A label on its way to its place. Lengths in px, from the start of the figure."""

    word: Element
    part: PartPlace
    number: int
    middle: float
    """Of its part."""
    size: float
    """Of its text."""
    side: str | None
    row: int = 0
    shift: float = 0.0
    """From the middle of the part to that of the text, where it stands below its line."""
    to: str = "middle"
    """Where its text goes from the end of its line: `start` is to the left, `end` to the right."""

    @property
    def width(self) -> float:
        return len(text_of([self.word])) * _LETTER * self.size + 4


def label_formulas(slide: Slide, context: Context) -> None:
    """Put the labels of `slide`'s formulas to their parts."""
    if any(isinstance(one, Formula) and one.has_parts for one in slide.index.get("formula", ())):
        for element in elements(slide.body):
            if FIGURE in (element.get("class") or "").split():
                _label(element, slide, context)


def _label(figure: Element, slide: Slide, context: Context) -> None:
    names = ("width", "size", "label")
    width, size, text = (float(str(figure.attrs.pop(f"data-slidegen-{name}"))) for name in names)
    home = next((one for one in elements([figure]) if _set_formula(one) is not None), None)
    if home is None:
        return  # it does not parse, which was told
    formula = _set_formula(home)
    assert formula is not None
    from slidegen.passes.formula_geometry import find_parts  # late: few formulas have labels

    # The TeX that it carries for those who copy it is for other programs, too.
    html = PART_COMMAND.sub("", formula.html)
    box, parts = find_parts(html)
    start = (width - box.width * size) / 2
    labels = []
    for number, word in enumerate(one for one in elements([figure]) if "data-slidegen-part" in one.attrs):
        name, side = str(word.attrs.pop("data-slidegen-part")), word.attrs.pop("data-slidegen-side", None)
        part = next((part for part in parts if part.name == name), None)
        if part is None:  # in a comment of the TeX, or in a phantom
            span, hint = word.span or slide.source.span, "name a part that is seen"
            context.report.error(
                "wrong-prop", f"part `{name}` is not in the formula as it is set", span, hint
            )
            continue
        labels.append(_Label(word, part, number, start + part.middle * size, text, _side(part, side)))
    rows = _arrange(labels, width)
    for label in sorted(labels, key=lambda one: one.part.offset, reverse=True):
        at = label.part.offset
        html = html[:at] + _markup(label, box, size) + html[at:]
    home.children[home.children.index(formula)] = Raw(html, formula.styles)
    for side, count in rows.items():
        if count:
            figure.add_style(f"--slidegen-{side}: {_NEAR + count * _ROW * text:g}px")


def _set_formula(element: Element) -> Raw | None:
    return next((one for one in element.children if isinstance(one, Raw) and "katex-html" in one.html), None)


def _side(part: PartPlace, asked: AttrValue) -> str | None:
    """Above or below; None where it stands on the line of the formula and may go to either."""
    if isinstance(asked, str) and asked:
        return asked
    if abs(part.baseline) < _RAISED:
        return None
    return "above" if part.baseline > 0 else "below"


def _arrange(labels: list[_Label], width: float) -> dict[str, int]:
    """Give each label its side, row and place; how many rows there are on each side."""
    free = sorted((one for one in labels if one.side is None), key=lambda one: one.middle)
    below = [one for one in labels if one.side == "below"]
    if _in_a_row([*free, *below], width) is None:
        for number, one in enumerate(free):  # too many for one side
            one.side = "above" if number % 2 else "below"
    for one in free:
        one.side = one.side or "below"
    rows = {}
    for side in ("above", "below"):
        mine = sorted((one for one in labels if one.side == side), key=lambda one: one.middle)
        places = _in_a_row(mine, width)
        if places is None:
            rows[side] = _in_steps(mine, width)
            continue
        for one, place in zip(mine, places, strict=True):
            one.shift = place - one.middle
        rows[side] = 1 if mine else 0
    return rows


def _in_a_row(labels: list[_Label], width: float) -> list[float] | None:
    """The middles of the texts side by side, each below its part; None where there is no room."""
    labels = sorted(labels, key=lambda one: one.middle)
    wanted = [max(one.width / 2, min(one.middle, width - one.width / 2)) for one in labels]
    ahead, edge = [], 0.0
    for one, middle in zip(labels, wanted, strict=True):
        ahead.append(max(middle, edge + one.width / 2))
        edge = ahead[-1] + one.width / 2 + _APART
    back, edge = [], width
    for one, middle in zip(reversed(labels), reversed(wanted), strict=True):
        back.append(min(middle, edge - one.width / 2))
        edge = back[-1] - one.width / 2 - _APART
    places = [(left + right) / 2 for left, right in zip(ahead, reversed(back), strict=True)]
    fits = all(
        abs(place - one.middle) <= one.width / 2 and one.width / 2 <= place + 1 <= width - one.width / 2 + 2
        for place, one in zip(places, labels, strict=True)
    )
    return places if fits else None


def _in_steps(labels: list[_Label], width: float) -> int:
    """Some texts go to the left of their lines and the rest to the right: no line crosses a text."""

    def over(cut: int) -> tuple[float, int]:
        left = sum(max(0.0, one.width - one.middle) for one in labels[:cut])
        right = sum(max(0.0, one.middle + one.width - width) for one in labels[cut:])
        return left + right, max(cut, len(labels) - cut)

    cut = min(range(len(labels) + 1), key=over)
    for number, one in enumerate(labels):
        one.row, one.to = (number, "start") if number < cut else (len(labels) - 1 - number, "end")
    return max(cut, len(labels) - cut)


def _markup(label: _Label, box: Box, size: float) -> str:
    """The bracket at the part, the line, the text: lengths in px from the top of the part's letters."""
    part = label.part
    line = (part.baseline + _ASCENT * part.scale) * size
    is_above = label.side == "above"
    gap = _NEAR + label.row * _ROW * label.size
    begin = line - (part.top if is_above else part.bottom) * size
    far = line - (box.top * size + gap if is_above else box.bottom * size - gap)
    styles = {"top": min(begin, far), "height": abs(far - begin), "shift": label.shift}
    style = "; ".join(f"--slidegen-{name}: {value:.1f}px" for name, value in styles.items())
    classes = f"slidegen-formula-label slidegen-series-{label.number % 8 + 1} slidegen-{label.side}"
    return (
        f'<span class="{classes} slidegen-to-{label.to} {escape(label.word.get("class") or "")}"'
        f' style="{style}"{_clicks(label.word)}>'
        f'<span class="slidegen-formula-text">{escape(text_of([label.word]))}</span></span>'
    )


def _clicks(word: Element) -> str:
    return "".join(
        f' {name}="{escape(value if isinstance(value, str) else "")}"'
        for name, value in word.attrs.items()
        if name.startswith("data-slide")
    )
