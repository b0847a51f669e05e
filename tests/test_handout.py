"""The hand-out in Markdown: what stands on slides besides text, as words or as its source."""

from __future__ import annotations

from pathlib import Path

from exported import deck_in

RICH = """# Rich

1. First, *slanted* and **bold**
2. Second
   - Below `code`

> Quoted
>
> twice

A \\*star\\*, a ~~slip~~, $x_1$ and H<sub>2</sub>O.

![A mark](./mark.svg) ![](/deep.svg)

```mermaid
graph LR
  A --> B
```

```chart
type: bar
data: [{a: x, b: 1}, {a: y, b: 2}]
x: a
y: b
```

<NeuralNet :layers="[2, 3]" />

<mdi-heart /> an icon

<Arrow x1="1" y1="2" x2="3" y2="4" />

---
src: parts/more.md
---

---
layout: two-cols
---

Left

::right::

Right <v-click>later</v-click>
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="{}"/></svg>'
RICH_OUT = """# Rich

1. First, *slanted* and **bold**
2. Second
   - Below `code`

> Quoted
>
> twice

A \\*star\\*, a ~~slip~~, $x_1$ and H<sub>2</sub>O.

![A mark](../mark.svg) ![](../public/deep.svg)

```mermaid
graph LR
  A --> B
```

```chart
type: bar
data: [{a: x, b: 1}, {a: y, b: 2}]
x: a
y: b
```

*A neural network, layer by layer: 2 to 3 neurons*

an icon

---

# More

From elsewhere

---

Left

Right later
"""


def test_a_hand_out_keeps_what_markdown_can_say(tmp_path: Path) -> None:
    slidegen = deck_in(tmp_path, RICH).command
    slidegen.write("mark.svg", SVG.format("M0 0h9"))
    slidegen.write("public/deep.svg", SVG.format("M0 0v9"))
    slidegen.write("parts/more.md", "# More\n\nFrom elsewhere\n")
    assert slidegen("export", "talk.md", "--format", "md").status == 0
    assert (slidegen.folder / "build/talk.md").read_text(encoding="utf-8") == RICH_OUT


MOVES = """# Code

```js [a_b.js]
first
```

````md magic-move
```js
one
```
```js
two
```
````

See ![it](./gone.png).

<<< ./gone.py

---
layout: image-right
image: /gone.jpg
---

# Right
"""
MOVES_OUT = """# Code

*a\\_b.js*

```js
first
```

```js
one
```

```js
two
```

See *missing: gone.png*.

*missing: ./gone.py*

---

# Right

*missing: gone.jpg*
"""


def test_a_hand_out_has_each_step_of_a_magic_move_and_names_what_is_missing(tmp_path: Path) -> None:
    slidegen = deck_in(tmp_path, MOVES).command
    done = slidegen("export", "talk.md", "--format", "md", "-o", "talk.out.md")
    assert done.status == 1
    assert (slidegen.folder / "talk.out.md").read_text(encoding="utf-8") == MOVES_OUT


PICTURED = """---
layout: cover
background: /deep.svg
---

# Cover

---
layout: image-right
image: /a b.svg
---

# Beside

Text

---
layout: image
image: ./mark.svg
---

# Below

---

<p style="background: url(./mark.svg)">look</p>
"""


def test_a_hand_out_has_the_picture_that_a_layout_shows_and_no_mere_ground(tmp_path: Path) -> None:
    slidegen = deck_in(tmp_path, PICTURED).command
    for name in ("mark.svg", "public/deep.svg", "public/a b.svg"):
        slidegen.write(name, SVG.format("M0 0h9"))
    done = slidegen("export", "talk.md", "--format", "md", "-o", "-")
    assert (done.status, done.err) == (0, "")
    assert done.text == (
        "# Cover\n\n---\n\n"
        "# Beside\n\nText\n\n![](public/a%20b.svg)\n\n---\n\n"
        "![](mark.svg)\n\n# Below\n\n---\n\n"
        "look\n"
    )
