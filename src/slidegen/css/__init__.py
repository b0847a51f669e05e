"""Style: utility classes, a deck's own sheets, fonts, the formulas' sheet. Text in, text out."""

from slidegen.css.bare import BARE, pass_over_bare
from slidegen.css.families import FontPlan, FontRequest, family_names, own_families, plan_fonts
from slidegen.css.fonts import Shown, font_css, font_faces, plain_faces, shipped_fonts, shown_in
from slidegen.css.icons import icon_css
from slidegen.css.katex import katex_css
from slidegen.css.minify import minify_css
from slidegen.css.needed import needed_css
from slidegen.css.source import Sheet, StyleFiles
from slidegen.css.stylesheet import embed_declarations, ready_sheet, scope_css
from slidegen.css.tokens import ungroup_variants, utility_tokens
from slidegen.css.utilities import expand_variants, load_uno, order_utilities, utility_css

__all__ = [
    "BARE",
    "FontPlan",
    "FontRequest",
    "Sheet",
    "Shown",
    "StyleFiles",
    "embed_declarations",
    "expand_variants",
    "family_names",
    "font_css",
    "font_faces",
    "icon_css",
    "katex_css",
    "load_uno",
    "minify_css",
    "needed_css",
    "order_utilities",
    "own_families",
    "pass_over_bare",
    "plain_faces",
    "plan_fonts",
    "ready_sheet",
    "scope_css",
    "shipped_fonts",
    "shown_in",
    "ungroup_variants",
    "utility_css",
    "utility_tokens",
]
