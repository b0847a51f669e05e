import pytest

from slidegen.core.deck import Settings
from slidegen.core.diagnostics import Report, SourceFile
from slidegen.core.settings import DECK_KEYS, RESERVED, SETTINGS, SLIDE_KEYS, check_settings, slip_of
from slidegen.parse.frontmatter import read_settings


def checked(yaml: str, place="deck") -> tuple[dict, list[str]]:
    file = SourceFile("slides.md", yaml)
    report = Report()
    settings = check_settings(read_settings(file, 0, len(file.lines), report), place, report)
    return dict(settings), [f"{one.severity} {one.code}" for one in report]


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_each_default_is_of_its_own_kind(setting):
    found = check_settings(Settings({setting.name: setting.default}), "deck", Report())
    assert found.get(setting.name) == setting.default


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_each_setting_says_what_it_does(setting):
    assert setting.meaning.endswith(".")
    assert len(setting.meaning) < 90
    assert ("choice" in setting.kinds) == bool(setting.choices)


def test_the_table_has_every_setting_of_slidev():
    """Slidev reference §2.2 and §2.3."""
    headmatter = """theme markdown
        addons title titleTemplate info author keywords lang presenter browserExporter
        download exportFilename export highlighter shiki twoslash lineNumbers monaco
        monacoTypesSource monacoTypesAdditionalPackages monacoTypesIgnorePackages
        monacoRunAdditionalDeps monacoRunUseStrict codeCopy magicMoveCopy magicMoveDuration
        remoteAssets selectable record contextMenu wakeLock pwa editor mcp routerMode
        colorSchema aspectRatio canvasWidth transition clickAnimation themeConfig fonts favicon
        plantUmlServer defaults drawings htmlAttrs seoMeta notesAutoRuby duration timer
        preloadImages remote comark mdc css overviewSnapshots config embeds ignore mermaid uno keys loop
        split robots autoAdvance dir fit"""
    slide = """layout class clicks clicksStart clickAnimation transition preload hide disabled
        hideInToc title name level routeAlias src zoom lang dragPos background image
        backgroundSize url scale layoutClass codeCopy magicMoveCopy ignore time autoAdvance dir fit"""
    assert set(headmatter.split()) == DECK_KEYS
    assert set(slide.split()) == SLIDE_KEYS


def test_what_a_layout_may_take_is_not_reserved():
    assert RESERVED.isdisjoint({"class", "image", "background", "url", "scale", "style", "color"})
    assert {"clicks", "layout", "src", "theme", "duration", "embeds"} <= RESERVED


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("title: 2024.10", "2024.10"),
        ("title: 012", "012"),
        ("title: True", "True"),
        ("title: ' 1 '", " 1 "),
        ("theme: null", None),
        ("theme: none", "none"),
        ("zoom: '0.8'", 0.8),
        ("clicks: '3'", 3),
        ("clicks: 0", 0),
        ("class: [a, b]", ["a", "b"]),
        ("class: {a: true}", {"a": True}),
        ("info: true", True),
        ("presenter: dev", "dev"),
        ("duration: 1h 20min", "1h 20min"),
        ("aspectRatio: 4:3", "4:3"),
        ("aspectRatio: 1.5", 1.5),
        ("preloadImages: {ahead: 2}", {"ahead": 2}),
        ("transition: {name: fade}", {"name": "fade"}),
        ("speaker: [x, 1]", ["x", 1]),
    ],
)
def test_a_right_value_stays_without_a_word(yaml, value):
    settings, found = checked(yaml)
    assert (settings[yaml.partition(":")[0]], found) == (value, [])


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("hide: no", False),
        ("hide: 'true'", True),
        ("presenter: off", False),
        ("addons: []", []),
        ("ignore: unknown-layout", ["unknown-layout"]),
    ],
)
def test_what_is_clearly_meant_is_taken_so(yaml, value):
    assert checked(yaml)[0][yaml.partition(":")[0]] == value


@pytest.mark.parametrize("yaml", ["title:", "layout: ~", "class: ''\nlayout: null", "clicks:"])
def test_an_empty_value_is_as_if_it_were_not_there(yaml):
    settings, found = checked(yaml)
    assert ([key for key in settings if key != "class"], found) == ([], [])


@pytest.mark.parametrize(
    "yaml", ["zoom: -1", "zoom: big", "canvasWidth: [1]", "hide: 3", "fonts: [x]", "layout: {a: 1}"]
)
def test_a_wrong_value_leaves_its_default(yaml):
    settings, found = checked(yaml)
    assert (settings, found) == ({}, ["warning wrong-value"])


@pytest.mark.parametrize("yaml", ["clicks: abc", "clicks: -1", "clicksStart: 1.5", "clicks: [1]"])
def test_a_click_that_is_no_number_is_an_error(yaml):
    assert checked(yaml) == ({}, ["error click-not-a-number"])


@pytest.mark.parametrize(
    "key",
    ["subtitle", "images", "author2", "speaker", "style", "date", "names", "colour", "id", "cols", "foo"],
)
def test_a_word_that_a_layout_may_take_is_no_slip(key):
    assert slip_of(key, DECK_KEYS | SLIDE_KEYS) is None


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("layuot", "layout"),
        ("Layout", "layout"),
        ("clas", "class"),
        ("transistion", "transition"),
        ("backgroud", "background"),
        ("colorScheme", "colorSchema"),
        ("color-schema", "colorSchema"),
        ("aspectratio", "aspectRatio"),
        ("click", "clicks"),
        ("hideInTOC", "hideInToc"),
    ],
)
def test_a_slip_is_known_by_what_was_meant(key, meant):
    assert slip_of(key, DECK_KEYS | SLIDE_KEYS) == meant


def test_a_key_of_the_deck_that_is_a_plain_word_may_be_a_layouts_own():
    assert checked("author: Ada\ninfo: a note", "slide")[1] == []
    assert checked("themeConfig: {primary: red}", "slide")[1] == ["warning setting-of-deck"]


def test_what_a_theme_gave_is_checked_without_a_word():
    report = Report()
    assert dict(check_settings(Settings({"zoom": "big", "layuot": 1}), "slide", report)) == {"layuot": 1}
    assert len(report) == 0


def test_defaults_are_settings_of_slides():
    settings, found = checked("defaults:\n  layout: center\n  zoom: big\n  hideInToc: yes")
    assert settings == {"defaults": {"layout": "center", "hideInToc": True}}
    assert found == ["warning wrong-value"] * 2
