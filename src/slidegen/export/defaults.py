"""What the headmatter says of exporting (`export`, `exportFilename`), under what the command line says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slidegen.core.deck import Config
from slidegen.core.sources import spelled
from slidegen.export.options import FORMATS, ExportOptions, Format
from slidegen.export.places import NoPlaceError, format_of

FLAGS = {
    "dark": "dark",
    "withClicks": "clicks",
    "withNotes": "notes",
    "omitBackground": "clear",
    "editable": "editable",
}
"""Keys that are true or false, with what they are called here."""
TEXTS = {"range": "range", "output": "output"}
NUMBERS = {"scale": "scale", "timeout": "timeout"}


class BadDefaultError(Exception):
    """A value in the headmatter is none for its key; the message says what is."""


def export_options(config: Config, typed: Mapping[str, Any]) -> ExportOptions:
    """The options; `typed` are those of the command line, by their names here.

    How an output is called says its format where that is not typed. Raises BadDefaultError, NoPlaceError.
    """
    written = config.values.get("export")
    said = _read(written) if isinstance(written, Mapping) else {}
    options = replace(ExportOptions(), **{**said, **typed})
    form = format_of(options.output) if options.output is not None else None
    if form is not None and form != options.format:
        _refuse_ending(form, options, said, typed)
        options = replace(options, format=form)
    return replace(options, notes=True) if "note_form" in typed else options


def export_name(config: Config, name: str) -> str:
    """The name of what is written, without its ending: `exportFilename`, else the deck's."""
    return str(config.values.get("exportFilename") or name)


def _refuse_ending(
    form: Format, options: ExportOptions, said: Mapping[str, Any], typed: Mapping[str, Any]
) -> None:
    """Raises what is wrong where the format was named as plainly as the output, which is a `form`."""
    output = spelled(options.output or "")
    if "format" in typed:
        raise NoPlaceError(
            f"`--format {options.format}` does not write `{output}`; "
            f"write `--format {form}`, or another name with -o"
        )
    if "format" in said and "output" not in typed:
        raise BadDefaultError(
            f"`export: {{format: {options.format}}}` in the headmatter does not write `{output}`; "
            f"write `format: {form}`, or another `output`"
        )


def _read(written: Mapping[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for key, value in written.items():
        if key == "format":
            _demand(value in FORMATS, key, value, f"one of {', '.join(FORMATS)}")
            said["format"] = value
        elif key in FLAGS:
            _demand(isinstance(value, bool), key, value, "true or false")
            said[FLAGS[key]] = value
        elif key in TEXTS:
            _demand(isinstance(value, str | int) and not isinstance(value, bool), key, value, "text")
            said[TEXTS[key]] = str(value)
        elif key in NUMBERS:
            is_number = isinstance(value, int | float) and not isinstance(value, bool) and value > 0
            _demand(is_number, key, value, "a number above 0")
            said[NUMBERS[key]] = value / 1000 if key == "timeout" else value  # Slidev's is in ms
    return said


def _demand(holds: bool, key: str, value: object, what: str) -> None:
    if not holds:
        raise BadDefaultError(f"`export: {{{key}: {value}}}` in the headmatter is not {what}")
