"""`slidegen audit`: what a built page gives away, and the proof that it gives nothing away."""

from __future__ import annotations

import json
import re

import pytest
from command import Command
from planted import planted

from slidegen.bundle.packs import pack
from slidegen.check.audit import NOTHING_FOUND, audit_page
from slidegen.check.codes import Code, all_codes
from slidegen.check.secrets import secrets_in
from slidegen.core.diagnostics import SourceFile

CODES = [code for code in all_codes().values() if code.group == "audit"]
DECK = """# Results

We sold nine boats.

<!-- an aside: nobody asked for the tenth boat -->

<!--
They never paid for the first boat. Do not say so!

[click] Then smile at the people from the bank.
-->

---
hide: true
---

# Losses

The bank knows nothing of the second boat.

---

# Thanks

Write to crew@example.org
"""


@pytest.mark.parametrize("code", CODES, ids=[code.name for code in CODES])
def test_a_planted_fault_is_found_and_the_mend_mends_it(code: Code):
    [page], [mended] = code.faulty, code.mended
    found = audit_page(page.text, SourceFile(page.name, ""), [])
    assert {(one.code, one.span.file.path, one.span.line) for one in found} == planted(code)
    assert list(audit_page(mended.text, SourceFile(mended.name, ""), [])) == []


def test_a_page_for_the_audience_is_proved_to_have_none_of_the_deck_that_no_slide_shows(slidegen: Command):
    slidegen.write("talk.md", DECK.replace("Write to crew@example.org", "Bye"))
    slidegen("build", "talk.md", "--audience")
    done = slidegen("audit", "build/talk.html", "talk.md")
    told = f"build/talk.html: {NOTHING_FOUND} (4 sentences of the deck looked for)\n"
    assert (done.status, done.text) == (0, told)


def test_notes_and_comments_of_a_page_for_the_speaker_are_found(slidegen: Command):
    slidegen.write("talk.md", DECK)
    slidegen("build", "talk.md")
    done = slidegen("audit", "build/talk.html", "talk.md", "--json")
    assert done.status == 1
    found = [(row["code"], row["severity"], row["message"]) for row in json.loads(done.text)]
    assert (
        "comment-in-page",
        "error",
        "a comment is in the page: `an aside: nobody asked for the tenth boat`",
    ) in found
    assert ("address-in-page", "warning", "`crew@example.org` is in the page") in found
    notes = {message for code, _, message in found if code == "note-in-page"}
    assert notes == {
        "a note is in the page: `They never paid for the first boat. Do not say so! Then smil…`",
        "what no slide shows is in the page: `nobody asked for the tenth boat`",
    }


def test_a_sentence_is_found_wherever_it_hides(slidegen: Command):
    slidegen.write("talk.md", DECK.replace("Write to crew@example.org", "Bye"))
    slidegen("build", "talk.md", "--audience")
    page = (slidegen.folder / "build/talk.html").read_text(encoding="utf-8")
    for leak in (
        "<p>The bank <b>knows</b> nothing of <i>the second</i> boat</p>",
        "<p data-x='The bank knows nothing of the second boat'></p>",
        '<script type="application/json">["The bank knows nothing of the second boat."]</script>',
    ):
        slidegen.write("leak.html", page.replace("</main>", f"{leak}</main>"))
        done = slidegen("audit", "leak.html", "talk.md")
        assert done.status == 1, leak
        assert "`the bank knows nothing of the second boat` [note-in-page]" in done.text


@pytest.mark.parametrize("aside", ["<style>a {} /* mine */</style>", "<script>go() // mine\n</script>"])
def test_a_comment_of_a_style_or_a_script_is_found(aside: str):
    found = audit_page(f"<p>x</p>{aside}", SourceFile("page.html", ""), [])
    [one] = [one for one in found if one.code == "comment-in-page"]
    assert "mine" in one.message


def test_what_the_room_sees_fails_a_strict_audit_alone(slidegen: Command):
    slidegen.write("talk.md", "# Thanks\n\nWrite to crew@example.org\n")
    slidegen("build", "talk.md", "--audience")
    assert slidegen("audit", "build/talk.html").status == 0
    assert slidegen("audit", "build/talk.html", "--strict").status == 1


def test_a_page_that_was_changed_has_a_script_that_its_policy_stops(slidegen: Command):
    slidegen.write("talk.md", "# One\n")
    slidegen("build", "talk.md")
    page = (slidegen.folder / "build/talk.html").read_text(encoding="utf-8")
    slidegen.write("changed.html", page.replace("</body>", "<script>fetch('x')</script></body>"))
    done = slidegen("audit", "changed.html")
    assert done.status == 1
    assert "a script cannot run, the policy does not know it [script-not-allowed]" in done.text


def test_what_is_packed_in_a_page_is_looked_at_as_well(slidegen: Command):
    slidegen.write("talk.md", "# One\n")
    slidegen("build", "talk.md")
    page = (slidegen.folder / "build/talk.html").read_text(encoding="utf-8")
    [packed] = re.findall(r'data-slidegen-pack="tools"[^>]*>([^<]*)</script>', page)
    for other, told in (
        (pack({"zoom": "fetch('x')"}).text, "a script cannot run, the policy does not know it"),
        (packed[:200] + packed[204:], "a script cannot run, the policy does not know it"),
        (pack({"styles": "a{}/* mine */"}).text, "a comment is in the page: `mine`"),
        (
            pack({"styles": "a{b:url(https://example.org/x.png)}"}).text,
            "asks for `https://example.org/x.png`",
        ),
    ):
        slidegen.write("changed.html", page.replace(packed, other))
        done = slidegen("audit", "changed.html")
        assert done.status == 1, told
        assert told in done.text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("script-src 'unsafe-inline'", "the policy lets `script-src` use `'unsafe-inline'`"),
        ("script-src https:", "the policy lets `script-src` use `https:`"),
        ("img-src *", "the policy lets `img-src` use `*`"),
        ("connect-src 'self'", "the policy lets `connect-src` use `'self'`"),
    ],
)
def test_a_policy_that_allows_more_is_told(change: str, told: str):
    policy = f"default-src 'none'; {change}; base-uri 'none'; form-action 'none'"
    html = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    assert [one.message for one in audit_page(html, SourceFile("page.html", ""), [])] == [told]


@pytest.mark.parametrize(
    "asks",
    [
        '<link rel="stylesheet" href="//example.org/a.css">',
        '<img alt="a" srcset="data:,x 1x, https://example.org/b.png 2x">',
        "<style>a { background: url(https://example.org/c.png) }</style>",
        '<style>@import "https://example.org/d.css";</style>',
        '<p style="background: url(//example.org/e.png)">x</p>',
        '<video poster="https://example.org/f.png"></video>',
        '<svg><image href="https://example.org/g.png"></image></svg>',
        '<meta http-equiv="refresh" content="0; url=https://example.org">',
        '<a href="#" ping="https://example.org/h">x</a>',
    ],
)
def test_whatever_asks_the_network_is_found(asks: str):
    found = audit_page(asks, SourceFile("page.html", ""), [])
    assert "network-in-page" in {one.code for one in found if one.severity == "error"}


def test_a_link_asks_for_nothing():
    found = audit_page('<a href="https://example.org">x</a>', SourceFile("page.html", ""), [])
    assert {one.code for one in found} == {"policy-missing"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/home/eve/talk/notes.md", "/home/eve/talk/notes.md"),
        ("C:\\Users\\Eve\\talk.md", "C:\\Users\\Eve\\talk.md"),
        ("file:///srv/x.html", "file:///srv/x.html"),
        ("eve.smith+talk@mail.example.co.uk", "eve.smith+talk@mail.example.co.uk"),
        ("ghp_" + "a1" * 18, "ghp_a1a1…"),
        ("api_key = 'a1b2c3d4e5f6a7'", "api_key …"),
        ("https://eve:pass@example.org", "https://…"),
    ],
)
def test_a_secret_is_told_by_what_may_be_told_of_it(text: str, told: str):
    assert f"`{told}` is in the page" in [one.message for one in secrets_in(f"see {text}, here")]


@pytest.mark.parametrize(
    "text",
    [
        "https://sli.dev/home/start",
        "logo@2x.png",
        "npm i vue@3.5.1",
        "/presenter/3",
        "a token is a piece of a word",
        "password: the one you know",
        "@media (width > 3px)",
        "1/home/2",
    ],
)
def test_what_only_looks_like_a_secret_is_none(text: str):
    assert list(secrets_in(text)) == []


def test_a_file_that_is_no_page_is_a_wrong_command(slidegen: Command):
    done = slidegen("audit", "gone.html")
    assert (done.status, done.err) == (2, "slidegen: `gone.html` cannot be read: No such file or directory\n")
    slidegen.write("bad.html", b"\xff\xff")
    assert slidegen("audit", "bad.html").status == 2


def test_a_deck_is_no_page(slidegen: Command):
    slidegen.write("talk.md", DECK)
    done = slidegen("audit", "talk.md")
    told = "slidegen: `talk.md` is no built page; `slidegen build talk.md` makes one of it\n"
    assert (done.status, done.err) == (2, told)


def test_the_gallery_of_a_site_gives_nothing_away(slidegen: Command):
    slidegen.write("talks/one.md", "# One")
    slidegen("build", "talks", "-o", "site")
    done = slidegen("audit", "site/index.html", "--strict")
    assert (done.status, done.text) == (0, f"site/index.html: {NOTHING_FOUND}\n")
