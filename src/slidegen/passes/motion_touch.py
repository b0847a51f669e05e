"""What a motion does under a pointer or by the keyboard (Slidev reference §4.10).

    <button v-motion :hovered="{ scale: 1.2 }" :tapped="{ scale: 0.9 }">

In:  the states of `:hovered`, `:tapped` and `:focused`.
Out: rules that set custom properties, which the declarations of the motion give way to: so a part that a
     state does not name stays where the motion has brought it, and nothing of it needs a script.
"""

from __future__ import annotations

from collections.abc import Mapping

from slidegen.passes.motion_states import State, declaration, touch_property

TOUCHES: Mapping[str, str] = {"hovered": ":hover", "tapped": ":active", "focused": ":focus-visible"}
"""State → when it holds; the later ones win."""

MARK = "data-slidegen-touch"


def touched_keys(touches: Mapping[str, State]) -> list[str]:
    """What any of `touches` sets, in the words of the states."""
    keys = (key for state in touches.values() for key, value in state.items() if declaration(key, value))
    return list(dict.fromkeys(keys))


def touch_rules(touches: Mapping[str, State], mark: str) -> str:
    """The rules of the element that is marked with `mark`."""
    nothing = ";".join(f"{touch_property(key)}:initial" for key in touched_keys(touches))
    rules = [f'[{MARK}="{mark}"]{{{nothing}}}']  # else what is set for an element around it would hold
    for name, when in TOUCHES.items():
        found = {key: declaration(key, value) for key, value in touches.get(name, {}).items()}
        set_ = ";".join(f"{touch_property(key)}:{one[1]}" for key, one in found.items() if one is not None)
        if set_:
            rules.append(f'[{MARK}="{mark}"]{when}{{{set_}}}')
    return "\n".join(rules)
