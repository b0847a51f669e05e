"""The page of a phone (assets/remote) → one HTML file; a speaker note → markup that stands alone in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template

from slidegen.bundle.javascript import safe_in_html
from slidegen.bundle.policy import write_policy
from slidegen.bundle.scripts import join_module
from slidegen.bundle.sharing import Shelf
from slidegen.core.page import InlineScript, Markup
from slidegen.shipped import assets_dir


def bundle_remote(address: str | None, names: Mapping[str, str]) -> bytes:
    """The phone's page for the deck whose page is at `address`; None: a list of `names`, address → title."""
    script = _script()
    decks = [(quote(at), title) for at, title in sorted(names.items())]
    html = _template().render(
        address=address,
        title=names.get(address or "", "Phone remote"),
        decks=decks,
        policy=write_policy([script], (), live=True),
        styles=_styles(),
        script=script,
    )
    return html.encode("utf-8", "replace")


def write_alone(markup: Markup) -> str:
    """`markup` with its pictures in it and without scripts, which would not run there."""
    shelf = Shelf()
    pieces = (piece for piece in markup if not isinstance(piece, InlineScript))
    return "".join(piece if isinstance(piece, str) else shelf.write(piece) for piece in pieces)


@cache
def _template() -> Template:
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.from_string((assets_dir() / "remote" / "remote.html").read_text(encoding="utf-8"))


@cache
def _styles() -> str:
    sheets = sorted((assets_dir() / "remote").glob("*.css"))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def _script() -> str:
    return safe_in_html(join_module(assets_dir() / "remote" / "remote.js"))
