"""Vue without a browser: what is Vue in a deck is drawn while it is built.

`needs_vue` says at a glance whether a slide has any; `draw_slide` of room.py, which most decks never load,
gives its nodes. The page that comes of it carries no Vue, no template and no evaluator.
"""

from slidegen.vue.acts import reach_by_keys, write_actions
from slidegen.vue.needs import needs_vue
from slidegen.vue.slide import Parts, VueRoom, VueSlide

__all__ = ["Parts", "VueRoom", "VueSlide", "needs_vue", "reach_by_keys", "write_actions"]
