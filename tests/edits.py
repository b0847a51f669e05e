"""A deck that is being written: what an author does to it between two builds, by seeded chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

HEADMATTER = {"title": "Edits", "theme": "dracula"}

SLIDES = [
    "# First\n\nA paragraph with `code`, $x^2$ and a [link](4).",
    """\
---
layout: two-cols
---

# Second

<v-clicks>

- one
- two

</v-clicks>

::right::

<p v-click class='text-red-500'>right</p>

<!-- A note with a [link](3). -->""",
    "# Third\n\n![square](/square.svg)\n\n[^1] and a note\n\n[^1]: the note",
    """\
---
routeAlias: code
---

# Fourth

```py {1|2}
a = 1
b = 2
```

<<< @/snippets/x.py#part {1}""",
    """\
---
layout: image-right
image: /square.svg
---

# Fifth

<style>
h1 { color: teal; background: url(gone.svg) }
</style>

<Link to='code'>code</Link> <Link :to="2"/>""",
    "---\nlayout: centre\n---\n\n# Sixth\n\n![gone](/gone.png) and $\\frac{1}$",
    "---\nsrc: ./part.md\n---",
]

PART = "# Imported\n\n<p v-mark.underline>marked</p>\n\n---\n\n# Second import\n\n:slide: {{ $slidev }}\n"
SNIPPET = "# #region part\nx = 1\ny = 2\n# #endregion part\n"


def square(size: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"><rect/></svg>'


@dataclass
class Draft:
    """A deck that is being written, and the folder it is in."""

    folder: Path
    chance: random.Random
    head: dict[str, str] = field(default_factory=lambda: dict(HEADMATTER))
    slides: list[str] = field(default_factory=lambda: list(SLIDES))

    def save(self) -> None:
        head = "---\n" + "".join(f"{key}: {value}\n" for key, value in self.head.items()) + "---\n\n"
        text = head + self.slides[0]
        for slide in self.slides[1:]:
            text += f"\n\n{slide}" if slide.startswith("---\n") else f"\n\n---\n\n{slide}"
        self.write("slides.md", text + "\n")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    def word(self) -> str:
        animal = self.chance.choice("fox dog emu owl ant bee cat elk".split())
        return f"{animal}{self.chance.randrange(1000)}"

    def pick(self) -> int:
        return self.chance.randrange(len(self.slides))


def edit_text(draft: Draft) -> None:
    draft.slides[draft.pick()] += f"\n\nMore of **{draft.word()}**."


def edit_heading(draft: Draft) -> None:
    at = draft.pick()
    lines = draft.slides[at].split("\n")
    heading = next((number for number, line in enumerate(lines) if line.startswith("# ")), None)
    if heading is not None:
        lines[heading] = f"# {draft.word()}"
    draft.slides[at] = "\n".join(lines)


def add_click(draft: Draft) -> None:
    draft.slides[draft.pick()] += f"\n\n<p v-click>{draft.word()}</p>"


def add_formula(draft: Draft) -> None:
    draft.slides[draft.pick()] += f"\n\n$$\n{draft.word()} = \\mathbb{{R}}\n$$"


def add_utility(draft: Draft) -> None:
    draft.slides[draft.pick()] += f"\n\n<p class='mt-{draft.chance.randrange(90)} underline'>u</p>"


def add_emoji_and_cyrillic(draft: Draft) -> None:
    draft.slides[draft.pick()] += f"\n\nПривет, {draft.word()} 🎉 `код`"


def add_slide(draft: Draft) -> None:
    draft.slides.insert(draft.chance.randrange(1, len(draft.slides) + 1), f"# {draft.word()}\n\n*new*")


def remove_slide(draft: Draft) -> None:
    if len(draft.slides) > 3:
        del draft.slides[draft.chance.randrange(1, len(draft.slides))]


def move_slide(draft: Draft) -> None:
    slide = draft.slides.pop(draft.chance.randrange(1, len(draft.slides)))
    draft.slides.insert(draft.chance.randrange(1, len(draft.slides) + 1), slide)


def hide_slide(draft: Draft) -> None:
    draft.slides.append(f"---\nhide: {draft.chance.choice(['true', 'false'])}\n---\n\n# {draft.word()}")


def change_layout(draft: Draft) -> None:
    layout = draft.chance.choice(["center", "fact", "quote", "two-cols", "sectoin"])
    draft.slides.append(f"---\nlayout: {layout}\nclass: {draft.word()}\n---\n\nx")


def change_title(draft: Draft) -> None:
    draft.head["title"] = draft.word()


def drop_title(draft: Draft) -> None:
    draft.head.pop("title", None)


def change_theme(draft: Draft) -> None:
    draft.head["theme"] = draft.chance.choice(["default", "dracula", "matrix", "nope"])


def change_defaults(draft: Draft) -> None:
    layout = draft.chance.choice(["center", "default", "full"])
    draft.head["defaults"] = f"{{layout: {layout}, transition: {draft.chance.choice(['fade', 'none'])}}}"


def change_canvas(draft: Draft) -> None:
    draft.head["canvasWidth"] = str(draft.chance.choice([800, 980, 1200]))
    draft.head["aspectRatio"] = draft.chance.choice(["16/9", "4/3"])


def change_line_numbers(draft: Draft) -> None:
    draft.head["lineNumbers"] = draft.chance.choice(["true", "false"])


def change_fonts(draft: Draft) -> None:
    draft.head["fonts"] = f"{{sans: {draft.chance.choice(['Inter', 'Nunito Sans', 'Source Serif 4'])}}}"


def change_theme_config(draft: Draft) -> None:
    draft.head["themeConfig"] = f"{{primary: '#{draft.chance.randrange(0x1000):03x}'}}"


def change_language(draft: Draft) -> None:
    draft.head["lang"] = draft.chance.choice(["de", "ja", "ar"])


def write_style(draft: Draft) -> None:
    margin = draft.chance.randrange(9)
    draft.write("style.css", f".{draft.word()} {{ color: red }} h1 {{ @apply mt-{margin}; }}")


def remove_style(draft: Draft) -> None:
    draft.remove("style.css")


def write_snippet(draft: Draft) -> None:
    draft.write("snippets/x.py", f"# #region part\n{draft.word()} = 1\n# #endregion part\n")


def remove_snippet(draft: Draft) -> None:
    draft.remove("snippets/x.py")


def draw_picture(draft: Draft) -> None:
    draft.write("public/square.svg", square(draft.chance.randrange(10, 99)))


def remove_picture(draft: Draft) -> None:
    draft.remove("public/square.svg")


def draw_missing_picture(draft: Draft) -> None:
    draft.write("public/gone.png", square(7))


def edit_imported_slides(draft: Draft) -> None:
    draft.write("part.md", PART + "\n---\n\n# More\n" * draft.chance.randrange(3))


def write_layout(draft: Draft) -> None:
    markup = f"<div class='slidev-layout center'><i>{draft.word()}</i><slot/></div>"
    draft.write("layouts/center.html", markup)


def remove_layout(draft: Draft) -> None:
    draft.remove("layouts/center.html")


def move_what_is_wrong(draft: Draft) -> None:
    """Above the frontmatter of imported slides, and beside a value."""
    draft.slides[-1] = f"---\n# {draft.word()}\nsrc: ./part.md\nlayout: centre  # {draft.word()}\n---"


def break_frontmatter(draft: Draft) -> None:
    draft.slides.append(f"---\ntitle: {draft.word()}: {draft.word()}\n---\n\n# Broken")


def undo_all(draft: Draft) -> None:
    draft.head, draft.slides = dict(HEADMATTER), list(SLIDES)


EDITS: list[Callable[[Draft], None]] = [
    edit_text,
    edit_heading,
    add_click,
    add_formula,
    add_utility,
    add_emoji_and_cyrillic,
    add_slide,
    remove_slide,
    move_slide,
    hide_slide,
    change_layout,
    change_title,
    drop_title,
    change_theme,
    change_defaults,
    change_canvas,
    change_line_numbers,
    change_fonts,
    change_theme_config,
    change_language,
    write_style,
    remove_style,
    write_snippet,
    remove_snippet,
    draw_picture,
    remove_picture,
    draw_missing_picture,
    edit_imported_slides,
    write_layout,
    remove_layout,
    move_what_is_wrong,
    break_frontmatter,
    undo_all,
]
