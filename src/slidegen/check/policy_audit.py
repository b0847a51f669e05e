"""Whether a page's Content-Security-Policy holds, and whether anything in the page asks the network.

In:  the tags and scripts of a page. Out: what is wrong with its policy; each script that the policy stops;
     each address that a browser would ask for by itself. A link asks when somebody follows it, and is none.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Set

from slidegen.bundle import PACK
from slidegen.check.page_parts import PageParts, Part, Tag
from slidegen.core.records import record


@record
class Finding:
    """Something that is wrong with the page."""

    code: str
    message: str
    where: Part | Tag
    hint: str | None = None
    is_error: bool = True


_LOADING = {
    "img": ("src", "srcset"), "source": ("src", "srcset"), "video": ("src", "poster"), "audio": ("src",),
    "track": ("src",), "script": ("src",), "embed": ("src",), "object": ("data",), "input": ("src",),
    "image": ("href", "xlink:href"), "use": ("href", "xlink:href"), "feimage": ("href", "xlink:href"),
    "body": ("background",), "form": ("action",), "a": ("ping",), "base": ("href",),
}  # fmt: skip
"""Tag → attributes whose address a browser asks for."""
_LINKS = frozenset(
    "stylesheet icon preload prefetch preconnect dns-prefetch modulepreload manifest apple-touch-icon".split()
)
_REMOTE = re.compile(r"(?:^|[\s,])(?:https?:)?//[\w[]", re.IGNORECASE)
_CSS_REMOTE = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
_RESTS = frozenset({"text/plain", "application/json", "application/ld+json"})
_FALLBACK = "default-src"
_ALLOWED: Mapping[str, Set[str]] = {
    "default-src": {"'none'"},
    "style-src": {"'none'", "'unsafe-inline'"},
    "img-src": {"'none'", "data:", "blob:"},
    "font-src": {"'none'", "data:"},
    "media-src": {"'none'", "data:", "blob:"},
    "connect-src": {"'none'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
    "object-src": {"'none'"},
    "worker-src": {"'none'"},
    "child-src": {"'none'"},
    "manifest-src": {"'none'"},
}
"""What a directive may allow in a page that asks for nothing; scripts by hash, frames as embedded."""
_HASH = re.compile(r"'sha256-[\w+/]+='")


def audit_policy(page: PageParts) -> Iterator[Finding]:
    """What is wrong with the policy, and which scripts it stops."""
    metas = [tag for tag in page.tags if tag.attrs.get("http-equiv", "").lower() == "content-security-policy"]
    if not metas:
        start = Tag("html", {}, 1, 1)
        yield Finding("policy-missing", "the page has no Content-Security-Policy", start, "build it anew")
        return
    policy = {
        name: set(values)
        for name, *values in (
            one.split() for one in metas[0].attrs.get("content", "").split(";") if one.strip()
        )
    }
    before = next(
        (tag for tag in page.tags if tag is metas[0] or tag.name in ("script", "style", "link")), None
    )
    if before is not None and before is not metas[0]:
        yield Finding("policy-open", f"a `<{before.name}>` stands before the policy", before)
    yield from _open_directives(policy, metas[0])
    yield from _stopped(page, policy.get("script-src", policy.get(_FALLBACK, set())))


def _open_directives(policy: Mapping[str, Set[str]], where: Tag) -> Iterator[Finding]:
    if _FALLBACK not in policy:
        yield Finding("policy-open", "the policy has no `default-src 'none'`", where)
    for missing in ("base-uri", "form-action"):  # these do not fall back
        if missing not in policy:
            yield Finding("policy-open", f"the policy says nothing of `{missing}`", where)
    for name, values in policy.items():
        if name == "frame-src":
            continue
        allowed = _ALLOWED.get(name, set())
        for value in sorted(values - allowed):
            if name == "script-src" and value == "'none'":
                continue
            if name in ("script-src", "style-src") and _HASH.fullmatch(value):
                continue
            yield Finding("policy-open", f"the policy lets `{name}` use `{value}`", where)


def _stopped(page: PageParts, allowed: Set[str]) -> Iterator[Finding]:
    """Scripts whose hash the policy does not know, and attributes that it never lets run."""
    scripts: dict[tuple[int, int], list[str]] = {}
    for part in page.parts:
        if part.kind == "script":
            scripts.setdefault((part.line, part.col), []).append(part.text)
    for tag in page.tags:
        handlers = [name for name in tag.attrs if name.startswith("on")]
        if handlers:
            yield Finding("script-not-allowed", f"`{handlers[0]}` cannot run, the policy stops it", tag)
        if tag.name != "script" or "src" in tag.attrs:
            continue
        if tag.attrs.get("type", "") in _RESTS and PACK not in tag.attrs:
            continue
        for code in scripts.get((tag.line, tag.col), ()):
            if f"'sha256-{_digest(code)}'" in allowed:
                continue
            hint = "the page was changed after it was built: build it anew"
            yield Finding("script-not-allowed", "a script cannot run, the policy does not know it", tag, hint)


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")


def audit_network(page: PageParts) -> Iterator[Finding]:
    """Every address that a browser asks for when it shows the page."""
    for tag in page.tags:
        for name in _loading(tag):
            if _REMOTE.search(tag.attrs.get(name, "")):
                yield _asks(f"`<{tag.name} {name}>` asks for `{tag.attrs[name]}`", tag)
        if tag.name == "meta" and tag.attrs.get("http-equiv", "").lower() == "refresh":
            yield _asks("the page goes elsewhere by itself", tag)
        if tag.name == "iframe" and _REMOTE.search(tag.attrs.get("src", "")):
            hint = "the headmatter's `embeds` lets it; without it a card stands there"
            yield Finding("network-in-page", f"a frame shows `{tag.attrs['src']}`", tag, hint, is_error=False)
    for part in page.parts:
        if part.kind in ("style", "attribute", "file"):
            for address in dict.fromkeys(_CSS_REMOTE.findall(part.text)):
                yield _asks(f"a style asks for `{address}`", part)


def _loading(tag: Tag) -> tuple[str, ...]:
    if tag.name == "link":
        return ("href",) if _LINKS & set(tag.attrs.get("rel", "").lower().split()) else ()
    return _LOADING.get(tag.name, ())


def _asks(message: str, where: Part | Tag) -> Finding:
    return Finding("network-in-page", message, where, "save what it shows beside the deck, and build it anew")
