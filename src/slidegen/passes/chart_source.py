"""The YAML of a chart, with its places.

In:  a fence. Out: the values that it holds, and a way to say what is wrong with one of them where it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.nodes import Fence
from slidegen.core.records import record
from slidegen.core.yaml import YamlDocument, YamlSyntaxError, compose_yaml
from slidegen.passes.picture import place_in_code


class ChartError(Exception):
    """The chart cannot be drawn; why is in the report."""


@record
class ChartSource:
    """What a fence says."""

    fence: Fence
    document: YamlDocument
    report: Report

    @property
    def values(self) -> Mapping[str, Any]:
        """The outermost map."""
        value = self.document.value
        return value if isinstance(value, Mapping) else {}

    def span(self, path: str) -> Span:
        """Where the value at `path` (`y.title`, `data.3`) stands, else what is around it."""
        while path:
            place = self.document.places.get(path)
            if place is not None:
                return place_in_code(self.fence, place.line, place.col, place.length)
            path = path.rpartition(".")[0]
        return self.fence.span

    def key_span(self, key: str) -> Span:
        """Where the outermost `key` stands."""
        place = self.document.key_places.get(key)
        if place is None:
            return self.span(key)
        return place_in_code(self.fence, place.line, place.col, place.length)

    def fail(self, code: str, message: str, path: str, hint: str | None = None) -> ChartError:
        """The error of a chart that cannot be drawn, reported."""
        self.report.error(code, message, self.span(path), hint)
        return ChartError(message)

    def check_keys(self, given: Mapping[str, Any], known: Collection[str], path: str = "") -> None:
        """Say which keys of `given` are unknown."""
        for key in given:
            if key in known:
                continue
            near = did_you_mean(str(key), known)
            span = self.span(f"{path}.{key}") if path else self.key_span(str(key))
            where = f"`{path}` of a chart" if path else "a chart"
            self.report.warning(
                "unknown-key",
                f"{where} has no key `{key}`",
                span,
                f"write `{near}`" if near else f"there are: {', '.join(known)}",
            )

    def choice(self, path: str, value: object, known: Collection[str]) -> str:
        """`value` as one of `known`. Raises ChartError."""
        if isinstance(value, str) and value in known:
            return value
        near = did_you_mean(str(value), known)
        hint = f"write `{near}`" if near else f"there are: {', '.join(known)}"
        raise self.fail("chart-not-drawn", f"`{value}` is no {path} of chart that is known", path, hint)


def read_source(fence: Fence, report: Report) -> ChartSource:
    """What `fence` says. Raises ChartError."""
    try:
        document = compose_yaml(fence.code)
    except YamlSyntaxError as error:
        span = place_in_code(fence, error.line, error.col, 1)
        report.error("chart-not-yaml", f"this chart is no YAML: {error.problem}", span)
        raise ChartError(error.problem) from None
    source = ChartSource(fence, document, report)
    if not isinstance(document.value, Mapping):
        raise source.fail("chart-not-yaml", "a chart is a map of keys", "", "write `type: bar` and so on")
    for oddity in document.oddities:
        if oddity.kind == "duplicate-key":
            place = oddity.place
            span = place_in_code(fence, place.line, place.col, place.length)
            report.warning("duplicate-key", f"`{oddity.name}` is there twice, the last one holds", span)
    return source
