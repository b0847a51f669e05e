"""Charts from text, drawn by Vega."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from one_slide import FOLDER, frames_of, make_slide, markup_of
from spec_fixtures import each_fixture

from slidegen.cache import Cache
from slidegen.engine import Engine

SVG = "{http://www.w3.org/2000/svg}"
CSV = "year,sales,region\n2020,3,North\n2021,5,North\n2020,2,South\n2021,4,South\n"
SAMPLES = {
    "bar": "type: bar\ndata: {a: 1, b: 3}\nlabels: true",
    "grouped": "type: bar\ndata: sales.csv\nx: year\ny: sales\nseries: region",
    "stacked": "type: bar\nstack: true\ndata: sales.csv\nx: year\ny: sales\nseries: region\nlabels: true",
    "horizontal": "type: bar\nhorizontal: true\nstack: normalize\ndata: sales.csv\nx: year\ny: sales\n"
    "series: region",
    "line": "type: line\ndata: sales.csv\nx: year\ny: sales\nseries: region",
    "columns": "type: line\ndata: {t: [1, 2], a: [3, 4], b: [5, 6]}\nx: t\ny: [a, b]",
    "area": "type: area\ndata: sales.csv\nx: year\ny: sales\nseries: region",
    "scatter": "type: scatter\ndata: [{n: P, x: 1, y: 2}, {n: Q, x: 10, y: 3}]\nlog: x\nlabels: n",
    "pie": "type: pie\ndata: {Dogs: 6, Cats: 4}",
    "histogram": "type: histogram\ndata: [1, 2, 2, 3, 9]\nx: value\nbins: 5",
    "heatmap": "type: heatmap\ndata: [{q: a, k: b, w: 1}, {q: b, k: b, w: 2}]\n"
    "x: k\ny: q\nvalue: w\nlabels: true",
}


def chart(text: str, info: str = "", language: str = "chart", **files: str) -> str:
    given = {"sales.csv": CSV, **{name.replace("_", "."): one for name, one in files.items()}}
    slide, report = make_slide(f"```{language} {info}\n{text}\n```", files=given)
    assert frames_of(report) == ""
    return markup_of(slide)


def svg_of(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup[markup.index("<svg") : markup.rindex("</svg>") + 6])


def texts_of(markup: str) -> list[str]:
    return ["".join(text.itertext()) for text in svg_of(markup).iter(f"{SVG}text")]


def steps_of(markup: str) -> list[set[str]]:
    """The rows that are there at each step, as colours and texts of what has a row."""
    entries = json.loads(re.search('data-slidegen-steps="([^"]*)"', markup)[1].replace("&quot;", '"'))
    marked = [one for one in svg_of(markup).iter() if one.get("data-slidegen-row") is not None]
    return [
        {
            "".join(one.itertext()) or one.get("fill") or one.get("stroke") or ""
            for one in marked
            if entry == "all" or (entry != "none" and int(one.get("data-slidegen-row")) in entry)
        }
        for entry in entries
    ]


@each_fixture("errors/charts")
def test_a_wrong_chart_is_said_at_its_place(fixture, expect):
    _, report = make_slide(fixture.input)
    expect(fixture, frames_of(report))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_type_of_chart_is_drawn_named_and_has_its_data(name):
    markup = chart(SAMPLES[name])
    root = svg_of(markup)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id") == "s5-c1-title"
    assert '<div class="slidegen-picture-data"><table><caption>' in markup
    assert markup.count("<tr>") > 2


@pytest.mark.parametrize("name", SAMPLES)
def test_every_colour_of_a_chart_is_the_slides(name):
    written = set(re.findall(r'(?:fill|stroke)="([^"]*)"', chart(SAMPLES[name])))
    assert {one for one in written if not one.startswith(("var(--slidegen", "color-mix("))} <= {
        "none",
        "currentcolor",
        "transparent",
    }
    assert "font-family" not in re.sub('font-family="inherit"', "", chart(SAMPLES[name]))


def test_data_is_a_file_beside_the_deck_and_the_file_is_watched():
    rows = "year\tsales\n2020\t3\n"
    as_json = '{"year": [2020], "sales": [3]}'
    plain = chart("type: bar\nx: year\ny: sales\ndata: [{year: 2020, sales: 3}]")
    for name, text in (("a.tsv", rows), ("a.json", as_json), ("a.csv", rows.replace("\t", ","))):
        given = {name: text}
        slide, report = make_slide(f"```chart\ntype: bar\nx: year\ny: sales\ndata: {name}\n```", files=given)
        assert (frames_of(report), markup_of(slide)) == ("", plain)


def test_a_changed_file_of_data_is_seen(tmp_path):
    from slidegen.build import Builder, BuildOptions
    from slidegen.decks import Entry

    data, deck = tmp_path / "a.csv", tmp_path / "slides.md"
    data.write_text("name,value\nx,1\n", encoding="utf-8")
    deck.write_text("# One\n\n```chart\ntype: bar\ndata: a.csv\nlabels: true\n```\n", encoding="utf-8")
    builder = Builder(Entry(deck, "deck"), BuildOptions(cache=False), tmp_path)
    assert data.resolve() in builder.build(1).asked
    data.write_text("name,value\nx,4711\n", encoding="utf-8")
    assert "4711" in builder.build(2).html.decode()


def test_names_and_texts_of_the_author_are_text():
    markup = chart('type: bar\ndata: {"a.b[0]": 1, "<b>": 2}\ntitle: "A & B"')
    assert {"a.b[0]", "<b>", "A & B"} <= set(texts_of(markup))


def test_axes_have_titles_formats_and_limits():
    text = "type: line\ndata: {t: [1, 2], share: [0.1, 0.9]}\nx: {field: t, title: Time}\n"
    markup = chart(text + "y: {field: share, title: null, format: .0%, min: 0, max: 1}")
    assert {"Time", "0%", "100%"} <= set(texts_of(markup))
    assert "share" not in texts_of(markup)


def test_labels_of_stacked_bars_stand_in_their_own_parts():
    root = svg_of(chart(SAMPLES["stacked"]))
    bars = [one.get("fill") for one in root.iter(f"{SVG}path") if "series" in (one.get("fill") or "")]
    assert bars.count("var(--slidegen-series-1)") == bars.count("var(--slidegen-series-2)") == 3
    groups = [one for one in root.iter(f"{SVG}g") if "role-mark" in (one.get("class") or "")]
    places = {
        name: [number_of(item) for item in group]
        for name, group in (("bars", groups[0]), ("texts", groups[1]))
    }
    assert sorted(places["bars"])[0] < sorted(places["texts"])[0]


def number_of(item: ElementTree.Element) -> float:
    """How far down an item starts, in px."""
    found = re.search(r"translate\([\d.-]+,([\d.-]+)\)", item.get("transform", "")) or re.match(
        r"M[\d.-]+,([\d.-]+)", item.get("d", "")
    )
    return float(found[1])


def test_series_come_one_by_one_with_their_entries_in_the_legend():
    shown = steps_of(chart(SAMPLES["line"], "{none|1|all}"))
    first, second = "var(--slidegen-series-1)", "var(--slidegen-series-2)"
    assert shown[0] == set()
    assert {first, "North"} <= shown[1]
    assert not {second, "South"} & shown[1]
    assert {first, second, "North", "South"} <= shown[2]


def test_without_series_what_stands_on_the_axis_comes_by_name_and_annotations_too():
    text = "type: bar\ndata: {a: 1, b: 3}\nlabels: true\nannotations: [{y: 2, text: goal}]"
    shown = steps_of(chart(text, "{b|goal|all}"))
    assert "3" in shown[0]
    assert not {"1", "goal"} & shown[0]
    assert {"3", "goal"} <= shown[1]
    assert {"1", "3", "goal"} <= shown[2]


def test_layers_of_vega_lite_step():
    text = "data: {values: [{a: 1}]}\nencoding: {x: {field: a, type: quantitative}}\n"
    markup = chart(text + "layer: [{mark: point, name: dots}, {mark: tick}]", "{1|2}", "vega-lite")
    assert 'data-slidegen-steps="[[0],[0,1]]"' in markup
    assert "<caption>Chart</caption>" in markup


def test_vega_lite_takes_json_and_a_file_of_data():
    sales = '{"y": {"field": "sales", "type": "quantitative"}}'
    text = f'{{"mark": "bar", "data": {{"url": "sales.csv"}}, "encoding": {sales}}}'
    assert "<td>North</td>" in chart(text, language="vega-lite")


def test_two_charts_share_no_id_and_are_the_same_in_every_build():
    area = f"```chart\n{SAMPLES['area']}\n```\n\n"
    files = {"sales.csv": CSV}
    first, _ = make_slide(area * 2, files=files)
    again, _ = make_slide(area * 2, files=files)
    assert markup_of(first) == markup_of(again)
    ids = re.findall(r' id="([^"]+)"', markup_of(first))
    assert len(ids) == len(set(ids)) >= 2


def test_the_clock_of_the_machine_does_not_count():
    text = "type: line\ndata: {day: ['2026-01-01', '2026-03-01'], n: [1, 2]}\nx: day\ny: n"
    assert {"February", "March"} <= set(texts_of(chart(text)))


def test_a_drawn_chart_is_kept_and_a_slide_without_one_starts_no_engine(tmp_path, monkeypatch):
    text = f"```chart\n{SAMPLES['bar']}\n```"
    first, _ = make_slide(text, kept=Cache(tmp_path))
    monkeypatch.setattr(Engine, "call", None)
    second, _ = make_slide(text, kept=Cache(tmp_path))
    assert markup_of(first) == markup_of(second)
    plain, _ = make_slide("# None")
    assert "picture" not in plain.needs


def test_what_cannot_be_drawn_is_shown_as_source():
    slide, _ = make_slide("```chart {1|2}\ntype: bars\n```")
    assert "slidev-code-wrapper" in markup_of(slide)
    assert "data-slidegen-steps" not in markup_of(slide)


def test_a_data_file_is_found_from_the_root_and_in_public():
    files = {"sales.csv": CSV, "public/more.csv": CSV}
    for name in ("@/sales.csv", "/more.csv"):
        text = f"```chart\ntype: bar\nx: year\ny: sales\nseries: region\ndata: '{name}'\n```"
        _, report = make_slide(text, files=files)
        assert frames_of(report) == "", (name, FOLDER)
