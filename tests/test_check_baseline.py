"""`slidegen check --baseline`: what is known does not fail; what is new does."""

from __future__ import annotations

import json

from command import Command

KNOWN = "# One\n\n![a](/gone.png)\n\n![b](/gone.png)\n"


def test_known_findings_are_left_out_and_pass(slidegen: Command):
    slidegen.write("talk.md", KNOWN)
    done = slidegen("check", "--no-browser", "talk.md", "--baseline", "known.json", "--update-baseline")
    assert (done.status, done.text) == (0, "known.json: 2 known findings\n")
    done = slidegen("check", "--no-browser", "talk.md", "--baseline", "known.json", "--strict")
    assert (done.status, done.text) == (
        0,
        "talk.md: 1 slide, nothing wrong\n2 findings in known.json left out\n",
    )
    done = slidegen("check", "--no-browser", "talk.md", "--baseline", "known.json", "--json")
    assert (done.status, json.loads(done.text)) == (0, [])


def test_a_finding_is_known_again_when_its_line_has_moved(slidegen: Command):
    slidegen.write("talk.md", KNOWN)
    slidegen("check", "--no-browser", "talk.md", "--baseline", "known.json", "--update-baseline")
    slidegen.write("talk.md", "# Zero\n\n---\n\n" + KNOWN + "\n![c](/gone.png)\n")
    done = slidegen("check", "--no-browser", "talk.md", "--baseline", "known.json")
    assert done.status == 1
    assert done.text == (
        "talk.md:11:6: error: `/gone.png` is not there [missing-asset]\n"
        "  11 | ![c](/gone.png)\n"
        "     |      ^^^^^^^^^ looked for public/gone.png\n"
        "2 findings in known.json left out\n"
    )


def test_one_more_of_the_same_is_new(slidegen: Command):
    slidegen.write("talk.md", KNOWN)
    slidegen("check", "--no-browser", "talk.md", "--baseline", "known.json", "--update-baseline")
    slidegen.write("talk.md", KNOWN + "\n![a](/gone.png)\n")
    assert slidegen("check", "--no-browser", "talk.md", "--baseline", "known.json").status == 1


def test_a_baseline_holds_wherever_the_check_is_run(slidegen: Command):
    slidegen.write("decks/a/slides.md", KNOWN)
    slidegen("check", "--no-browser", "decks/a", "--baseline", "decks/known.json", "--update-baseline")
    inside = Command(slidegen.folder / "decks" / "a")
    assert inside("check", "--no-browser", "--baseline", "../known.json").status == 0


def test_the_file_can_be_read_by_people(slidegen: Command):
    slidegen.write("talk.md", KNOWN)
    slidegen("check", "--no-browser", "talk.md", "--baseline", "known.json", "--update-baseline")
    listed = json.loads((slidegen.folder / "known.json").read_text(encoding="utf-8"))
    assert listed["version"] == 1
    first, second = listed["found"]
    assert (first["code"], first["path"], first["message"]) == (
        "missing-asset",
        "talk.md",
        "`/gone.png` is not there",
    )
    assert first["mark"] != second["mark"]


def test_a_baseline_that_is_none_is_a_wrong_command(slidegen: Command):
    slidegen.write("talk.md", KNOWN)
    done = slidegen("check", "--no-browser", "talk.md", "--baseline", "gone.json")
    assert (done.status, done.err) == (2, "slidegen: `gone.json` is not there; --update-baseline writes it\n")
    slidegen.write("bad.json", "[]")
    done = slidegen("check", "--no-browser", "talk.md", "--baseline", "bad.json")
    assert (done.status, done.err) == (
        2,
        "slidegen: `bad.json` is no baseline; --update-baseline writes a new one\n",
    )
    done = slidegen("check", "--no-browser", "talk.md", "--update-baseline")
    assert (done.status, done.err) == (2, "slidegen: --update-baseline wants --baseline FILE\n")


def test_a_deck_that_cannot_be_read_is_never_known(slidegen: Command):
    slidegen.write("bad.md", b"\xff\xff\xff")
    assert (
        slidegen("check", "--no-browser", "bad.md", "--baseline", "known.json", "--update-baseline").status
        == 1
    )
    assert slidegen("check", "--no-browser", "bad.md", "--baseline", "known.json").status == 1
