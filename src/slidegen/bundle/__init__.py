"""A page → the bytes of one HTML file."""

from slidegen.bundle.document import bundle_page
from slidegen.bundle.policy import is_origin
from slidegen.bundle.scripts import ScriptError

__all__ = ["ScriptError", "bundle_page", "is_origin"]
