"""Builds decks that were written to break a build, one after the other, in one process with limits.

`python bounded_builds.py MEGABYTES`: a line of JSON for each deck of `DECKS`, as soon as it is done, with
the codes of what was found, the seconds of the processor, and how many slides there are.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from slidegen.build import Builder
from slidegen.decks import Entry

MANY = 10_000
PICTURE = 50_000_000


def _bomb(references: str) -> str:
    rows = [f"a0: &a0 {references.format(one='x')}"]
    rows += [f"a{level}: &a{level} {references.format(one=f'*a{level - 1}')}" for level in range(1, 12)]
    return "---\n" + "\n".join(rows) + "\n---\n\n# A\n"


DECKS = {
    "a bomb of lists": _bomb("[{one}, {one}, {one}, {one}, {one}, {one}, {one}, {one}, {one}]"),
    "a bomb of maps": _bomb("{{a: {one}, b: {one}, c: {one}, d: {one}, e: {one}, f: {one}}}"),
    "a map that holds itself": "---\na: &a [*a]\ndefaults: &d {x: *d}\n---\n# A\n",
    "brackets in YAML": "---\na: " + "[" * 5_000 + "]" * 5_000 + "\n---\n# A\n",
    "braces in YAML": "---\na: " + "{a: " * 1_000 + "1" + "}" * 1_000 + "\n---\n# A\n",
    "a long value": "---\na: " + "x" * 1_000_000 + "\n---\n# A\n",
    "a wide canvas": "---\ncanvasWidth: 1e308\naspectRatio: 1e-300\n---\n# A\n",
    "quotes in quotes": ">" * 5_000 + " x\n",
    "lists in lists": "".join("  " * level + "- x\n" for level in range(400)),
    "boxes in boxes": "<div>" * 3_000 + "x" + "</div>" * 3_000,
    "boxes in boxes on lines": "\n\n".join(["<div>"] * 1_000) + "\n\nx\n",
    "groups in a drawing": "<svg>" + "<g>" * 2_000 + "</svg>",
    "asterisks": "*" * 10_000 + "a" + "*" * 10_000,
    "words in emphasis": "*a _b " * 5_000,
    "square brackets": "[" * 10_000,
    "links that never end": "[a](<b" * 5_000,
    "backticks": "".join("`" * count + " " for count in range(1, 600)),
    "open expressions": "{{" * 5_000,
    "open expressions after a whole one": "{{ 1 }}" + "{{" * 5_000,
    "open comments": "<!--" * 5_000,
    "open tags": '<div a="' * 1_000,
    "dollars": "$a " * 10_000,
    "entities": "&amp" * 10_000,
    "attributes": "<div " + " ".join(f"data-a{number}=1" for number in range(3_000)) + ">x</div>",
    "a table": "|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + ("|" + "b|" * 100 + "\n") * 200,
    "a table of one row": "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n" + "|\n" * 100,
    "a formula in braces": "$" + "{" * 3_000 + "x" + "}" * 3_000 + "$",
    "a formula without end": "$$\n\\def\\a{\\a\\a}\\a\n$$",
    "an expression without end": "{{ (() => { while (true) {} })() }}",
    "a string without end": "{{ 'x'.repeat(1e9) }}",
    "blocks of CSS": "<style>\n" + "a{" * 5_000 + "\n</style>",
    "a million clicks": '<b v-click="999999">{{ $clicks }}</b>',
    "lines past the end": "```js {1-1000000000}\nx\n```\n",
    "a deck in itself": "---\nsrc: ./slides.md\n---\n",
    "many slides": "\n---\n\n".join(f"# Slide {number}\n\n- one\n- **two**\n" for number in range(MANY)),
    "a large picture": "![](/large.png)\n",
}


def main() -> None:
    limit = int(sys.argv[1]) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    folder = Path.cwd()
    (folder / "package.json").write_text("{}", encoding="utf-8")
    (folder / "public").mkdir()
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x10\0\0\0\x10\0\x08\x02\0\0\0"
    (folder / "public" / "large.png").write_bytes(head + bytes(PICTURE))
    path = folder / "slides.md"
    for name, text in DECKS.items():
        path.write_text(text, encoding="utf-8", newline="\n")
        begun = time.process_time()
        built = Builder(Entry(path, "deck"), cwd=folder).build()
        told = "\n".join(found.frame() for found in built.report)
        row = {
            "name": name,
            "seconds": time.process_time() - begun,
            "codes": sorted({found.code for found in built.report}),
            "slides": len(built.deck.slides),
            "page": len(built.html),
            "told": len(told),
        }
        print(json.dumps(row), flush=True)
    print(json.dumps({"name": "", "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}), flush=True)


if __name__ == "__main__":
    main()
