"""What `slidegen check` prints for machines, and what `slidegen explain` tells people."""

from __future__ import annotations

import json
import re

from command import Command

from slidegen import __version__
from slidegen.check.codes import all_codes
from slidegen.check.forms import as_annotations
from slidegen.core.diagnostics import Diagnostic, SourceFile, Span

WRONG = "# One\n\n![a](/gone.png)\n\n---\nlayout: centre\n---\n\n# Two\n"


def test_annotations_are_lines_that_a_workflow_shows_at_their_places(slidegen: Command):
    slidegen.write("talk.md", WRONG)
    done = slidegen("check", "--no-browser", "talk.md", "--github")
    assert done.status == 1
    assert done.text == (
        "::error file=talk.md,line=3,col=6,endColumn=15,title=missing-asset::"
        "`/gone.png` is not there: looked for public/gone.png\n"
        "::warning file=talk.md,line=6,col=9,endColumn=15,title=unknown-layout::"
        "there is no layout `centre`, `default` is used: write `center`\n"
    )


def test_what_a_workflow_would_take_for_its_own_signs_is_escaped():
    span = Span(SourceFile("100%, c:\\a,b.md", ""), 1)
    found = Diagnostic("missing-asset", "`50%\r\n::error::` is not there", span, "error")
    assert as_annotations([found]) == (
        "::error file=100%25%2C c%3A\\a%2Cb.md,line=1,col=1,endColumn=2,title=missing-asset::"
        "`50%25%0D%0A::error::` is not there"
    )


def test_good_decks_make_no_annotations(slidegen: Command):
    slidegen.write("talk.md", "# One\n")
    assert slidegen("check", "--no-browser", "talk.md", "--github").text == ""


def test_sarif_is_a_log_of_one_run(slidegen: Command):
    slidegen.write("my talk.md", WRONG)
    done = slidegen("check", "--no-browser", "my talk.md", "--sarif")
    log = json.loads(done.text)
    assert (done.status, log["version"]) == (1, "2.1.0")
    [run] = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("slidegen", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["missing-asset", "unknown-layout"]
    first, second = run["results"]
    assert first == {
        "ruleId": "missing-asset",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "`/gone.png` is not there: looked for public/gone.png"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "my%20talk.md", "uriBaseId": "SRCROOT"},
                    "region": {"startLine": 3, "startColumn": 6, "endColumn": 15},
                }
            }
        ],
        "partialFingerprints": first["partialFingerprints"],
        "properties": {"slide": 1, "step": None, "hint": "looked for public/gone.png"},
    }
    assert (second["level"], second["ruleIndex"]) == ("warning", 1)


def test_sarif_keeps_the_rules_of_its_schema(slidegen: Command):
    """Those of the JSON schema that a code host refuses a log for, as far as this log has such parts."""
    slidegen.write("talk.md", WRONG + "\n![b](/gone.png)\n\n<p onclick='x'>c</p>\n")
    log = json.loads(slidegen("check", "--no-browser", "talk.md", "--sarif").text)
    assert log.keys() == {"$schema", "version", "runs"}
    [run] = log["runs"]
    assert run.keys() <= {"tool", "results", "columnKind", "originalUriBaseIds"}
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule.keys() <= {"id", "shortDescription", "fullDescription", "help", "helpUri"}
        assert rule["shortDescription"]["text"].endswith(".")
    marks = set()
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        [place] = result["locations"]
        region = place["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["endColumn"] > region["startColumn"] >= 1
        uri = place["physicalLocation"]["artifactLocation"]
        assert re.fullmatch(r"[\w./%~-]+", uri["uri"])
        assert uri["uriBaseId"] in run["originalUriBaseIds"]
        marks |= set(result["partialFingerprints"].values())
    assert len(marks) == len(run["results"])


def test_sarif_of_a_good_deck_has_no_results(slidegen: Command):
    slidegen.write("talk.md", "# One\n")
    [run] = json.loads(slidegen("check", "--no-browser", "talk.md", "--sarif").text)["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_a_code_is_explained_with_its_fault_and_its_mend(slidegen: Command):
    done = slidegen("explain", "unknown-layout")
    assert done.status == 0
    assert done.text == (
        "unknown-layout\n"
        "\n"
        "Neither the theme nor the deck has a layout of this name, and the default one is used.\n"
        "\n"
        "Found in:\n"
        "\n"
        "    ---\n"
        "  > layout: centre\n"
        "    ---\n"
        "\n"
        "    # One\n"
        "\n"
        "Write instead:\n"
        "\n"
        "    ---\n"
        "    layout: center\n"
        "    ---\n"
        "\n"
        "    # One\n"
    )


def test_without_a_code_all_are_listed_by_name(slidegen: Command):
    lines = slidegen("explain").text.splitlines()
    assert [line.split()[0] for line in lines] == sorted(all_codes())
    told = dict(line.split(maxsplit=1) for line in lines)
    assert told["unknown-layout"].startswith("Neither the theme nor the deck has a layout of this name")


def test_a_code_that_is_none_is_a_wrong_command(slidegen: Command):
    done = slidegen("explain", "missing-aset")
    told = "slidegen: there is no code `missing-aset`; did you mean `missing-asset`?\n"
    assert (done.status, done.text, done.err) == (2, "", told)
    done = slidegen("explain", "contrast")
    assert done.err == "slidegen: there is no code `contrast`; did you mean `contrast-too-low`?\n"
    done = slidegen("explain", "anchor")
    assert done.err == "slidegen: there is no code `anchor`; did you mean `dead-anchor`?\n"
    done = slidegen("explain", "xyz")
    assert done.err == "slidegen: there is no code `xyz`; `slidegen explain` lists them\n"
