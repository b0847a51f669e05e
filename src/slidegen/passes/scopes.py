"""Which element ends which, as browsers read HTML (HTML standard, 13.2.6 "Tree construction")."""

from __future__ import annotations

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

NOWHERE = frozenset(
    "html head body frame frameset image basefont bgsound keygen plaintext xmp listing noembed "
    "noframes".split()
)
"""What a browser passes over in the middle of a page, renames, or reads as text from there on."""

TABLE_TAGS = frozenset("caption col colgroup tbody td tfoot th thead tr".split())

CLOSED_BY_ITS_LIKE = frozenset({"option", "optgroup"})

_IMPLIED = frozenset("dd dt li optgroup option p rb rp rt rtc".split())
IMPLIED_ENDS = {"rb": _IMPLIED, "rtc": _IMPLIED, "rt": _IMPLIED - {"rtc"}, "rp": _IMPLIED - {"rtc"}}
"""Start tag → elements that end before it, in a `<ruby>`."""

LINK_SCOPE = frozenset("applet caption marquee object table td template th".split())
"""An open link or `<nobr>` beyond one of these is left alone."""

BUTTON_SCOPE = frozenset("applet button caption html marquee object select table td template th".split())

SCOPED = (
    HEADINGS
    | NOWHERE
    | TABLE_TAGS
    | CLOSED_BY_ITS_LIKE
    | IMPLIED_ENDS.keys()
    | {"a", "nobr", "button", "li", "dd", "dt", "form", "noscript"}
)
"""Elements that may stand wrong."""

SPECIAL = frozenset(
    "applet area article aside base basefont bgsound blockquote body br button caption center col colgroup "
    "dd details dir dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head "
    "header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed "
    "noframes noscript object ol param plaintext pre script search section select source style summary table "
    "tbody td template textarea tfoot th thead title tr track ul wbr xmp foreignobject desc mi mo mn ms "
    "mtext".split()
)
"""Beyond one of these no item of a list is ended; `address`, `div` and `p` are none of them."""

FOREIGN = {
    "svg": frozenset({"foreignobject", "desc", "title"}),
    "math": frozenset({"mtext", "mi", "mo", "mn", "ms"}),
}
"""Root of a drawing or a formula → elements in it that hold HTML."""

HOLDS_HTML = {"svg": "foreignObject", "math": "mtext"}
"""Root → the element that may be put around HTML there."""

BREAKS_OUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing "
    "menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
"""Elements of HTML at which a drawing ends."""

IN_SELECT = frozenset({"option", "optgroup", "hr", "script", "template"})

TEXT_ONLY = {"textarea": True, "title": True, "script": True, "style": True, "iframe": False}
"""Elements that hold no elements → whether what they hold is shown."""
