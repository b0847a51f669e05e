"""A deck → a page: the tree written once, and what the runtime is told."""

from slidegen.render.markup import write_nodes
from slidegen.render.page import render_page, render_slide, slide_data, slide_key, with_keys

__all__ = ["render_page", "render_slide", "slide_data", "slide_key", "with_keys", "write_nodes"]
