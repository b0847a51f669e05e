"""A page → the bytes of one HTML file; the page of a phone."""

from slidegen.bundle.document import bundle_page, write_slide
from slidegen.bundle.javascript import UnclosedError, without_comments
from slidegen.bundle.packs import PACK, STYLES, BrokenPackError, unpack
from slidegen.bundle.policy import is_origin
from slidegen.bundle.remote import bundle_remote, write_alone
from slidegen.bundle.scripts import ScriptError, join_features

__all__ = [
    "PACK",
    "STYLES",
    "BrokenPackError",
    "ScriptError",
    "UnclosedError",
    "bundle_page",
    "bundle_remote",
    "is_origin",
    "join_features",
    "unpack",
    "without_comments",
    "write_alone",
    "write_slide",
]
