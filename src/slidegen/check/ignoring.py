"""`ignore:` that names no code: what was to be ignored is reported all the same.

In:  the headmatter and the slides' own settings. Out: words of `ignore` that no finding has as its code.
"""

from __future__ import annotations

from slidegen.build import Built
from slidegen.check.codes import all_codes
from slidegen.core.diagnostics import Diagnostic, Report, did_you_mean


def ignored_codes_are_codes(built: Built, report: Report) -> None:
    """Each word of each `ignore:` is a code."""
    source = built.deck.source
    places = [(None, source.headmatter), *enumerate((slide.settings for slide in source.slides), 1)]
    for no, settings in places:
        for at, name in enumerate(settings.get("ignore") or ()):
            span = settings.spans.get(f"ignore.{at}") or settings.spans.get("ignore")
            if span is not None and str(name) not in all_codes():
                near = did_you_mean(str(name), all_codes())
                hint = f"write `{near}`" if near else "`slidegen explain` lists all codes"
                message = f"`{name}` is the code of no finding"
                report.add(Diagnostic("unknown-code", message, span, "warning", hint, slide=no))
