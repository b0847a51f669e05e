"""`slidegen audit FILE.html [DECK]`: what a built page gives away, and whether it stays by itself.

In:  a page that somebody is to get; the deck that it was made of, where every sentence of its notes, hidden
     slides and comments is to be looked for. Out: each note, comment, path, address, key, EXIF block and
     request in it, with its place; or the line that says that there is none. What the room sees on a slide
     is a warning, since the author may mean it: a mail address on the last slide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from slidegen.build import Builder, BuildOptions, UnreadableDeckError
from slidegen.bundle import UnclosedError, without_comments
from slidegen.check.forms import FORMS, Form
from slidegen.check.page_parts import PageParts, Part, Tag, take_apart
from slidegen.check.policy_audit import audit_network, audit_policy
from slidegen.check.secrets import secrets_in
from slidegen.check.unseen import plain, unseen_sentences
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.sources import shown_path
from slidegen.decks import NoDeckError, find_decks
from slidegen.passes.metadata import without_metadata
from slidegen.terminal import MISUSED, exit_status, print_report, refuse, say

_FILM_PLACE = b"\xa9xyz"
"""The atom of a film that says where it was taken (QuickTime, `udta`)."""
_CSS_COMMENT = re.compile(r"/\*(.*?)\*/", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PAGE_BEGINS = 2000
"""Characters within which a page says that it is one."""
_SHOWN_LENGTH = 60
NOTHING_FOUND = "gives nothing away, asks for no network, and its policy holds"


def audit_file(path: Path, deck: Path | None, *, form: Form, strict: bool) -> int:
    """Print what the page at `path` gives away; the exit status."""
    try:
        html = path.read_bytes().decode("utf-8")
        if not _PAGE.search(html, 0, _PAGE_BEGINS):
            deck_too = path.suffix in (".md", ".markdown")
            hint = f"; `slidegen build {path.as_posix()}` makes one of it" if deck_too else ""
            return refuse(f"`{path.as_posix()}` is no built page{hint}", MISUSED)
        unseen = [] if deck is None else _unseen(deck)
    except OSError as error:
        return refuse(f"`{path.as_posix()}` cannot be read: {error.strerror}", MISUSED)
    except UnicodeDecodeError:
        return refuse(f"`{path.as_posix()}` is no built page: it is not UTF-8 text", MISUSED)
    except (NoDeckError, UnreadableDeckError) as error:
        return refuse(str(error), MISUSED)
    shown = shown_path(path, Path.cwd())
    report = audit_page(html, SourceFile(shown, ""), unseen)
    if form == "text":
        print_report(report, err=False)
        if not len(report):
            looked = f" ({len(unseen)} sentences of the deck looked for)" if unseen else ""
            say(f"{shown}: {NOTHING_FOUND}{looked}")
    else:
        say(FORMS[form](list(report)))
    return exit_status(report, strict=strict)


def audit_page(html: str, file: SourceFile, unseen: list[str]) -> Report:
    """Everything that is wrong with handing `html` out; `unseen` are sentences that must not be in it."""
    page, report = take_apart(html), Report()
    for one in (*audit_policy(page), *audit_network(page)):
        _tell(report, one.code, one.message, _span(file, one.where), one.hint, error=one.is_error)
    for part in page.parts:
        _tell_part(part, file, report)
    for carried in page.files:
        if _has_metadata(carried.mime, carried.data):
            message = f"a file of type {carried.mime} holds what its camera or program wrote into it"
            hint = "build with --audience, or strip it"
            report.error("metadata-in-page", message, Span(file, carried.line, carried.col), hint)
    for sentence, where in _told(page, unseen):
        message = f"what no slide shows is in the page: `{_short(sentence)}`"
        report.error("note-in-page", message, _span(file, where), "build with --audience")
    return Report(sorted(report, key=lambda one: (one.span.line, one.span.col)))


def _unseen(deck: Path) -> list[str]:
    return [
        sentence
        for entry in find_decks(deck, Path.cwd())
        for sentence in unseen_sentences(Builder(entry, BuildOptions(notes=False)).build())
    ]


def _tell_part(part: Part, file: SourceFile, report: Report) -> None:
    span = Span(file, part.line, part.col)
    match part.kind:
        case "note":
            message = f"a note is in the page: `{_short(part.text)}`"
            report.error("note-in-page", message, span, "build with --audience")
        case "comment" | "script" | "style" if comment := _comment(part):
            message = f"a comment is in the page: `{_short(comment)}`"
            report.error("comment-in-page", message, span, "build with --audience")
    for secret in secrets_in(part.text):
        is_error = part.kind != "shown" or secret.code == "token-in-page"
        where = "the room sees it" if part.kind == "shown" else f"in the page's {_PLACES[part.kind]}"
        _tell(report, secret.code, secret.message, span, where, error=is_error)


def _comment(part: Part) -> str:
    """The first comment in a part; empty where there is none."""
    if part.kind == "comment":
        return part.text
    if part.kind == "style":
        match = _CSS_COMMENT.search(part.text)
        return match[1] if match else ""
    try:
        bare = without_comments(part.text)
    except UnclosedError:
        return ""
    if bare == part.text:
        return ""
    same = next(at for at, (one, other) in enumerate(zip_longest(part.text, bare)) if one != other)
    return part.text[same:].split("\n")[0]


_PLACES = {
    "note": "notes",
    "attribute": "attributes",
    "comment": "comments",
    "script": "scripts",
    "data": "data",
    "style": "styles",
    "file": "files",
}


def _told(page: PageParts, unseen: list[str]) -> Iterator[tuple[str, Part]]:
    texts = [(plain(part.text), part) for part in page.parts if part.kind != "note"] if unseen else []
    everything = "\n".join(text for text, _ in texts)
    # A sentence may go over several elements: bold words, links.
    running = plain(" ".join(part.text for part in page.parts if part.kind == "shown")) if unseen else ""
    for sentence in unseen:
        if sentence in everything or sentence in running:
            yield sentence, next((part for text, part in texts if sentence in text), page.parts[0])


def _has_metadata(mime: str, data: bytes) -> bool:
    if mime.startswith("video/"):
        return _FILM_PLACE in data
    return without_metadata(data, mime) != data


def _tell(report: Report, code: str, message: str, span: Span, hint: str | None, *, error: bool) -> None:
    if error:
        report.error(code, message, span, hint)
    else:
        report.warning(code, message, span, hint)


def _span(file: SourceFile, where: Part | Tag) -> Span:
    return Span(file, where.line, where.col)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN_LENGTH else f"{words[:_SHOWN_LENGTH]}…"
