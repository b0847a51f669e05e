"""YAML 1.2 core: the expected values are those of the `yaml` package, which Slidev reads with."""

import math
from random import Random

import pytest

from slidegen.core import yaml as core_yaml
from slidegen.core.yaml import (
    Oddity,
    Place,
    YamlSyntaxError,
    compose_yaml,
    load_yaml,
    read_yaml,
    to_text,
)

SCALARS = {
    "16:9": "16:9",
    "1:30:20": "1:30:20",
    "no": "no",
    "off": "off",
    "yes": "yes",
    "y": "y",
    "012": 12,
    "09": 9,
    "0o14": 12,
    "0o9": "0o9",
    "0x1F": 31,
    "0b11": "0b11",
    "1_000": "1_000",
    "+12": 12,
    "-0": 0,
    "1e3": 1000,
    "1e-2": 0.01,
    ".5": 0.5,
    "+.5": 0.5,
    "1.": 1,
    "1.0": 1,
    "1.5": 1.5,
    "0.1.2": "0.1.2",
    "5.e3": 5000,
    "1e3x": "1e3x",
    "Infinity": "Infinity",
    ".inf": math.inf,
    "-.Inf": -math.inf,
    "~": None,
    "null": None,
    "Null": None,
    "nULL": "nULL",
    "": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "tRUE": "tRUE",
    "false": False,
    "2024-01-02": "2024-01-02",
    "2024-01-02T10:00:00Z": "2024-01-02T10:00:00Z",
    "=": "=",
    "'012'": "012",
    '"no"': "no",
    "x # a comment": "x",
    "'#fff'": "#fff",
    "--- b": "--- b",
    "!!str 1": "1",
    '!!int "3"': 3,
    "!!float 2.0": 2,
    "[a, 1, true]": ["a", 1, True],
    "{b: 1, 2: c}": {"b": 1, "2": "c"},
    "|\n  x\n\n  y": "x\n\ny",
    ">-\n  x\n  y": "x y",
}


@pytest.fixture(params=["libyaml", "PyYAML"])
def parser(request, monkeypatch):
    """Both of PyYAML's parsers: the second one is for machines without libyaml."""
    if request.param == "PyYAML":
        monkeypatch.setattr(core_yaml, "HAS_C_PARSER", False)
        monkeypatch.setattr(core_yaml, "CoreLoader", core_yaml._loader("SafeLoader"))


@pytest.mark.parametrize("text", SCALARS, ids=repr)
def test_a_value_is_what_slidev_reads(text, parser):
    value = load_yaml(f"a: {text}")["a"]
    assert (value, type(value)) == (SCALARS[text], type(SCALARS[text]))


def test_not_a_number_is_not_a_number():
    assert math.isnan(load_yaml("a: .NaN")["a"])


def test_keys_are_text_as_in_javascript(parser):
    assert load_yaml("1: a\ntrue: b\nnull: c\n? [x]\n: d") == {"1": "a", "true": "b", "": "c", "[x]": "d"}


def test_a_tab_may_stand_between_a_name_and_its_value(parser):
    assert load_yaml("layout:\tcenter\t# a comment") == {"layout": "center"}


def test_a_document_may_be_empty_or_no_map():
    assert (load_yaml(""), load_yaml("# a comment"), load_yaml("text"), load_yaml("- a")) == (
        None,
        None,
        "text",
        ["a"],
    )


def test_a_tag_makes_no_object(parser):
    document = read_yaml(
        'a: !!python/object/apply:os.system ["x"]\nb: !!binary aGk=\nc: !!timestamp 2024-01-02'
    )
    assert document.value == {"a": ["x"], "b": "aGk=", "c": "2024-01-02"}
    assert [odd.kind for odd in document.oddities] == ["unknown-tag"] * 3
    assert document.oddities[1] == Oddity("unknown-tag", "!!binary", Place(2, 4, 13))


def test_the_last_of_equal_names_holds_and_is_told(parser):
    document = read_yaml("a: 1\nb: 2\na: 3")
    assert document.value == {"a": 3, "b": 2}
    assert document.oddities == [Oddity("duplicate-key", "a", Place(3, 1, 1))]


def test_merge_keys_merge_nothing(parser):
    document = read_yaml("x: &x {a: 1}\ny:\n  <<: *x")
    assert document.value == {"x": {"a": 1}, "y": {"<<": {"a": 1}}}
    assert [odd.kind for odd in document.oddities] == ["merge-key"]


def test_each_value_has_its_place(parser):
    document = read_yaml("title: 'A b'\nfonts:\n  sans: Inter\nempty:\nlist: [x, yy]")
    assert document.places == {
        "title": Place(1, 8, 5),
        "fonts": Place(3, 3, 1),
        "fonts.sans": Place(3, 9, 5),
        "empty": Place(4, 1, 5),
        "list": Place(5, 7, 7),
        "list.0": Place(5, 8, 1),
        "list.1": Place(5, 11, 2),
    }
    assert document.key_places["fonts"] == Place(2, 1, 5)


@pytest.mark.parametrize(
    ("text", "line", "col"),
    [
        ("a: 1\nb: c: d", 2, 5),
        ("a: [1", 2, 1),
        ("a:\n\tb: 1", 2, 1),
        ("a: 1\nb: \x07", 2, 4),
        ("a: *x", 1, 4),
    ],
)
def test_an_error_has_its_place(text, line, col):
    with pytest.raises(YamlSyntaxError) as caught:
        load_yaml(text)
    assert (caught.value.line, caught.value.col) == (line, col)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a]",
        "a: " + "[" * 100 + "]" * 100,
        "a: " + "[" * 100_000,
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{n}: &{n} [{','.join([f'*{m}'] * 9)}]\n" for m, n in zip("abcdefg", "bcdefgh", strict=True)
        ),
    ],
    ids=["in itself", "deep", "very deep", "a billion laughs"],
)
def test_what_would_never_end_is_an_error(text):
    with pytest.raises(YamlSyntaxError):
        load_yaml(text)


def test_plain_lines_are_read_as_pyyaml_reads_them():
    random = Random(1)
    words = ["center", "text-center mt-4", "a.b/c", "Null", "true", "x1", "A title", "no", "v-b", "e", "1"]
    for _ in range(500):
        lines = [
            f"{random.choice('abcd')}:{' ' * random.randint(1, 3)}{random.choice(words)}" for _ in range(3)
        ]
        text = "\n".join(line + " " * random.randint(0, 2) for line in lines)
        assert read_yaml(text) == compose_yaml(text), text


def test_a_scalar_is_written_as_javascript_does():
    assert [to_text(value) for value in (True, None, 0.5, 3, "x")] == ["true", "null", "0.5", "3", "x"]
