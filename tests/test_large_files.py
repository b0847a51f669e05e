"""Large pictures are scaled to what the canvas can show; what is large all the same is said."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

import pytest
from PIL import Image
from PIL.ImageCms import ImageCmsProfile, createProfile

from slidegen.cache import Cache
from slidegen.core.assets import Asset
from slidegen.passes.assets import make_asset
from slidegen.passes.large_files import LARGE_FILE, LARGE_IMAGE, asset_fitter

fit = asset_fitter(980, Cache(None))


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture that does not compress: small sizes make large files."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, (width, height), random.Random(1).randbytes(width * height * bands))


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def opened(asset: Asset) -> Image.Image:
    return Image.open(io.BytesIO(asset.data))


def gradient(width: int, height: int) -> Image.Image:
    """Noise in blocks: like a photograph, it is large as PNG and small when scaled."""
    return noise(width // 4, height // 4).resize((width, height), Image.Resampling.BICUBIC)


def test_a_large_picture_becomes_a_webp_of_twice_the_canvas_width():
    asset = make_asset("photo.png", encoded(gradient(2600, 1300), "PNG"))
    assert len(asset.data) > LARGE_IMAGE
    fitted, remark = fit(asset)
    assert remark is None
    assert (fitted.mime, fitted.name, fitted.width, fitted.height) == ("image/webp", "photo.png", 1960, 980)
    assert opened(fitted).size == (1960, 980)
    assert len(fitted.data) < len(asset.data)


def test_a_picture_is_never_scaled_up():
    asset = make_asset("wide.png", encoded(noise(700, 600), "PNG"))
    fitted, _ = fit(asset)
    assert (fitted.mime, opened(fitted).size) == ("image/webp", (700, 600))


def test_a_small_file_stays_as_it_is_however_wide_it_is():
    asset = make_asset("plain.png", encoded(Image.new("RGB", (9000, 900), "red"), "PNG"))
    assert fit(asset) == (asset, None)


def test_few_colours_stay_exact_and_see_through():
    picture = Image.new("RGBA", (1200, 1000), (10, 20, 30, 0))
    picture.paste(noise(520, 520, "RGBA"), (0, 0))
    asset = make_asset("logo.png", encoded(picture, "PNG", compress_level=0))
    fitted, _ = fit(asset)
    assert opened(fitted).convert("RGBA").getpixel((1100, 900))[3] == 0


def test_a_photo_lies_as_its_camera_says():
    exif = Image.Exif()
    exif[0x0112] = 6
    asset = make_asset("turned.jpg", encoded(noise(1400, 900), "JPEG", quality=95, exif=exif))
    fitted, _ = fit(asset)
    assert opened(fitted).size == (900, 1400)


def test_a_colour_profile_is_kept():
    profile = ImageCmsProfile(createProfile("sRGB")).tobytes()
    asset = make_asset("wide.jpg", encoded(noise(1400, 900), "JPEG", quality=95, icc_profile=profile))
    fitted, _ = fit(asset)
    assert opened(fitted).info["icc_profile"] == profile


def test_four_colours_of_print_become_three():
    asset = make_asset("print.jpg", encoded(noise(900, 900, "CMYK"), "JPEG", quality=95))
    fitted, _ = fit(asset)
    assert (fitted.mime, opened(fitted).mode) == ("image/webp", "RGB")


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_moves_is_left_alone(kind: str):
    frames = [noise(600, 500) for _ in range(3)]
    frames[1] = frames[1].rotate(90, expand=False)
    options = {"save_all": True, "append_images": frames[1:], "duration": 50, "lossless": True}
    if kind != "WEBP":
        options.pop("lossless")
    asset = make_asset(f"moving.{kind.lower()}", encoded(frames[0], kind, **options))
    assert len(asset.data) > LARGE_IMAGE
    assert fit(asset)[0] == asset


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(LARGE_IMAGE), bytes(LARGE_IMAGE)])
def test_what_cannot_be_read_is_left_to_the_browser(data: bytes):
    asset = make_asset("broken.png", data)
    assert fit(asset)[0] == asset


def test_the_same_picture_gives_the_same_bytes():
    asset = make_asset("photo.jpg", encoded(noise(2200, 700), "JPEG", quality=95))
    assert fit(asset)[0].data == asset_fitter(980, Cache(None))(asset)[0].data


def test_a_scaled_picture_is_kept_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asset = make_asset("photo.jpg", encoded(noise(2200, 700), "JPEG", quality=95))
    first, _ = asset_fitter(980, Cache(tmp_path))(asset)
    monkeypatch.setattr("slidegen.passes.large_files._webp", lambda *_: pytest.fail("scaled again"))
    assert asset_fitter(980, Cache(tmp_path))(asset)[0].data == first.data


def test_a_wider_canvas_is_another_picture(tmp_path: Path):
    asset = make_asset("photo.jpg", encoded(noise(2200, 700), "JPEG", quality=95))
    sizes = [opened(asset_fitter(width, Cache(tmp_path))(asset)[0]).width for width in (500, 980, 1600)]
    assert sizes == [1000, 1960, 2200]


def test_without_pillow_a_large_picture_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "PIL", None)
    asset = make_asset("photo.png", bytes(3_400_000))
    fitted, remark = fit(asset)
    assert fitted == asset
    assert (remark.code, remark.severity) == ("large-image", "warning")
    assert remark.message == "`photo.png` has 3.4 MB, all of it goes into the page"
    assert remark.hint == "scale it to a width of 1960 px, or have it done: pip install 'slidegen[images]'"


@pytest.mark.parametrize("name", ["film.mp4", "sound.wav", "drawing.svg", "data.pdf"])
def test_any_file_of_8_mb_is_named(name: str):
    asset = make_asset(name, bytes(LARGE_FILE))
    fitted, remark = fit(asset)
    assert fitted == asset
    assert (remark.code, remark.message) == (
        "large-file",
        f"`{name}` has 8.0 MB, all of it goes into the page",
    )
    assert fit(make_asset(name, bytes(LARGE_FILE - 1)))[1] is None
