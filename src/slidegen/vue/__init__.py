"""Vue without a browser: what is Vue in a deck is drawn while it is built.

`needs_vue` says at a glance whether a slide has any; `draw_slide` gives its nodes. The page that comes of
it carries no Vue, no template and no evaluator.
"""

from slidegen.vue.acts import reach_by_keys, write_actions
from slidegen.vue.room import draw_slide, needs_vue
from slidegen.vue.slide import Parts, VueRoom, VueSlide

__all__ = ["Parts", "VueRoom", "VueSlide", "draw_slide", "needs_vue", "reach_by_keys", "write_actions"]
