"""Pictures and films without what their makers' tools wrote into them: place, time, device, names.

In:  the bytes of a JPEG, PNG, WebP, GIF or SVG file. Out: the same picture, pixel for pixel, without EXIF,
     XMP, IPTC, comments and texts; what says how it is to be shown stays: colour profiles, and the turn of a
     photograph, as the one thing in an EXIF block of its own. What cannot be read as its type stays as it is.

A file without any of that comes back as it was, so the same functions say whether there is something in it.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping

from slidegen.core.patterns import pattern

_ORIENTATION = 0x0112
_UPRIGHT = 1
_EXIF = b"Exif\0\0"
_SCAN, _END, _APP1, _APP2, _APP13, _COMMENT = 0xDA, 0xD9, 0xE1, 0xE2, 0xED, 0xFE
_RESTARTS = range(0xD0, 0xD8)
_PNG = b"\x89PNG\r\n\x1a\n"
_TEXT_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_WEBP_FLAGS = {b"EXIF": 0x08, b"XMP ": 0x04}


def without_metadata(data: bytes, mime: str) -> bytes:
    """The file's bytes, less what is not for showing it."""
    strip = _STRIPPERS.get(mime)
    if strip is None:
        return data
    try:
        return strip(data)
    except (ValueError, IndexError, struct.error):  # cut off or broken: a browser makes of it what it can
        return data


def _jpeg(data: bytes) -> bytes:
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("no JPEG")
    turn, kept = _UPRIGHT, [b"\xff\xd8"]
    for kind, whole in _segments(data):
        body = whole[4:]
        if kind == _APP1 and body.startswith(_EXIF):
            turn = _turn(body[len(_EXIF) :])
        elif kind == _APP2 and not body.startswith(b"ICC_PROFILE\0"):
            continue
        elif kind not in (_APP1, _APP13, _COMMENT):
            kept.append(whole)
    if turn != _UPRIGHT:
        block = _EXIF + _turned(turn)
        after = 2 if len(kept) > 1 and kept[1].startswith(b"\xff\xe0") else 1  # JFIF comes first
        kept.insert(after, b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block)
    return b"".join(kept)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each part up to the picture's end; what follows that is not the picture."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        kind = data[at + 1]
        if kind == _END:
            yield kind, data[at : at + 2]
            return
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if kind == _SCAN:
            end = _scan_end(data, end)
        yield kind, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] and data[at + 1] not in _RESTARTS:
            return at
        at += 2


def _png(data: bytes) -> bytes:
    if not data.startswith(_PNG):
        raise ValueError("no PNG")
    kept, at = [_PNG], len(_PNG)
    while True:
        (length,) = struct.unpack_from(">I", data, at)
        kind, whole = data[at + 4 : at + 8], data[at : at + 12 + length]
        at += len(whole)
        if len(whole) < 12 + length:
            raise ValueError("cut off")
        if kind == b"eXIf":
            turn = _turn(whole[8:-4])
            body = kind + _turned(turn)
            if turn != _UPRIGHT:
                kept.append(struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)))
        elif kind not in _TEXT_CHUNKS:
            kept.append(whole)
        if kind == b"IEND":
            return b"".join(kept)


def _webp(data: bytes) -> bytes:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no WebP")
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    if len(data) < end:
        raise ValueError("cut off")
    kept, flags, at = list[bytes](), 0, 12
    while at < end:
        (length,) = struct.unpack_from("<I", data, at + 4)
        kind, whole = data[at : at + 4], data[at : at + 8 + length + length % 2]
        at += 8 + length + length % 2
        body = whole[8 : 8 + length]
        if kind == b"EXIF" and (turn := _turn(body.removeprefix(_EXIF))) != _UPRIGHT:
            own = _turned(turn)
            kept.append(kind + struct.pack("<I", len(own)) + own)
        elif kind in _WEBP_FLAGS:
            flags |= _WEBP_FLAGS[kind]
        else:
            kept.append(whole)
    kept = [one[:8] + bytes([one[8] & ~flags]) + one[9:] if one.startswith(b"VP8X") else one for one in kept]
    whole = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _gif(data: bytes) -> bytes:
    if data[:3] != b"GIF":
        raise ValueError("no GIF")
    at = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
    kept = [data[:at]]
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x21:  # an extension
            at += 2
        elif data[at] == 0x2C:  # a frame, with its own colours
            at += 10 + (3 << (data[at + 9] & 7) + 1 if data[at + 9] & 0x80 else 0) + 1
        else:
            raise ValueError("no block")
        while data[at]:
            at += data[at] + 1
        at += 1
        is_text = data[start : start + 2] == b"\x21\xfe"
        if not is_text and data[start + 3 : start + 14] != b"XMP DataXMP":
            kept.append(data[start:at])
    return b"".join((*kept, b"\x3b"))


_SVG_PARTS = pattern(
    r"<!--.*?-->"
    r"|<metadata\b[^>]*/>|<metadata\b.*?</metadata\s*>"
    r"|<((?:sodipodi|inkscape):[\w-]+)\b(?:[^>]*/>|.*?</\1\s*>)"
    r"|\s(?:sodipodi|inkscape):[\w-]+=(?:\"[^\"]*\"|'[^']*')",
    re.DOTALL,
)
"""Comments, the picture's data about itself, and what drawing programs note for themselves."""


def _svg(data: bytes) -> bytes:
    text = data.decode("utf-8")
    return data if "<![CDATA[" in text else _SVG_PARTS.sub("", text).encode()


def _turn(tiff: bytes) -> int:
    """How a camera was held (EXIF 2.3, Orientation): 1 is upright, 3 upside down."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return _UPRIGHT
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    (entries,) = struct.unpack_from(f"{order}H", tiff, at)
    for number in range(entries):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + number * 12)
        if tag == _ORIENTATION:
            return int(value) if 1 <= value <= 8 else _UPRIGHT
    return _UPRIGHT


def _turned(turn: int) -> bytes:
    """An EXIF block that says the turn alone."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)


_STRIPPERS: Mapping[str, Callable[[bytes], bytes]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/apng": _png,
    "image/webp": _webp,
    "image/gif": _gif,
    "image/svg+xml": _svg,
}
