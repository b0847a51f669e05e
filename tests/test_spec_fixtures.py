from spec_fixtures import is_expected, read_fixtures, write_expected

TEXT = """# A file

## A fence may hold a heading and a longer fence

Why this is so.

````md slides.md
## not a section

```js
1
```
````

```json parts/a.md
"x\\r\\ny"
```

```json
{"a": [1, 2]}
```

## Prose without blocks is no fixture

## The last one

```md
B
```

```text
b
```
"""


def test_a_section_with_blocks_is_a_fixture(tmp_path):
    path = tmp_path / "some.md"
    path.write_text(TEXT, encoding="utf-8")
    first, last = read_fixtures(path)
    assert first.title == "A fence may hold a heading and a longer fence"
    assert first.input == "## not a section\n\n```js\n1\n```\n"
    assert first.files == {"slides.md": first.input, "parts/a.md": "x\r\ny"}
    assert is_expected(first, '{"a":[1,2]}')
    assert (last.input, last.expected) == ("B\n", "b\n")


def test_update_replaces_the_last_block_alone(tmp_path):
    path = tmp_path / "some.md"
    path.write_text(TEXT, encoding="utf-8")
    write_expected(read_fixtures(path)[0], '{"a": 3}')
    write_expected(read_fixtures(path)[1], "```\nc\n```")
    before, after = TEXT.split("\n"), path.read_text(encoding="utf-8").split("\n")
    assert after[:20] == [*before[:19], '{"a": 3}']
    assert after[20:30] == before[20:30]
    assert after[30:] == ["````text", "```", "c", "```", "````", ""]
