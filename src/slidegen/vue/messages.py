"""What Vue noted while it drew a slide → diagnostics at their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slidegen.core.deck import SlideSource
from slidegen.core.diagnostics import Report, Span
from slidegen.core.nodes import Element, Text, elements
from slidegen.engine import EngineError
from slidegen.vue.acts import called_action
from slidegen.vue.job import Job
from slidegen.vue.names import pascal

_LIVE_HINT = "what it shows at first is in the page; draw that, or use clicks"
_HANDLER_HINT = "`$nav.next()`, `$nav.go(3)` and the like do work"


def report_result(result: Mapping[str, Any], job: Job, source: SlideSource, report: Report) -> None:
    """Say what is wrong with a drawn slide."""
    teller = _Teller(job, source, report, result)
    for number, message in result["failed"].items():
        teller.failed(int(number), str(message))
    for number, name, module in result["undefined"]:
        teller.undefined(int(number), str(name), str(module))
    for failure in result["broken"]:
        teller.broken(str(failure["module"]), str(failure["message"]))
    for module, what in result["notes"]:
        teller.not_live(str(module), str(what))
    for act in result["acts"]:
        teller.act(act)
    for text, module in result["warnings"]:
        teller.warning(str(text), str(module))
    for name, place in job.modules.packages.items():
        report.warning(
            "vue-package",
            f"the package `{name}` is not here, what comes from it shows nothing",
            place,
            "copy what you need of it into the deck's folder",
        )


def report_limit(error: EngineError, job: Job, stopped: frozenset[str], report: Report) -> None:
    """Say that drawing the slide hit a limit, at the components without which it did not."""
    source = job.slide.source
    guilty = [name for name, module in job.components.items() if module in stopped]
    used = [name for name in guilty if _use(job, name)] or guilty
    hint = "look for a loop without an end"
    for name in used:
        message = f"this slide {error.message} to draw, `{name}` is shown as a box"
        report.error("component-fails", message, _use(job, name) or source.span, hint)
    if not used:
        message = f"Vue cannot draw this slide, it is shown as it is written: {error.message}"
        report.error("vue-fails", message, source.span, hint)


def report_slots(shown: set[int], job: Job, report: Report) -> None:
    """Name the slots that a layout does not show; `shown` are the leaves that were drawn."""
    for name, leaf in job.template.slots.items():
        nodes = job.slide.slots[name]
        if leaf in shown or not any(not isinstance(node, Text) or node.text.strip() for node in nodes):
            continue
        span = next((node.span for node in nodes if isinstance(node, Element) and node.span), None)
        report.warning(
            "slot-not-shown",
            f"this layout does not show its slot `{name}`, what is in it is left out",
            span or job.slide.source.span,
            f'the layout needs <slot name="{name}" />' if name != "default" else "the layout needs <slot />",
        )


def _use(job: Job, name: str) -> Span | None:
    """Where a component is first used on the slide."""
    for nodes in job.slide.slots.values():
        for element in elements(nodes):
            if pascal(element.tag) == name:
                return element.span
    return None


class _Teller:
    def __init__(self, job: Job, source: SlideSource, report: Report, result: Mapping[str, Any]) -> None:
        self.job = job
        self.result = result
        self.source = source
        self.report = report
        self.names = {module: name for name, module in job.components.items()}

    def failed(self, number: int, message: str) -> None:
        piece = self.job.template.pieces[number]
        shown = piece.text.strip() if piece.attribute is None else f'{piece.attribute}="{piece.text}"'
        end = "it is shown as it is written" if piece.attribute is None else "it is left out"
        self.report.error("vue-throws", f"`{shown}` fails, {end}: {message}", piece.span or self.source.span)

    def undefined(self, number: int, name: str, module: str) -> None:
        if number == -2 or str(number) in self.result["failed"]:
            return
        pieces = self.job.template.pieces
        if 0 <= number < len(pieces):
            module, span = "", pieces[number].span
        else:
            span = self.job.modules.place(module, name)
        span = span or self.source.span
        self.report.warning(
            "vue-undefined",
            f"nobody defines `{name}`, it shows nothing",
            span,
            "define it in a `<script setup>`" if not module else None,
        )

    def broken(self, module: str, message: str) -> None:
        if module in self.job.modules.unreadable:
            return
        name = self.names.get(module, "")
        file = self.job.modules.files.get(module)
        where = f" ({file.path})" if file and not module.startswith("<") else ""
        what = f"`{name or module}`{where}" if module else "Vue"
        place = (_use(self.job, name) if name else None) or self.source.span
        hint = "it is shown as a box" if name else None
        self.report.error("component-fails", f"{what} cannot be drawn: {message}", place, hint)

    def not_live(self, module: str, what: str) -> None:
        word = what if re.fullmatch(r"[\w$]+", what) else ""
        place = self.job.modules.place(module, word or "watch") if module else None
        self.report.warning(
            "vue-not-live",
            f"`{what}` does nothing here, the first state is shown" if word else f"{what} cannot run here",
            place or self.source.span,
            _LIVE_HINT,
        )

    def act(self, act: Mapping[str, Any]) -> None:
        event = str(act["event"])
        if event == "onClick" and called_action(act["calls"], {}) is not None:
            return
        shown = f"@{event[2:3].lower()}{event[3:]}"
        span = self._handler_span(act, shown)
        self.report.warning(
            "vue-handler", f"`{shown}` does nothing here, the first state is shown", span, _HANDLER_HINT
        )

    def _handler_span(self, act: Mapping[str, Any], shown: str) -> Span:
        module = str(act["module"])
        if module:
            return self.job.modules.place(module, shown) or self.source.span
        number = act["sg"]
        if number is not None:
            element = self.job.template.elements[int(number)]
            written = (shown, f"v-on:{shown[1:]}")
            names = [name for name in element.attrs if name.split(".")[0] in written]
            return (element.span_of(names[0]) if names else element.span) or self.source.span
        return self.source.span

    def warning(self, text: str, module: str) -> None:
        name = text.rpartition(": ")[2]
        self.report.warning(
            "unknown-directive",
            f"there is no directive `v-{name}`, it does nothing",
            self.job.modules.place(module, f"v-{name}") or self._directive_span(f"v-{name}"),
        )

    def _directive_span(self, name: str) -> Span:
        for element in self.job.template.elements:
            for attribute in element.attrs:
                if re.split(r"[.:]", attribute)[0] == name:
                    return element.span_of(attribute) or self.source.span
        return self.source.span
