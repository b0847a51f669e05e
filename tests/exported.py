"""A deck that is exported by the command, and what came of it: pages of a PDF, their looks, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
from command import Command, Outcome
from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader

CANVAS = (980, 552)
PT = 0.75

DECK = """---
title: A talk
author: Ada Example
keywords: [paper, slides]
lang: en-GB
---

# Cover

Read [the page](https://example.org/a), or go to [the detail](/detail).
See [a file](notes.txt), too.

<!-- Say hello. [click] Then go. -->

---

# Steps

<v-clicks>

- One
- Two [with a link](https://example.org/two)

</v-clicks>

[Always](https://example.org/always) <Link to="4">named</Link>

---
routeAlias: detail
---

## Detail

$$ a^2 + b^2 = c^2 $$

```py {1|2}
x = 1
y = "two"
```

---
title: Named
layout: cover
background: linear-gradient(red, blue)
---

No heading here.

<!-- Speak of colours. -->

---
zoom: 0.8
---

# End

| a | b |
|---|---|
| 1 | 2 |

<div class="absolute right-10 bottom-10 w-40 h-20 bg-green-500 rounded-xl shadow-xl opacity-60"></div>
"""


@dataclass(frozen=True)
class Exports:
    """A folder with the deck in it."""

    command: Command

    def __call__(self, *arguments: str) -> Outcome:
        return self.command("export", "talk.md", *arguments)

    def path(self, name: str) -> Path:
        return self.command.folder / name

    def pdf(self, name: str, *arguments: str) -> PdfReader:
        """The deck as PDF; the command must find nothing wrong."""
        done = self(*arguments, "-o", name)
        assert (done.status, done.text) == (0, ""), done.terminal
        return PdfReader(BytesIO(self.path(name).read_bytes()))


def deck_in(folder: Path, text: str = DECK) -> Exports:
    command = Command(folder)
    command.write("talk.md", text)
    command.write("notes.txt", "words")
    return Exports(command)


def page_looks(pdf: Path) -> list[Image.Image]:
    """The pages of a PDF, drawn by PDFium at a pixel for each CSS px."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=1 / PT).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of an image that looks different; edges, which each program smooths its way, do not count."""
    assert one.size == other.size
    soft = [picture.filter(ImageFilter.GaussianBlur(2)) for picture in (one, other)]
    found = ImageChops.difference(*soft).convert("L").point(lambda value: 255 if value > 40 else 0)
    return found.histogram()[255] / (found.width * found.height)
