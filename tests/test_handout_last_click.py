"""The hand-out in Markdown: of what stands on slides at some clicks, in some views, what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from exported import deck_in


def handed_out(folder: Path, text: str, **files: str) -> str:
    """The hand-out of a deck, in which nothing may be wrong; `files` are others, by stem, of HTML or Vue."""
    slidegen = deck_in(folder, text).command
    for stem, content in files.items():
        name = stem.replace("_", "-")
        slidegen.write(f"{name}.{'vue' if '<template>' in content else 'html'}", content)
    done = slidegen("export", "talk.md", "--format", "md", "-o", "-")
    assert (done.status, done.err) == (0, "")
    return done.text


ROOMS = """# A

<RenderWhen context="presenter">speaker<template #fallback>room</template></RenderWhen>

<RenderWhen :context="['print', 'main']">both<template #fallback>nobody</template></RenderWhen>

<RenderWhen context="visible">seen</RenderWhen>

---

<RenderWhen context="presenter">

# Between us

</RenderWhen>

Said
"""


def test_a_hand_out_has_what_the_room_sees_and_nothing_for_the_speaker(tmp_path: Path) -> None:
    assert handed_out(tmp_path, ROOMS) == "# A\n\nroom\n\nboth\n\nseen\n\n---\n\nSaid\n"


STATES = """# At {{ $clicks }}

<p v-click>x</p>

Now {{ $clicks === 0 ? "start" : "end" }}

<p v-if="$clicks < 1">if</p><p v-else>else</p>

<p v-show="$clicks < 1">before</p><p v-show="$clicks > 0">after</p>

<p v-click.hide="1">gone</p><p v-click="[1, 2]">passing</p>

<v-switch><template #1>first</template><template #2>second</template></v-switch>

---
clicks: 1
---

# B

Count {{ $clicks }}

- One{{ $clicks > 0 ? " *" : "" }}
- Two
"""
STATES_OUT = """# At 3

x

Now end

else

after

second

---

# B

Count 1

- One \\*
- Two
"""


def test_a_hand_out_has_each_slide_at_its_last_click(tmp_path: Path) -> None:
    assert handed_out(tmp_path, STATES) == STATES_OUT


@pytest.mark.parametrize(
    ("schema", "shown"), [("", "light"), ("colorSchema: light\n", "light"), ("colorSchema: dark\n", "dark")]
)
def test_a_hand_out_has_one_of_light_and_dark(tmp_path: Path, schema: str, shown: str) -> None:
    both = "<LightOrDark><template #dark>dark</template><template #light>light</template></LightOrDark>"
    text = f"---\ntitle: A\n{schema}---\n\n# A\n\n{both}\n"
    assert handed_out(tmp_path, text) == f"# A\n\n{shown}\n"


@pytest.mark.parametrize("layer", ["In {{ page }} words <b>over</b>", "<template><p>Over</p></template>"])
def test_a_hand_out_leaves_out_what_stands_on_every_slide(tmp_path: Path, layer: str) -> None:
    around = dict.fromkeys(("global_top", "global_bottom", "slide_top", "slide_bottom"), layer)
    assert handed_out(tmp_path, "# A\n\nOne\n\n---\n\n# B\n\n{{ 1 + 1 }}\n", **around) == (
        "# A\n\nOne\n\n---\n\n# B\n\n2\n"
    )
