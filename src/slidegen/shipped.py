"""Where the files that come with slidegen are.

In a wheel they are in slidegen/_data, laid there by hatch_build.py; in a checkout, and so in an
editable install, they are beside src/. Both are found from where this module is: a `_data` that an
older install has left in site-packages is not beside it and cannot win.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def assets_dir() -> Path:
    """The shell, the runtime, the styles, the built-in components."""
    return _root() / "assets"


@cache
def themes_dir() -> Path:
    """One folder for each theme that comes with slidegen."""
    return _root() / "themes"


@cache
def vendor_dir() -> Path:
    """The bundled third-party work: bundles for the engine, fonts, the maths style sheet, licences."""
    return assets_dir() / "vendor" / "dist"


@cache
def _root() -> Path:
    module = Path(__file__).resolve()
    packed = module.parent / "_data"
    return packed if packed.is_dir() else module.parents[2]
