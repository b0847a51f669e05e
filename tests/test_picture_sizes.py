"""Sizes of pictures: what is read here is what imagesize reads, which knows all other formats."""

from __future__ import annotations

import io
import struct

import imagesize
import pytest

from slidegen.passes.picture_size import picture_size

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">L4sLLBBBBB", 13, b"IHDR", 640, 480, 8, 6, 0, 0, 0)
GIF = b"GIF89a" + struct.pack("<HH", 30, 20) + b"\0\0\0"

SVG_SIZES = {
    '<svg width="1200" height="800">': (1200.0, 800.0),
    "<?xml version='1.0'?><svg height='2.5px' width='10'>": (10.0, 2.5),
    '<svg stroke-width="2" width="2in" height="1in">': (192.0, 96.0),
    '<svg width="100%" height="50">': None,
    '<svg viewBox="0 0 10 10">': None,
    '<svg width="0" height="50">': None,
    '<svg width="٣" height="50">': (3.0, 50.0),
}


@pytest.mark.parametrize(("svg", "size"), SVG_SIZES.items())
def test_an_svg_has_the_size_that_its_head_says(svg: str, size: tuple[float, float] | None):
    assert picture_size(svg.encode()) == size
    width, height = imagesize.get(io.BytesIO(svg.encode()))
    assert size == ((width, height) if width > 0 and height > 0 else None)


def test_a_png_has_the_size_of_its_header():
    assert picture_size(PNG) == imagesize.get(io.BytesIO(PNG)) == (640, 480)


def test_what_is_cut_off_before_its_size_has_none():
    assert picture_size(PNG[:20]) is None
    assert picture_size(b"") is None


def test_other_formats_are_read_too():
    assert picture_size(GIF) == (30, 20)
