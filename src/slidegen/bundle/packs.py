"""What a page shows only with scripts rests in it packed (assets/runtime/open.js): texts by name, as the
base64 of deflated JSON.

The packs that every page has come from the build hook, since another zlib may write other bytes: the same
wheel gives the same pages everywhere.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping

from slidegen.core.records import record

PACK = "data-slidegen-pack"
"""The attribute of an element that holds a pack: its name."""
STYLES = "styles"
"""The name of the text that is no script."""
_RAW = -15
"""Of zlib: a bare stream of DEFLATE, without a head and a sum."""


@record
class Pack:
    """One pack, as it stands in a page."""

    text: str
    size: int
    """Bytes of the JSON in it."""


class BrokenPackError(ValueError):
    """A text that is no pack."""


def pack(texts: Mapping[str, str]) -> Pack:
    """`texts` by name, packed."""
    data = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    deflate = zlib.compressobj(9, zlib.DEFLATED, _RAW, 9)
    return Pack(base64.b64encode(deflate.compress(data) + deflate.flush()).decode("ascii"), len(data))


def unpack(text: str) -> Mapping[str, str]:
    """What is in the pack `text`, by name. Raises BrokenPackError."""
    try:
        texts = json.loads(zlib.decompress(base64.b64decode(text, validate=True), _RAW))
    except (ValueError, binascii.Error, zlib.error) as error:
        raise BrokenPackError("this is no pack") from error
    if not isinstance(texts, dict) or not all(isinstance(one, str) for one in texts.values()):
        raise BrokenPackError("this is no pack")
    return texts


def packed_scripts(packs: Iterable[Pack]) -> list[str]:
    """The scripts in `packs`, which the page's policy has to know."""
    return [code for one in packs for name, code in unpack(one.text).items() if name != STYLES]


def write_pack(name: str, made: Pack) -> str:
    """The element of the page that holds a pack."""
    mark = f'{PACK}="{name}" data-slidegen-size="{made.size}"'
    return f'<script type="text/plain" {mark}>{made.text}</script>\n'
