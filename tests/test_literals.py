"""JavaScript literals are read without being run."""

import pytest

from slidegen.core.literals import LiteralError, parse_literal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("+2", 2),
        ("-1", -1),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("0x10", 16),
        ("'+2'", "+2"),
        ('"it\'s"', "it's"),
        ("`x`", "x"),
        (r"'\u00e9\n\x41\'\
'", "é\nA'"),
        ("[2, '+1',]", [2, "+1"]),
        ("{at: 3, 'stroke-width': 2, 4: [true, null], c: undefined}", {
            "at": 3, "stroke-width": 2, "4": [True, None], "c": None,
        }),
        (" /* first */ false // last", False),
    ],
)  # fmt: skip
def test_a_literal_is_its_value(text, value):
    assert parse_literal(text) == value
    assert type(parse_literal(text)) is type(value)


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("$clicks > 2", "`$clicks > 2` is not a value", 0),
        ("2 + 1", "`+ 1` follows the value", 2),
        ("[2, n]", "`n` is not a value", 4),
        ("[1", "`]` is missing", 2),
        ("[1 2]", "`,` is missing", 3),
        ("{a}", "`:` is missing after `a`", 2),
        ("'x", "a quote is never closed", 0),
        ("`a${b}`", "a quote is never closed", 0),
        ("", "a value is missing", 0),
    ],
)
def test_what_would_have_to_be_evaluated_is_refused_at_its_place(text, message, offset):
    with pytest.raises(LiteralError) as caught:
        parse_literal(text)
    assert (str(caught.value), caught.value.offset) == (message, offset)
