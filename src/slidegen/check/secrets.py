"""Texts that are not for everybody: addresses of mail, paths of a machine, keys and passwords.

In:  a text. Out: what stands in it, as it may be told: a key is told by its first letters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidegen.core.records import record

_FOLDERS = "home|Users|root|private|var|tmp|mnt|media|srv|opt|Volumes|workspace|builds"
PATH = re.compile(
    rf"(?<![\w/.:~-])/(?:{_FOLDERS})/[\w.+@ -]*[\w+@-](?:/[\w.+@-]+)*"
    r"|(?<![\w])[A-Za-z]:\\\\?(?:Users|Documents and Settings|home)\\\\?[^\s\"'<>|]+"
    r"|file://[^\s\"'<>)]+"
)
MAIL = re.compile(r"(?<![\w.+/-])[\w.+-]+@(?:[A-Za-z0-9-]+\.)+([A-Za-z]{2,24})(?![\w@-])")
_NOT_MAIL = frozenset("png jpg jpeg gif svg webp avif css js mjs ts tsx vue html md json mp4 webm".split())
"""Endings of files: `logo@2x.png` is no address."""
TOKENS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",  # AWS
        r"\bgh[pousr]_[A-Za-z0-9]{30,}",  # GitHub
        r"\bgithub_pat_[A-Za-z0-9_]{30,}",
        r"\bglpat-[A-Za-z0-9_-]{20,}",  # GitLab
        r"\bsk-[A-Za-z0-9_-]{20,}",  # OpenAI, Anthropic
        r"\bsk_live_[A-Za-z0-9]{16,}",  # Stripe
        r"\bhf_[A-Za-z0-9]{30,}",  # Hugging Face
        r"\bnpm_[A-Za-z0-9]{30,}",
        r"\bpypi-[A-Za-z0-9_-]{40,}",
        r"\bxox[abprs]-[A-Za-z0-9-]{10,}",  # Slack
        r"\bAIza[0-9A-Za-z_-]{35}",  # Google
        r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}",  # JSON web tokens
        r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
        r"\b(?i:api[_-]?key|secret|passw(?:or)?d|access[_-]?token)\b\s*[:=]\s*[\"']?"
        r"(?=[^\s\"']*\d)(?=[^\s\"']*[A-Za-z])[A-Za-z0-9+/_=-]{12,}",
        r"\bhttps?://[^\s/@:\"']+:[^\s/@\"']+@",  # a password in an address
    )
)
_PUNCTUATION = ".,;:!?"
_TOLD = 8
"""Letters of a key that are told, so that its owner knows which it is."""


@record
class Secret:
    """Something that stands in a text."""

    code: str
    message: str
    """As it may be told."""


def secrets_in(text: str) -> Iterator[Secret]:
    """Every path, address and key in `text`, each once."""
    met: set[Secret] = set()
    for found in _found(text):
        if found not in met:
            met.add(found)
            yield found


def _found(text: str) -> Iterator[Secret]:
    for pattern in TOKENS:
        for match in pattern.finditer(text):
            yield Secret("token-in-page", f"`{match[0][:_TOLD]}…` is in the page")
    for match in PATH.finditer(text):
        yield Secret("path-in-page", f"`{match[0].rstrip(_PUNCTUATION)}` is in the page")
    if "@" in text:
        for match in MAIL.finditer(text):
            if match[1].lower() not in _NOT_MAIL:
                yield Secret("address-in-page", f"`{match[0]}` is in the page")
