"""A deck → a page: the tree written once, and what the runtime is told."""

from slidegen.render.markup import write_nodes
from slidegen.render.page import render_page, render_slide, slide_data, with_names, written_key

__all__ = ["render_page", "render_slide", "slide_data", "with_names", "write_nodes", "written_key"]
