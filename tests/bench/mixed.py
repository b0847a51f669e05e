"""A deck of as many slides as asked for, with what decks have: steps, code, formula, table, two columns."""

from __future__ import annotations

from pathlib import Path

SLIDE = """\
---

# Slide {no}

A paragraph with **strong** words, `code` and a [link](https://example.org).

<v-clicks>

- first
- second
- third

</v-clicks>

```python {{1|2-3}}
def fib(n):
    a, b = 0, 1
    return a + {no}
```

$x_{no} = \\frac{{{no}}}{{2}}$

| a | b |
|---|---|
| 1 | {no} |

"""


def write_mixed(path: Path, count: int) -> Path:
    """A deck of `count` slides and a title at `path`."""
    slides = "".join(SLIDE.format(no=no) for no in range(count))
    path.write_text("# Mixed\n\n" + slides, encoding="utf-8", newline="\n")
    return path
