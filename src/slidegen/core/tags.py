"""The elements that a browser knows by itself: a tag that is none of them is a component's."""

from __future__ import annotations

HTML_TAGS = frozenset(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body
    br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div
    dl dt em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
    head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu
    meta meter nav nobr noframes noscript object ol optgroup option output p param picture plaintext pre
    progress q rb rp rt rtc ruby s samp script search section select selectedcontent slot small source
    span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr
    track tt u ul var video wbr xmp
    """.split()
)
"""HTML's, obsolete ones included: decks have `<center>` and `<font>`."""

SVG_TAGS = frozenset(
    """
    animate animateMotion animateTransform circle clipPath defs desc discard ellipse feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
    feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter
    foreignObject g hatch hatchpath image line linearGradient marker mask mesh meshgradient meshpatch
    meshrow metadata mpath path pattern polygon polyline radialGradient rect set solidcolor stop svg switch
    symbol text textPath tspan unknown use view
    """.split()
)

MATHML_TAGS = frozenset(
    """
    annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac mglyph mi
    mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries
    mscarry msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder
    munderover none semantics
    """.split()
)

_FOLDED_SVG = frozenset(tag.lower() for tag in SVG_TAGS)


def is_native(tag: str) -> bool:
    """Whether a browser knows `tag`. `<Section>` is a component, `<section>` and `<DIV>` are not."""
    if tag in HTML_TAGS or tag in SVG_TAGS or tag in MATHML_TAGS:
        return True
    return (tag.isupper() and tag.lower() in HTML_TAGS) or tag in _FOLDED_SVG
