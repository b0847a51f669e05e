"""A deck → a page: the tree written once, and what the runtime is told."""

from slidegen.render.markup import write_nodes
from slidegen.render.page import render_page, render_slide

__all__ = ["render_page", "render_slide", "write_nodes"]
