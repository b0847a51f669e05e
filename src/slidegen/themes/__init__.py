"""Themes and addons: a name → a folder → `Theme`. Slidev's own form is read as far as it is data."""

from slidegen.themes.declared import ThemeError
from slidegen.themes.installed import installed_theme, installed_themes
from slidegen.themes.load import UNUSABLE, add_addon, load_theme, theme_files
from slidegen.themes.mermaid_setup import folder_mermaid
from slidegen.themes.package import addon_names, read_manifest
from slidegen.themes.places import find_addon, find_theme, theme_folder, theme_names, told_of
from slidegen.themes.sheets import folder_sheets, imports_typography, is_refused, locate_sheet
from slidegen.themes.uno_config import folder_uno
from slidegen.themes.unused import tell_unused
from slidegen.themes.vue_files import vue_files

__all__ = [
    "UNUSABLE",
    "ThemeError",
    "add_addon",
    "addon_names",
    "find_addon",
    "find_theme",
    "folder_mermaid",
    "folder_sheets",
    "folder_uno",
    "imports_typography",
    "installed_theme",
    "installed_themes",
    "is_refused",
    "load_theme",
    "locate_sheet",
    "read_manifest",
    "tell_unused",
    "theme_files",
    "theme_folder",
    "theme_names",
    "told_of",
    "vue_files",
]
