"""Modules become one script; a module that cannot be joined says why, at its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import quickjs

from slidegen.bundle import ScriptError
from slidegen.bundle.javascript import fill, read_code, safe_in_html, squeeze
from slidegen.bundle.scripts import join_scripts
from slidegen.shipped import assets_dir, themes_dir

MAIN = "export function start(more) {\n  globalThis.log = more.map((feature) => feature());\n}\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, *features: str) -> object:
    """What the features of a joined script gave."""
    script = join_scripts(folder / "main.js", [folder / f"{name}.js" for name in features])
    context = quickjs.Context()
    context.eval(script)
    return json.loads(context.eval("JSON.stringify(log)"))


def refuse(folder: Path, *features: str) -> str:
    with pytest.raises(ScriptError) as caught:
        join_scripts(folder / "main.js", [folder / f"{name}.js" for name in features])
    return str(caught.value)


def test_modules_stand_behind_those_that_they_import(tmp_path: Path) -> None:
    write(
        tmp_path,
        main='import { log } from "./log.js";\n'
        "export function start(more) {\n  globalThis.log = log(more.length);\n}\n",
        log='import { ONE, TWO } from "./numbers.js";\n\n'
        'export const log = (count) => [ONE, TWO, count, NAME];\nconst NAME = "log";\n',
        numbers="export const ONE = 1;\nexport const TWO = ONE + 1;\n",
    )
    assert run(tmp_path) == [1, 2, 0, "log"]


def test_a_feature_has_a_scope_of_its_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        main='import { element } from "./elements.js";\n'
        + MAIN.replace("feature()", "feature() + element()"),
        elements='export function element() {\n  return "ours";\n}\n',
        digital_rain='import { element } from "./parts/drop.js";\n\n'
        "export function digitalRain() {\n  return element() + start;\n}\nconst start = 1;\n",
        parts__drop='export function element() {\n  return "theirs";\n}\n',
    )
    assert run(tmp_path, "digital-rain") == ["theirs1ours"]


def test_an_import_may_run_over_lines_and_end_without_a_semicolon(tmp_path: Path) -> None:
    write(
        tmp_path,
        main=MAIN,
        a='import {\n  b,\n  c, // of all\n} from "./b.js"\nexport const a = () => b + c\n',
        b="export const b = 1, unused = 2\nexport let c = 3\n",
    )
    assert run(tmp_path, "a") == [4]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ('import all from "./b.js";', 'a.js:3: only named imports: import { a, b } from "./file.js"'),
        ('import * as b from "./b.js";', 'a.js:3: only named imports: import { a, b } from "./file.js"'),
        ('import "./b.js";', 'a.js:3: only named imports: import { a, b } from "./file.js"'),
        ('import { b as c } from "./b.js";', "a.js:3: `b as c`: an import keeps its name"),
        ('import { c } from "./b.js";', "a.js:3: b.js does not export `c`"),
        ('import { c } from "./c.js";', "a.js:3: there is no c.js"),
        ('import { b } from "b";', "a.js:3: `b` is no file beside this one"),
        (
            'import { b } from "https://x.org/b.js";',
            "a.js:3: `https://x.org/b.js` is no file beside this one",
        ),
        ("export default 1;", "a.js:3: only declarations are exported: export function name() {}"),
        ("export { a };", "a.js:3: only declarations are exported: export function name() {}"),
        ('export * from "./b.js";', "a.js:3: only declarations are exported: export function name() {}"),
        ('const c = () => import("./b.js");', "a.js:3: nothing is imported later: the page asks for no file"),
        ("const c = import.meta.url;", "a.js:3: there is no import.meta in a joined script"),
        ("await c();", "a.js:3: a joined script cannot wait at its top level"),
        ('const c = "open;', "a.js:3: this string is never closed"),
        ("const c = `open ${1}", "a.js:3: this template is never closed"),
        ("/* open", "a.js:3: this comment is never closed"),
        ('import { b } from "./b.js";\nconst b = 2;', "a.js:4: `b` is a name of b.js, too"),
        ('import { b } from "./b.js";\nconst [x, { y: b }] = [];', "a.js:4: `b` is a name of b.js, too"),
        ("export const c = 1;", "a.js:1: this module exports one function, `a`, named as its file"),
    ],
)
def test_a_broken_rule_is_said_at_its_line(tmp_path: Path, code: str, message: str) -> None:
    write(tmp_path, main=MAIN, a=f"export const a = () => 1;\n\n{code}\n", b="export const b = 1;\n")
    assert refuse(tmp_path, "a") == message


def test_modules_that_import_each_other_are_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        main=MAIN,
        a='import { b } from "./b.js";\nexport const a = () => b;\n',
        b='export const b = 1;\nimport { a } from "./a.js";\n',
    )
    assert refuse(tmp_path, "a") == "b.js:2: a.js and this module import each other"


def test_the_first_module_starts_the_deck(tmp_path: Path) -> None:
    write(tmp_path, main="export const begin = 1;\n")
    assert refuse(tmp_path) == "main.js:1: the first module exports `start`"


@pytest.mark.parametrize(
    "code",
    [
        "1 // one\n+ 2",
        "1 /* a */ + /* b\n */ 2",
        "'// no' + \"/* no */\" + `// ${'`' + `${1} // ${{ a: 1 }.a}`} no`",
        "'a/b'.split(/[/]\\//g).length + 6 / 2 / 3",
        "((a) => a / 2)(4) / 2",
        "[1, 2].map((a) => { return /1/.test(a) })",
        "'a\\'b // c' + 'd\\\\'",
        "(() => { let i = 1, g = 2\nreturn i++\n/1/g })()",
        "typeof /a/ + (1 < 2) + (2 > 1 ? .5 : 1)",
        "- -1 + + 1 - +1",
        "(() => { return\n1 })()",
        "(() => { let a = 1\nlet b = [a]\n;[b] = [[2]]\nreturn b })()",
        "`a\n  b   ${ 1 +\n 1 }`",
        "String.raw`\\`  x`",
        "[..../*three*/[1]] [ 0 ]".replace("....", "..."),
        "(async () => { for await (const a of []) a })() instanceof Promise",
        "((a) => a\n  ?.b\n  .c)({ b: { c: 3 } })",
    ],
)
def test_a_script_means_the_same_without_comments(code: str) -> None:
    read = read_code(code)
    short = fill(squeeze(read.plain), read.literals)
    context = quickjs.Context()
    evaluate = "JSON.stringify(eval(slidegenCode))"
    context.set("slidegenCode", code)
    expected = context.eval(evaluate)
    context.set("slidegenCode", short)
    assert context.eval(evaluate) == expected
    assert len(short) <= len(code)


def test_no_string_ends_the_script_element() -> None:
    code = 'const a = "</script><!-- </SCRIPT>";'
    safe = safe_in_html(code)
    assert "</script" not in safe.lower()
    assert "<!--" not in safe
    context = quickjs.Context()
    assert context.eval(f"{safe} a") == "</script><!-- </SCRIPT>"


def test_the_shipped_runtime_and_theme_scripts_join() -> None:
    main = assets_dir() / "runtime" / "main.js"
    themes = sorted(themes_dir().glob("*/scripts/*.js"))
    assert themes
    reload = assets_dir() / "runtime" / "dev" / "reload.js"
    script = join_scripts(main, [*themes, reload])
    assert script == join_scripts(main, [*themes, reload])
    assert "/**" not in script
    assert "import {" not in script
    # Parsed as a whole; it has no document to run in.
    quickjs.Context().eval(f"() => {{{script}}}")
