"""An address as a QR code, for a terminal and for a page."""

from __future__ import annotations

from itertools import zip_longest

QUIET = 2
"""Modules of white around the code: half of what the standard wants is enough on a screen."""
INK = "\x1b[38;5;16;48;5;231m"
"""Black on white, whatever the terminal's own colours are: many phones read no light code on black."""
PLAIN = "\x1b[0m"


def code_for_terminal(address: str, *, coloured: bool) -> str:
    """Lines of half blocks, two rows of the code in each."""
    import segno  # late: few servers are followed by phones

    made = segno.make(address, error="m", micro=False)
    rows = [bytes(row) for row in made.matrix_iter(border=QUIET)]
    lines = []
    for above, below in zip_longest(rows[::2], rows[1::2], fillvalue=bytes(len(rows[0]))):
        line = "".join(_HALVES[bool(top), bool(bottom)] for top, bottom in zip(above, below, strict=True))
        lines.append(f"{INK}{line}{PLAIN}" if coloured else line)
    return "\n".join(lines)


def code_as_picture(address: str) -> str:
    """A `data:` address of an SVG, black on white."""
    import segno

    made = segno.make(address, error="m", micro=False)
    return str(made.svg_data_uri(border=4, dark="#000", light="#fff", scale=8, omitsize=True))


_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
