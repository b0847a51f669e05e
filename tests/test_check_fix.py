"""`slidegen check --fix`: what hints say literally, and not a byte more."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

import pytest
from command import Command
from planted import found_in

from slidegen.check.codes import all_codes
from slidegen.check.fix import apply_mends, fix_files
from slidegen.check.mends import MENDS, Edit
from slidegen.core.diagnostics import Diagnostic, SourceFile, Span


@pytest.mark.parametrize("name", MENDS)
def test_the_fault_of_each_code_that_can_be_fixed_is_gone(name: str, tmp_path: Path):
    code = all_codes()[name]
    fixed = fix_files(found_in(code.faulty, tmp_path), tmp_path.resolve(), tmp_path.resolve())
    assert name in {one.code for one in fixed}
    files = [replace(file, text=(tmp_path / file.name).read_text(encoding="utf-8")) for file in code.faulty]
    assert name not in {one.code for one in found_in(files, tmp_path)}


def test_fixed_findings_are_told_and_the_rest_is_reported(slidegen: Command):
    slidegen.write("talk.md", "---\ncolorScheme: drak\n---\n\n# One\n\n![a](/gone.png)\n\n<Arow x2='9' />\n")
    done = slidegen("check", "talk.md", "--fix", "--no-browser")
    assert done.status == 1
    assert done.text == (
        "talk.md:2:1: fixed: there is no setting `colorScheme` [unknown-setting]\n"
        "talk.md:9:1: fixed: there is no component `Arow`, its name stands in its place [unknown-component]\n"
        "talk.md:2:14: fixed: `colorSchema` is one of auto, light, dark, all, not `drak` [wrong-value]\n"
        "talk.md:7:6: error: `/gone.png` is not there [missing-asset]\n"
        "  7 | ![a](/gone.png)\n"
        "    |      ^^^^^^^^^ looked for public/gone.png\n"
    )
    fixed = (slidegen.folder / "talk.md").read_text(encoding="utf-8")
    assert fixed == "---\ncolorSchema: dark\n---\n\n# One\n\n![a](/gone.png)\n\n<Arrow x2='9' />\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")],
    ids=["utf-8", "with a byte order mark", "utf-16"],
)
def test_all_else_in_the_file_stays_byte_for_byte(slidegen: Command, mark: bytes, encoding: str):
    text = "---\r\nlayout: centre \r\n---\r\n\r\n# Üb\u2028er\t\r\n\r\n---\r\nprose\r\n\r\nend"
    path = slidegen.write("talk.md", mark + text.encode(encoding))
    slidegen("check", "talk.md", "--fix", "--no-browser")
    fixed = text.replace("centre", "center").replace("---\r\nprose", "---\r\n\r\nprose")
    assert path.read_bytes() == mark + fixed.encode(encoding)


def test_nothing_is_written_where_nothing_can_be_fixed(slidegen: Command):
    path = slidegen.write("talk.md", "# One\n\n![a](/gone.png)\n")
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    assert slidegen("check", "talk.md", "--fix", "--no-browser").status == 1
    assert path.stat().st_mtime_ns == before


def test_what_a_machine_reads_is_not_mixed_with_what_was_fixed(slidegen: Command):
    slidegen.write("talk.md", "---\nlayout: centre\n---\n\n# One\n")
    done = slidegen("check", "talk.md", "--fix", "--no-browser", "--json")
    assert (done.status, done.text) == (0, "[]\n")
    assert done.err.startswith("talk.md:2:9: fixed: there is no layout `centre`")


def test_a_part_that_is_imported_twice_is_fixed_once(slidegen: Command):
    slidegen.write("talk.md", "---\nsrc: ./part.md\n---\n\n---\nsrc: ./part.md\n---\n")
    slidegen.write("part.md", "---\nlayout: centre\n---\n\n# One\n")
    slidegen("check", "talk.md", "--fix", "--no-browser")
    fixed = (slidegen.folder / "part.md").read_text(encoding="utf-8")
    assert fixed == "---\nlayout: center\n---\n\n# One\n"


def test_two_ways_out_are_left_to_the_author(slidegen: Command):
    text = '# One\n\n<p v-click="+2">a</p>\n\n<CodGroup>\n\ntext\n\n<<< ./a.ml\n'
    path = slidegen.write("talk.md", text)
    slidegen.write("a.ml", "let a = 1\n")
    slidegen("check", "talk.md", "--fix", "--no-browser")
    assert path.read_text(encoding="utf-8") == text


def test_a_component_is_renamed_where_it_starts_and_where_it_ends(slidegen: Command):
    text = "# One\n\n<LightOrDrak>\n<template #dark>night</template>\n</LightOrDrak> <LightOrDrak />\n"
    path = slidegen.write("talk.md", text)
    slidegen("check", "talk.md", "--fix", "--no-browser")
    assert path.read_text(encoding="utf-8") == text.replace("Drak", "Dark")


def test_of_two_mends_that_overlap_the_first_one_is_made():
    first, second, third = (
        (Edit(1, 1, 3, "Y"),),
        (Edit(1, 3, 4, "X"), Edit(2, 2, 0, "Z")),
        (Edit(2, 1, 0, "\n"),),
    )
    assert apply_mends("abcdefg\r\nh", [second, first, third]) == ("Ydefg\r\n\r\nh", [first, third])


def test_files_of_packages_and_of_other_projects_are_left_alone(slidegen: Command):
    inside = slidegen.write("node_modules/x/slides.md", "---\nlayout: centre\n---\n\n# One\n")
    outside = slidegen.folder.parent / "slides.md"
    outside.write_text("---\nlayout: centre\n---\n\n# One\n", encoding="utf-8")
    for path in (inside, outside):
        file = SourceFile(str(path), path.read_text(encoding="utf-8"))
        found = Diagnostic(
            "unknown-layout", "there is no layout `centre`", Span(file, 2, 9, 6), "warning", "write `center`"
        )
        assert fix_files([found], slidegen.folder, slidegen.folder.resolve()) == []
        assert "centre" in path.read_text(encoding="utf-8")
