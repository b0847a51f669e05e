"""Every word of Slidev's language does something in the page, or is said to do nothing.

The lists are Slidev's (Slidev reference §3, §4, §5.3), not slidegen's tables: a word that slidegen forgot is
missed here. Settings are in test_options.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry

COMPONENTS = {
    "Arrow": '<Arrow x1="1" y1="2" x2="30" y2="40" color="red" width="3" two-way/>',
    "AutoFitText": '<AutoFitText :max="80" :min="20">WORDS</AutoFitText>',
    "BlueSky": '<BlueSky uri="at://a/b/c"/>',
    "CodeGroup": "<CodeGroup>\n\n```sh [a]\nWORDS\n```\n\n</CodeGroup>",
    "LightOrDark": "<LightOrDark><template #dark>WORDS</template>b</LightOrDark>",
    "Link": '<Link to="2">WORDS</Link>',
    "PoweredBySlidev": "<PoweredBySlidev/>",
    "RenderWhen": '<RenderWhen context="main">WORDS</RenderWhen>',
    "SlideCurrentNo": "<SlideCurrentNo/>",
    "SlidesTotal": "<SlidesTotal/>",
    "SlidevVideo": '<SlidevVideo controls><source src="/gone.mp4"></SlidevVideo>',
    "TitleRenderer": '<TitleRenderer no="1"/>',
    "Toc": "<Toc/>",
    "Transform": '<Transform :scale="0.5">WORDS</Transform>',
    "Tweet": '<Tweet id="20"/>',
    "VAfter": "<VAfter>WORDS</VAfter>",
    "VClick": "<VClick>WORDS</VClick>",
    "VClicks": "<VClicks>\n\n- WORDS\n\n</VClicks>",
    "VClickGap": '<VClickGap size="2"/><b v-click>x</b>',
    "VDrag": '<VDrag pos="1,2,3,4">WORDS</VDrag>',
    "VDragArrow": '<VDragArrow pos="1,2,3,4"/>',
    "VSwitch": "<VSwitch><template #1>WORDS</template><template #2>b</template></VSwitch>",
    "Youtube": '<Youtube id="abc"/>',
    "Monaco": "<Monaco>WORDS</Monaco>",
    "Mermaid": "<Mermaid>WORDS</Mermaid>",
    "PlantUml": "<PlantUml>WORDS</PlantUml>",
    "NobodyKnowsIt": "<NobodyKnowsIt>WORDS</NobodyKnowsIt>",
}

DIRECTIVES = {
    "v-click": '<p v-click="2">WORDS</p>',
    "v-click.hide": "<p v-click.hide>WORDS</p>",
    "v-click range": '<p v-click="[1, 3]">WORDS</p>',
    "v-click preset": "<p v-click.up.mine>WORDS</p>",
    "v-click-hide": "<p v-click-hide>WORDS</p>",
    "v-after": "<p v-click>a</p><p v-after>WORDS</p>",
    "v-clicks on an element": "<ul v-clicks><li>WORDS</li></ul>",
    "v-mark": '<p v-mark.circle.red="1">WORDS</p>',
    "v-mark options": "<p v-mark=\"{ at: 2, type: 'box' }\">WORDS</p>",
    "v-motion": '<p v-motion :initial="{ x: 1 }" :enter="{ x: 0 }" :click-2="{ y: 3 }">WORDS</p>',
    "v-motion leave": '<p v-motion :enter="{ x: 0 }" :leave="{ x: 9 }">WORDS</p>',
    "v-motion-pop-visible": "<p v-motion-pop-visible>WORDS</p>",
    "v-motion-slide-left": "<p v-motion-slide-left>WORDS</p>",
    "v-drag": '<p v-drag="[1,2,3,4]">WORDS</p>',
    "v-drag by name": "<p v-drag=\"'gone'\">WORDS</p>",
    "v-if": '<p v-if="true">WORDS</p>',
    "v-else": '<p v-if="false">a</p><p v-else>WORDS</p>',
    "v-else-if": '<p v-if="false">a</p><p v-else-if="true">WORDS</p>',
    "v-for": '<p v-for="i in 2" :key="i">WORDS {{ i }}</p>',
    "v-show": '<p v-show="true">WORDS</p>',
    "v-html": "<p v-html=\"'<b>WORDS</b>'\"></p>",
    "v-text": "<p v-text=\"'WORDS'\"></p>",
    "v-bind": "<p v-bind:title=\"'t'\">WORDS</p>",
    "v-bind short": "<p :class=\"['a']\">WORDS</p>",
    "v-bind object": "<p v-bind=\"{ title: 't' }\">WORDS</p>",
    "v-model": '<input v-model="$frontmatter.x"><p>WORDS</p>',
    "v-on": '<p @click="go()">WORDS</p>',
    "v-on long": '<p v-on:click="go()">WORDS</p>',
    "v-on nav": '<p @click="$slidev.nav.next">WORDS</p>',
    "v-slot": '<RenderWhen context="main"><template v-slot:default>WORDS</template></RenderWhen>',
    "v-pre": "<p v-pre>WORDS {{ x }}</p>",
    "v-once": "<p v-once>WORDS</p>",
    "v-memo": '<p v-memo="[1]">WORDS</p>',
    "v-cloak": "<p v-cloak>WORDS</p>",
    "v-nobody": "<p v-nobody>WORDS</p>",
    "onclick": '<p onclick="go()">WORDS</p>',
    "ref": '<p ref="here">WORDS</p>',
}

PLAIN = ("v-if", "v-else", "v-else-if", "v-show", "v-text", "v-pre", "v-once", "v-memo", "v-cloak")
"""What Vue itself leaves a plain element of."""

FENCES = {
    "title": "```ts [a.ts]\nWORDS\n```",
    "ranges": "```ts {1|2}\nWORDS\nb\n```",
    "lines": "```ts {*}{lines:true}\nWORDS\n```",
    "startLine": "```ts {*}{lines:true,startLine:5}\nWORDS\n```",
    "maxHeight": "```ts {*}{maxHeight:'50px'}\nWORDS\n```",
    "at": "```ts {1|2}{at:3}\nWORDS\nb\n```",
    "finally": "```ts {1|2}{finally:'all'}\nWORDS\nb\n```",
    "an option nobody knows": "```ts {1|2}{nobody:1}\nWORDS\nb\n```",
    "a language nobody knows": "```nobody\nWORDS\n```",
    "monaco": "```ts {monaco}\nWORDS\n```",
    "monaco-diff": "```ts {monaco-diff}\nWORDS\n~~~\nb\n```",
    "monaco-run": "```ts {monaco-run}\nWORDS\n```",
    "monaco-write": "<<< ./code.ts {monaco-write}",
    "monaco options": "```ts {monaco}{height:'auto'}\nWORDS\n```",
    "twoslash": "```ts twoslash\nWORDS\n```",
    "mermaid": "```mermaid {scale: 0.5}\nWORDS\n```",
    "plantuml": "```plantuml\nWORDS\n```",
    "magic-move": "````md magic-move {at:2, duration:300}\n```ts\nWORDS\n```\n```ts\nb\n```\n````",
    "snippet": "<<< ./code.ts#part ts {1|2}",
    "formula steps": "$$ {1|2}\n\\begin{aligned}a\\\\b\\end{aligned}\n$$",
    "alert": "> [!NOTE] mine\n> WORDS",
    "an alert nobody knows": "> [!NOBODY]\n> WORDS",
}


class Made:
    """A slide as it is built, and what was said."""

    def __init__(self, folder: Path, text: str) -> None:
        (folder / "slides.md").write_text(text, encoding="utf-8")
        (folder / "code.ts").write_text("// #region part\nWORDS\nb\n// #endregion part\n", encoding="utf-8")
        built = Builder(Entry(folder / "slides.md", "deck"), BuildOptions(cache=False), folder).build()
        self.html = built.html.decode("utf-8")
        self.said = [found.message for found in built.report]
        self.slide = self.html.partition('id="slideshow"')[2].partition("</main>")[0]


@pytest.mark.parametrize("name", COMPONENTS)
@pytest.mark.parametrize("spelling", ["Pascal", "kebab"])
def test_a_component_is_drawn_or_named(name: str, spelling: str, tmp_path: Path):
    kebab = re.sub("(?<!^)([A-Z])", r"-\1", name).lower()
    written = (
        COMPONENTS[name]
        if spelling == "Pascal"
        else re.sub(rf"(</?){name}\b", rf"\1{kebab}", COMPONENTS[name])
    )
    made = Made(tmp_path, f"# One\n\n{written}\n\n---\n\n# Two\n")
    assert not re.search(rf"<(?:{name}|{kebab})[\s>]", made.slide) or kebab == "link"
    assert "WORDS" not in written or "WORDS" in made.slide
    if made.slide == Made(tmp_path, "# One\n\n---\n\n# Two\n").slide:
        assert made.said
    if name in (
        "BlueSky",
        "Tweet",
        "Youtube",
        "SlidevVideo",
        "Monaco",
        "Mermaid",
        "PlantUml",
        "NobodyKnowsIt",
    ):
        assert made.said


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_directive_works_or_is_named(name: str, tmp_path: Path):
    made = Made(tmp_path, f"# One\n\n{DIRECTIVES[name]}\n")
    assert "WORDS" in made.slide
    assert not re.search(r"""<[^>]*\s(?:v-[\w.-]+|@\w+|on\w+|:[\w-]+)(?==|\s|>)""", made.slide)
    if made.slide == Made(tmp_path, "# One\n\n<p>WORDS</p>\n").slide and name not in PLAIN:
        assert made.said


@pytest.mark.parametrize("name", FENCES)
def test_a_fence_does_what_it_says_or_is_named(name: str, tmp_path: Path):
    made = Made(tmp_path, f"# One\n\n{FENCES[name]}\n")
    assert "WORDS" in made.slide or "formula" in name
    if made.slide in (
        Made(tmp_path, "# One\n\n```ts\nWORDS\n```\n").slide,
        Made(tmp_path, "# One\n\n```ts {1|2}\nWORDS\nb\n```\n").slide,
    ):
        assert made.said or name in ("ranges", "snippet")
