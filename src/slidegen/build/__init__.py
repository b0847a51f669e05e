"""The pipeline: a deck's file → a page, and what is wrong with it."""

from slidegen.build.builder import Builder, Built
from slidegen.build.coming import coming_of
from slidegen.build.draft import Draft
from slidegen.build.drawings import drawings_folder, write_drawing
from slidegen.build.ignored import without_ignored
from slidegen.build.options import BuildOptions, Hosting
from slidegen.build.publishing import PICTURE_SIZE, SharePicture, unknown_directives
from slidegen.build.refusals import MissingThemeError, UnreadableDeckError
from slidegen.build.root import project_root

__all__ = [
    "PICTURE_SIZE",
    "BuildOptions",
    "Builder",
    "Built",
    "Draft",
    "Hosting",
    "MissingThemeError",
    "SharePicture",
    "UnreadableDeckError",
    "coming_of",
    "drawings_folder",
    "project_root",
    "unknown_directives",
    "without_ignored",
    "write_drawing",
]
