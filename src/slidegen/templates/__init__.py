"""Layouts and components: a Jinja template with declared props and slots becomes nodes.

The only room that knows Jinja. Deck text is never a template (design decision 7).
"""

from slidegen.templates.load import TemplateError, layer_stems, load_layers, load_template, load_templates
from slidegen.templates.place import place

__all__ = ["TemplateError", "layer_stems", "load_layers", "load_template", "load_templates", "place"]
