"""Every key that the headmatter and a slide's frontmatter may have (Slidev reference §2.2, §2.3).

One row a key: its scope, what its value may be, what holds without it, what it does. The reference
for authors is written from this table, the check of a deck's settings reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from slidegen.core.records import record

Scope = Literal["deck", "slide", "both"]
"""deck: only the headmatter has it. both: the headmatter for the whole deck, or a slide for itself."""

Kind = Literal[
    "bool",  # true, false
    "mode",  # true, false, dev, build
    "count",  # a whole number from 0
    "number",  # a number above 0
    "text",
    "list",
    "map",
    "choice",  # one of `choices`
    "duration",  # seconds, or 10:30, 1h 20min
    "ratio",  # 16/9, 4:3, 1.5
    "null",
]


@record
class Setting:
    """One row of the table."""

    name: str
    scope: Scope
    kinds: tuple[Kind, ...]
    """What its value may be: any of these."""
    default: Any
    meaning: str
    """One line for authors."""
    choices: tuple[str, ...] = ()
    """Of kind `choice`."""
    keys: tuple[str, ...] = ()
    """Of kind `map`, where only these keys mean something."""
    instead: str | None = None
    """A setting of Slidev's without effect here: what holds instead."""


_Row = tuple[Any, ...]

ACTIONS = (
    "next prev nextSlide prevSlide first last overview goto digit presenter blank white timer advance "
    "fullscreen show dark help rain drawing laser cursor spotlight zoom"
)
"""What keys may do: the names of the runtime's actions, and of those that shipped themes bring."""

FONT_KEYS = "sans serif mono custom local weights italic provider webfonts fallbacks"
EXPORT_KEYS = "format output timeout range dark withClicks withNotes scale omitBackground editable"
UNO_KEYS = "shortcuts rules theme safelist"
SEO_KEYS = (
    "ogTitle ogDescription ogImage ogUrl twitterCard twitterSite twitterTitle twitterDescription "
    "twitterImage twitterUrl"
)

_DECK: tuple[_Row, ...] = (
    ("theme", "text null", "default", "The theme: a name or a folder; `none` is a page without one."),
    ("titleTemplate", "text", "%s - Slidev", "The document's title; `%s` is the deck's."),
    ("info", "text bool", False, "What the deck is about, in Markdown; also the page's description."),
    ("author", "text list", "", "Who speaks; goes into the page's and the PDF's data."),
    ("keywords", "text list", "", "Words for search engines, in the page's and the PDF's data."),
    ("presenter", "mode", True, "Whether there is a presenter view."),
    ("exportFilename", "text", "", "The name of exported files, without their ending."),
    ("export", "map", {}, "What the command line's options for exporting default to.",
     {"keys": EXPORT_KEYS}),
    ("highlighter", "choice", "shiki", "Slidev's highlighter; code is coloured either way.",
     {"choices": "shiki prism"}),
    ("shiki", "map", {}, "How the lines of a magic move travel.", {"keys": "magicMove"}),
    ("twoslash", "mode", True, "Whether `twoslash` on a code block does something."),
    ("lineNumbers", "bool", False, "Whether code has line numbers."),
    ("monaco", "mode", True, "Whether `{monaco}` on a code block does something."),
    ("monacoTypesSource", "choice", "local", "Where editors take types from.",
     {"choices": "local cdn none", "instead": "code on slides cannot be edited"}),
    ("monacoTypesAdditionalPackages", "list", [], "Packages whose types editors know.",
     {"instead": "code on slides cannot be edited"}),
    ("monacoTypesIgnorePackages", "list", [], "Packages whose types editors do not load.",
     {"instead": "code on slides cannot be edited"}),
    ("monacoRunAdditionalDeps", "list", [], "Files that code in editors may import.",
     {"instead": "code on slides cannot be edited"}),
    ("monacoRunUseStrict", "bool", True, "Whether code in editors runs in strict mode."),
    ("magicMoveDuration", "count", 800, "Milliseconds that a magic move takes."),
    ("remoteAssets", "mode", False, "Whether pictures from the net are fetched and put into the page."),
    ("selectable", "bool", False, "Whether the text of slides can be selected."),
    ("contextMenu", "mode null", None, "Whether there is a menu of our own on a right click.",
     {"instead": "a right click opens the browser's menu"}),
    ("wakeLock", "mode", True, "Whether the screen is kept awake."),
    ("editor", "bool", True, "Whether Slidev's development server shows its editor."),
    ("mcp", "bool", True, "Whether Slidev's development server talks to language models."),
    ("colorSchema", "choice", "auto", "Light or dark; `auto` follows the system.",
     {"choices": "auto light dark all"}),
    ("aspectRatio", "ratio", "16/9", "The shape of a slide: `16/9`, `4:3`, `1.5`."),
    ("canvasWidth", "number", 980, "The width of a slide in px; all sizes in it follow."),
    ("themeConfig", "map", {}, "Values for the theme: each becomes `--slidev-theme-<key>`."),
    ("fonts", "map", {}, "The fonts, by role.", {"keys": FONT_KEYS}),
    ("favicon", "text", "", "The page's icon: a picture's path."),
    ("plantUmlServer", "text", "https://www.plantuml.com/plantuml", "Who draws PlantUML diagrams.",
     {"instead": "no server is asked for a diagram"}),
    ("defaults", "map", {}, "Frontmatter that every slide has where it says nothing else."),
    ("drawings", "map", {}, "Drawing on slides.",
     {"keys": "enabled persist presenterOnly syncAll"}),
    ("htmlAttrs", "map", {}, "Attributes of the page's `<html>`."),
    ("seoMeta", "map", {}, "How the page shows when it is shared.", {"keys": SEO_KEYS}),
    ("robots", "text bool", True,
     "slidegen's own: what search engines may do: `noindex`; `false` is `noindex, nofollow`."),
    ("notesAutoRuby", "map", {}, "Words in notes with what is written above them."),
    ("duration", "duration", "30min", "How long the talk takes."),
    ("timer", "choice", "stopwatch", "What the presenter's clock shows.", {"choices": "stopwatch countdown"}),
    ("preloadImages", "bool map", True, "How far ahead pictures are loaded; all are in the page.",
     {"keys": "ahead"}),
    ("comark", "bool", False, "Whether Comark's components and attributes are read."),
    ("mdc", "bool", False, "The old name of `comark`."),
    ("markdown", "map", {},
     "slidegen's own: more of Markdown, such as `==mark==`; each by `true`.",
     {"keys": "mark sub sup deflist emoji images"}),
    ("overviewSnapshots", "bool", False, "Nothing reads it, not even Slidev."),
    ("config", "map", {}, "More headmatter, below the headmatter itself."),
    ("keys", "map", {}, "slidegen's own: keys by action, such as `blank: [b, F8]`; `false` takes them away.",
     {"keys": ACTIONS}),
    ("loop", "bool", False, "slidegen's own: whether a deck that goes on by itself begins anew at its end."),
    ("split", "choice count", 0,
     "slidegen's own: which headings begin slides; `headings` is `#` and `##`, 3 is `###` too.",
     {"choices": "headings"}),
    ("embeds", "list", [], "slidegen's own: origins that frames in the page may load from."),
    ("addons", "list", [], "Slidev addons: packages in node_modules, or folders."),
    ("uno", "map", {}, "slidegen's own: what is added to UnoCSS, as in `uno.config.ts`.", {"keys": UNO_KEYS}),
    ("mermaid", "map", {}, "slidegen's own: what diagrams start from, as in `setup/mermaid.ts`."),
    ("browserExporter", "mode", "dev", "Slidev's page for exporting.",
     {"instead": "there is none in the page"}),
    ("download", "bool text", False, "A PDF beside the page.", {"instead": "no PDF goes with the page"}),
    ("record", "mode", "dev", "Recording the speaker.",
     {"instead": "record the screen with the system's own recorder"}),
    ("pwa", "mode", False, "Keeping the page for use without a network.",
     {"instead": "the page is one file that needs no network"}),
    ("routerMode", "choice", "hash", "How addresses look.",
     {"choices": "hash history memory", "instead": "addresses look like `#/3`"}),
    ("remote", "text bool", False, "A password for the presenter.",
     {"instead": "the presenter has no password"}),
    ("css", "choice", "unocss", "The engine of the utility classes.", {"choices": "unocss"}),
)  # fmt: skip

_BOTH: tuple[_Row, ...] = (
    ("title", "text", None, "The deck's title; on a slide, what lists of slides call it."),
    ("lang", "text", "en", "The language, as in HTML: `de`, `pt-BR`."),
    ("dir", "choice", None, "The direction of the text: `rtl` for Arabic, Hebrew, Persian.",
     {"choices": "ltr rtl auto"}),
    ("transition", "text map null", None, "How slides change; on a slide, how it is left.", {"keys": "name"}),
    ("clickAnimation", "text", "", "How what a click shows comes in."),
    ("codeCopy", "bool", True, "Whether code has a button that copies it."),
    ("magicMoveCopy", "bool choice", True, "Whether magic moves have a button that copies.",
     {"choices": "final always"}),
    ("autoAdvance", "duration", None, "slidegen's own: after which time the deck goes on by itself."),
    ("fit", "choice", "none", "slidegen's own: what is done where a slide has more on it than room.",
     {"choices": "none shrink scroll"}),
    ("ignore", "list", [], "slidegen's own: codes of mistakes that are not reported."),
)  # fmt: skip

_SLIDE: tuple[_Row, ...] = (
    ("layout", "text", "default", "The slide's layout; the first slide has `cover` without it."),
    ("class", "text list map", "", "Classes of the layout, or of its content's column."),
    ("clicks", "count", None, "How many clicks the slide takes, instead of what is counted."),
    ("clicksStart", "count", 0, "The click that the slide starts at."),
    ("time", "duration", None, "slidegen's own: how long the slide is planned to take."),
    ("preload", "bool", True, "Whether the slide is made before it is shown; it always is."),
    ("hide", "bool", False, "Leave the slide out."),
    ("disabled", "bool", False, "Leave the slide out."),
    ("hideInToc", "bool", False, "Leave the slide out of tables of contents."),
    ("name", "text", None, "The same as `title`."),
    ("level", "count", None,
     "How deep the slide stands in tables of contents; its heading's depth without it."),
    ("routeAlias", "text", None, "Another address for the slide: `#/intro`."),
    ("src", "text", None, "Slides of another file: `parts/intro.md#2,4-6`."),
    ("zoom", "number", 1, "How large everything on the slide is drawn."),
    ("dragPos", "map", {}, "Where what can be dragged stands: left, top, width, height, turn."),
    ("background", "text", None, "A picture or a colour behind the slide, where the layout has one."),
    ("image", "text", None, "The picture of an image layout."),
    ("backgroundSize", "text", "cover", "How that picture fills its place: `cover`, `contain`, `20em 70%`."),
    ("url", "text", None, "The address that an iframe layout shows."),
    ("scale", "number", 1, "How large an iframe layout draws it."),
    ("layoutClass", "text list map", "", "Classes of the grid of a layout with columns."),
)  # fmt: skip


def _rows(scope: Scope, rows: Iterable[_Row]) -> list[Setting]:
    """Rows as written above: kinds, choices and keys are words with spaces between."""
    found = []
    for name, kinds, default, meaning, *more in rows:
        words = more[0] if more else {}
        found.append(
            Setting(
                name,
                scope,
                tuple(kinds.split()),
                default,
                meaning,
                choices=tuple(words.get("choices", "").split()),
                keys=tuple(words.get("keys", "").split()),
                instead=words.get("instead"),
            )
        )
    return found


SETTINGS = {
    setting.name: setting
    for setting in (*_rows("deck", _DECK), *_rows("both", _BOTH), *_rows("slide", _SLIDE))
}
"""Name → row."""

RESERVED = frozenset(
    "clicks clicksStart disabled hide hideInToc level preload routeAlias src title transition zoom dragPos "
    "lang dir clickAnimation layout name codeCopy magicMoveCopy ignore time "
    "autoAdvance fit".split()
) | {name for name, setting in SETTINGS.items() if setting.scope == "deck"}
"""Keys that never become an attribute of the layout (Slidev reference §1.6)."""

DECK_KEYS = frozenset(name for name, setting in SETTINGS.items() if setting.scope != "slide")
SLIDE_KEYS = frozenset(name for name, setting in SETTINGS.items() if setting.scope != "deck")
