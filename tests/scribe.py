"""An author at work on a served deck, by seeded chance: every way in which programs write files.

`Scribe.edit` does one edit; `Scribe.wanted` is what the page must show once there is quiet.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

SHOWN = """() => ({
  titles: [...document.querySelectorAll(".slidev-page h1")].map((title) => title.textContent),
  snippet: document.querySelector(".slidev-page .slidev-code code")?.textContent.trim(),
  colour: getComputedStyle(document.querySelector(".slidev-page h1") ?? document.body).color,
  picture: document.querySelector(".slidev-page img")?.naturalWidth,
  note: document.querySelector("template.slidegen-note")?.content.textContent.trim(),
})"""
"""What `Scribe.wanted` names, as the page shows it."""


@dataclass
class Scribe:
    """Writes a deck and the files that belong to it."""

    folder: Path
    chance: random.Random
    titles: list[str] = field(default_factory=lambda: ["one", "two", "three"])
    part: str = "part"
    note: str = "note"
    snippet: str = "total = 1000"
    red: int = 1
    size: int = 100

    def __post_init__(self) -> None:
        for name, text in self.texts().items():
            self.path(name).parent.mkdir(parents=True, exist_ok=True)
            self.path(name).write_text(text, encoding="utf-8")

    def path(self, name: str) -> Path:
        return self.folder / name

    def texts(self) -> dict[str, str]:
        """What each file must hold now."""
        first, *others = [f"# {title}" for title in self.titles]
        slides = [f"{first}\n\n<!-- {self.note} -->", *others, "---\nsrc: ./part.md\n---"]
        slides += ["# code\n\n<<< @/snippets/sum.py\n\n![dot](/dot.svg)"]
        joined = "\n\n".join(slide if slide.startswith("---") else f"---\n\n{slide}" for slide in slides[1:])
        return {
            "slides.md": f"{slides[0]}\n\n{joined}\n",
            "part.md": f"# {self.part}\n",
            "snippets/sum.py": f"{self.snippet}\n",
            "style.css": f".slidev-layout h1 {{ color: rgb({self.red}, 0, 0) }}\n",
            "public/dot.svg": f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.size}" height="9"/>\n',
        }

    @property
    def wanted(self) -> dict[str, object]:
        return {
            "titles": [*self.titles, self.part, "code"],
            "snippet": self.snippet,
            "colour": f"rgb({self.red}, 0, 0)",
            "picture": self.size,
            "note": self.note,
        }

    def edit(self) -> str:
        """One edit; what it was, for who reads of a failure."""
        change = self.chance.choice(CHANGES)
        before = self.texts()
        change(self)
        changed = [name for name, text in self.texts().items() if text != before[name]]
        way = self.chance.choice(WAYS)
        for name in changed:
            way(self, name, self.texts()[name])
        if not changed:
            self.disturb()
        return f"{change.__name__} by {way.__name__ if changed else 'nobody'}"

    def disturb(self) -> None:
        """What an editor does besides, and changes nothing."""
        name = self.chance.choice(list(self.texts()))
        path = self.path(name)
        beside = [
            path.with_name(f".{path.name}.swp"),
            path.with_name(f"{path.name}~"),
            path.with_name("4913"),
        ]
        for leftover in beside:
            leftover.write_text("# Never shown", encoding="utf-8")
        lock = path.with_name(f".#{path.name}")
        lock.symlink_to("somebody@nowhere.1")
        os.utime(path)
        for leftover in (*beside, lock):
            leftover.unlink()

    def pause(self, most: float = 0.3) -> None:
        time.sleep(self.chance.uniform(0, most))

    def word(self) -> str:
        return f"w{self.chance.randrange(1000, 10_000)}"


def in_place(scribe: Scribe, name: str, text: str) -> None:
    scribe.path(name).write_text(text, encoding="utf-8")


def by_renaming(scribe: Scribe, name: str, text: str) -> None:
    fresh = scribe.path(name).with_name(f".{scribe.word()}.tmp")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(scribe.path(name))


def by_moving_away(scribe: Scribe, name: str, text: str) -> None:
    """As vim does with `backup`."""
    path = scribe.path(name)
    old = path.replace(path.with_name(f"{path.name}~"))
    scribe.pause(0.05)
    path.write_text(text, encoding="utf-8")
    old.unlink()


def by_deleting(scribe: Scribe, name: str, text: str) -> None:
    scribe.path(name).unlink()
    scribe.pause()
    scribe.path(name).write_text(text, encoding="utf-8")


def in_two_halves(scribe: Scribe, name: str, text: str) -> None:
    with scribe.path(name).open("w", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        scribe.pause()
        file.write(text[len(text) // 2 :])


def with_an_old_time(scribe: Scribe, name: str, text: str) -> None:
    """As `git checkout` of an archive's file, or `cp -p`: the time says nothing."""
    fresh = scribe.path(name).with_name(f".{scribe.word()}.tmp")
    fresh.write_text(text, encoding="utf-8")
    os.utime(fresh, ns=(10**18, 10**18))
    fresh.replace(scribe.path(name))


def change_title(scribe: Scribe) -> None:
    scribe.titles[scribe.chance.randrange(len(scribe.titles))] = scribe.word()


def add_slide(scribe: Scribe) -> None:
    scribe.titles.insert(scribe.chance.randrange(len(scribe.titles) + 1), scribe.word())


def remove_slide(scribe: Scribe) -> None:
    if len(scribe.titles) > 2:
        del scribe.titles[scribe.chance.randrange(len(scribe.titles))]


def move_slide(scribe: Scribe) -> None:
    slide = scribe.titles.pop(scribe.chance.randrange(len(scribe.titles)))
    scribe.titles.insert(scribe.chance.randrange(len(scribe.titles) + 1), slide)


def change_part(scribe: Scribe) -> None:
    scribe.part = scribe.word()


def change_note(scribe: Scribe) -> None:
    scribe.note = scribe.word()


def change_snippet(scribe: Scribe) -> None:
    scribe.snippet = f"total = {scribe.chance.randrange(1000, 10_000)}"


def change_style(scribe: Scribe) -> None:
    scribe.red = scribe.chance.randrange(256)


def change_picture(scribe: Scribe) -> None:
    scribe.size = scribe.chance.randrange(100, 1000)


def change_several(scribe: Scribe) -> None:
    for change in scribe.chance.sample(CHANGES[:-2], 3):
        change(scribe)


def change_nothing(scribe: Scribe) -> None:
    pass


Way = Callable[[Scribe, str, str], None]
WAYS: list[Way] = [
    in_place,
    in_place,
    by_renaming,
    by_moving_away,
    by_deleting,
    in_two_halves,
    with_an_old_time,
]
CHANGES: list[Callable[[Scribe], None]] = [
    change_title,
    add_slide,
    remove_slide,
    move_slide,
    change_part,
    change_note,
    change_snippet,
    change_style,
    change_picture,
    change_several,
    change_nothing,
]
