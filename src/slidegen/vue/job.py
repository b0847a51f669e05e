"""One slide as the engine's `render` takes it: template, modules, globals.

A job is data alone and names no place of this machine, so that what it yields can be kept by its content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Element, Node, elements, text_of
from slidegen.core.patterns import pattern
from slidegen.vue.modules import Modules
from slidegen.vue.names import pascal
from slidegen.vue.needs import is_setup_script
from slidegen.vue.slide import VueRoom, VueSlide
from slidegen.vue.template import SlideTemplate, write_template

_CAPITALISED = pattern(r"\b[A-Z][\w$]*")
_LAYOUT = "SgLayout"
FEW = 4
"""So many components are tried one by one where a slide hits a limit: each trial takes all the time."""


@dataclass(slots=True)
class Job:
    """A slide that is being drawn."""

    slide: VueSlide
    modules: Modules
    components: dict[str, str]
    """Name in Pascal case → module."""
    layers: tuple[list[str], list[str]]
    names: frozenset[str]
    template: SlideTemplate
    scope: dict[str, Any]
    setup: str | None = None
    broken: set[str] = field(default_factory=set)
    """Modules that are drawn as a box."""
    dropped: set[int] = field(default_factory=set)
    """Pieces of the template that are no expressions."""

    def as_json(self, clicks: Sequence[int], stopped: frozenset[str]) -> Mapping[str, Any]:
        """What `render` is called with; `stopped` modules are drawn as a box, too."""
        broken = self.broken | stopped
        pieces = enumerate(self.template.pieces)
        return {
            "template": self.template.text,
            "setup": None if self.setup in broken else self.setup,
            "modules": {name: module.as_json() for name, module in self.modules.loaded.items()},
            "components": self.components,
            "scope": {**self.scope, "clicks": clicks[0]},
            "props": self.slide.props,
            "clicks": list(clicks),
            "written": {number: piece.text for number, piece in pieces if piece.attribute is None},
            "broken": sorted(broken),
        }

    def suspects(self) -> Iterator[frozenset[str]]:
        """What may be to blame where a limit is hit: each module alone where they are few, then all."""
        modules = {*self.components.values(), *([self.setup] if self.setup else [])} - self.broken
        if 1 < len(modules) <= FEW:
            yield from (frozenset({module}) for module in sorted(modules))
        if modules:
            yield frozenset(modules)

    def drop_errors(self, errors: Sequence[Mapping[str, Any]], report: Report) -> bool:
        """Leave out what does not compile, and say so; False where that cannot be told."""
        fresh = {number: error for error in errors if (number := self._piece(error)) is not None}
        if not fresh.keys() - self.dropped:
            report.error("vue-syntax", _short(errors[0]["message"]), self.slide.source.span)
            return False
        for number, error in fresh.items():
            piece = self.template.pieces[number]
            written = piece.text.strip() if piece.attribute is None else f'{piece.attribute}="{piece.text}"'
            end = "shown as it is written" if piece.attribute is None else "left out"
            report.error(
                "vue-syntax",
                f"`{written}` is {end}: {_short(error['message'])}",
                piece.span or self.slide.source.span,
            )
        self.dropped |= fresh.keys()
        self._write()
        return True

    def _piece(self, error: Mapping[str, Any]) -> int | None:
        return self.template.piece_at(int(error["at"]))

    def _write(self) -> None:
        slide = self.slide
        dropped = frozenset(self.dropped)
        self.template = write_template(slide.slots, slide.source, self.names, self.layers, dropped)


def make_job(slide: VueSlide, room: VueRoom) -> Job:
    """The job of `slide`, with every module that it uses."""
    modules = Modules(slide.source.folder, room.sources, room.report, room.cache)
    files = {pascal(name): path for name, path in room.files.components.items()}
    script = _script(slide.slots)
    names = frozenset(files) | frozenset(_CAPITALISED.findall(text_of(script)))
    components: dict[str, str] = {}
    if slide.layout is not None and (module := modules.load(slide.layout)):
        components[_LAYOUT] = module
    below = _layers(("global-bottom", "slide-bottom"), room, modules, components)
    both = (below, _layers(("slide-top", "global-top"), room, modules, components))
    template = write_template(slide.slots, slide.source, names, both)
    job = Job(slide, modules, components, both, names, template, dict(slide.scope))
    wanted = {pascal(element.tag) for nodes in slide.slots.values() for element in elements(nodes)}
    if script:
        job.setup = _setup(script, slide, modules)
    if "Component" in wanted:
        modules.wants_any = True
    modules.names |= wanted
    _load_named(files, modules, components)
    job.broken |= modules.unreadable
    return job


def _load_named(files: Mapping[str, Any], modules: Modules, components: dict[str, str]) -> None:
    """Load what is asked for by name, and what that asks for."""
    while True:
        wanted = set(files) if modules.wants_any else {pascal(name) for name in modules.names} & set(files)
        missing = sorted(wanted - components.keys())
        if not missing:
            return
        for name in missing:
            components[name] = modules.load(files[name]) or ""


def _layers(kinds: Sequence[str], room: VueRoom, modules: Modules, components: dict[str, str]) -> list[str]:
    tags: list[str] = []
    for kind in kinds:
        for path in room.files.layers.get(kind, ()):
            module = modules.load(path)
            if module is not None:
                name = f"{pascal(kind)}{len(components)}"
                components[name] = module
                tags.append(name)
    return tags


def _script(slots: Mapping[str, list[Node]]) -> list[Node]:
    found = [node for nodes in slots.values() for node in elements(nodes) if is_setup_script(node)]
    return [*found]


def _setup(script: list[Node], slide: VueSlide, modules: Modules) -> str | None:
    """The module of a slide's script blocks, which are one script (Slidev reference §3.12)."""
    blocks = [node for node in script if isinstance(node, Element)]
    lang = next((block.get("lang") for block in blocks if block.get("lang")), "ts")
    text = "\n".join(text_of(block.children) for block in blocks)
    span = blocks[0].span or slide.source.span
    return modules.setup(f'<script setup lang="{lang}">{text}</script>', span, slide.source.folder)


def _short(message: object) -> str:
    return str(message).split("\n", 1)[0].strip()
