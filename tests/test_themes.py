"""Themes and addons: how a name is resolved, and what becomes of a folder in Slidev's own form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from slidegen.build import Builder
from slidegen.build.builder import Built
from slidegen.core.diagnostics import Report
from slidegen.core.sources import Sources
from slidegen.decks import Entry
from slidegen.shipped import themes_dir
from slidegen.themes import find_addon, find_theme, load_theme, theme_names

THEMES = Path(__file__).parent / "themes"

HARBOUR_TOLD = """\
theme/package.json:7:53: warning: `Ropewalk` does not come with slidegen, it shows only where it is installed [font-not-shipped]
  7 |       "fonts": { "sans": "Source Serif 4", "mono": "Ropewalk" },
    |                                                     ^^^^^^^^ take one of Fira Code, Inter, JetBrains Mono, Nunito Sans, PT Mono, PT Serif, Source Serif 4, name its file (`./fonts/My.woff2`), or put it under `local`
theme/package.json:11:5: warning: `slidev.preview` of package.json has no effect [part-not-used]
  11 |     "preview": true
     |     ^^^^^^^^^
theme/setup/shiki.ts:1:1: warning: `shiki.ts` has no effect [part-not-used]
  1 | import { defineShikiSetup } from '@slidev/types'
    | ^ code has the colours of the theme's `--slidegen-code-…`
theme/vite.config.ts:1:1: warning: `vite.config.ts` has no effect [part-not-used]
  1 | export default {}
    | ^ no such tool takes part in the build
theme/index.html:1:1: warning: `index.html` has no effect [part-not-used]
  1 | <head><link rel="icon" href="/rope.png"></head>
    | ^ the page has its own head; the headmatter's `favicon`, `seoMeta` and `htmlAttrs` go into it
theme/styles/knots.scss:1:1: error: `$rope` is SCSS, which is not compiled: this sheet is left out [style-language]
  1 | $rope: 3px;
    | ^^^^^ write it in CSS, where rules nest as well, and `--x` with `var(--x)` is a variable
theme/styles/index.ts:7:1: warning: `index.ts` is not run, only the style sheets that it imports are read [part-not-used]
  7 | document.body.dataset.tide = 'high'
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ import style sheets by `import './name.css'`
theme/uno.config.ts:6:3: warning: `presetTagify()` in `uno.config.ts` is code, it is left out [uno-not-read]
  6 |   presets: [presetAttributify(), presetTagify()],
    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write texts, lists and maps: they are read, the file is not run
theme/uno.config.ts:9:5: warning: `/^pier-(.+)$/` in `uno.config.ts` is code, it is left out [uno-not-read]
  9 |     [/^pier-(.+)$/, ([, name]) => `bg-${name}`],
    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write texts, lists and maps: they are read, the file is not run
"""  # noqa: E501  # terminal lines


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a deck in `talks/tide/`."""
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "talks/tide").mkdir(parents=True)
    return tmp_path


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def build(folder: Path, deck: str) -> tuple[Built, str]:
    """What `deck` in `folder` becomes, and what a terminal shows of it."""
    write(folder / "slides.md", deck)
    built = Builder(Entry(folder / "slides.md", "talk"), cwd=folder).build()
    return built, "".join(f"{found.frame()}\n" for found in built.report)


@pytest.mark.parametrize("name", theme_names())
def test_a_shipped_theme_is_found_in_every_spelling(name: str, project: Path) -> None:
    deck = project / "talks/tide"
    for spelling in (name, f"@slidev/theme-{name}", f"slidev-theme-{name}"):
        assert find_theme(spelling, deck, project) == themes_dir() / name


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("./theme", "talks/tide/theme"),
        ("../theme", "talks/theme"),
        ("@/theme", "theme"),
        ("parts/theme", "talks/tide/parts/theme"),
    ],
)
def test_a_path_is_a_folder_beside_the_deck_or_below_the_root(name: str, place: str, project: Path) -> None:
    deck = project / "talks/tide"
    assert find_theme(name, deck, project) is None
    write(project / place / "layouts/cover.vue")
    found = find_theme(name, deck, project)
    assert found is not None and found.resolve() == project / place


@pytest.mark.parametrize("package", ["@slidev/theme-harbour", "slidev-theme-harbour", "harbour"])
@pytest.mark.parametrize("modules", ["talks/tide/node_modules", "talks/node_modules", "node_modules"])
def test_a_package_is_found_in_the_nearest_node_modules(package: str, modules: str, project: Path) -> None:
    write(project / modules / package / "package.json", "{}")
    deck = project / "talks/tide"
    assert find_theme("harbour", deck, project) == project / modules / package
    assert find_theme(package, deck, project) == project / modules / package


def test_a_package_outside_the_project_is_not_found(project: Path) -> None:
    write(project / "node_modules/slidev-theme-harbour/package.json", "{}")
    deck = project / "talks/tide"
    assert find_theme("harbour", deck, project / "talks") is None


def test_a_shipped_theme_wins_over_an_installed_one(project: Path) -> None:
    write(project / "node_modules/@slidev/theme-seriph/package.json", "{}")
    assert find_theme("seriph", project, project) == themes_dir() / "seriph"


def test_an_addon_is_a_folder_or_a_package(project: Path) -> None:
    write(project / "node_modules/slidev-addon-tides/package.json", "{}")
    write(project / "tides/style.css")
    assert find_addon("tides", project, project) == project / "node_modules/slidev-addon-tides"
    assert find_addon("./tides", project, project) == project / "tides"
    assert find_addon("ebb", project, project) is None


def test_a_theme_of_slidev_is_read_as_data() -> None:
    report = Report()
    folder = THEMES / "harbour"
    theme = load_theme(folder, Sources((THEMES.resolve(),), THEMES), report)
    assert (theme.name, theme.description) == ("slidev-theme-harbour", "Water and rope")
    assert theme.schemes == ("light",)
    assert theme.defaults["transition"] == "fade"
    assert theme.defaults["themeConfig"] == {"primary": "#0b6e8f", "rope": "3px"}
    assert theme.vue.layouts == {"cover": folder / "layouts/cover.vue"}
    assert theme.vue.components == {"Buoy": folder / "components/Buoy.vue"}
    assert theme.vue.layers == {"global-bottom": (folder / "global-bottom.vue",)}
    assert "cover" not in theme.layouts
    assert {"pier", "default", "two-cols"} <= set(theme.layouts)
    own = [
        sheet.path.relative_to(folder).as_posix() for sheet in theme.styles if folder in sheet.path.parents
    ]
    assert own == ["styles/water.css", "rope.css", "layouts/pier.css"]
    assert dict(theme.uno.shortcuts) == {
        "rope": ("border-2", "border-solid", "border-brand-deep"),
        "deck": ("p-4", "bg-brand-deep"),
    }
    assert theme.uno.rules == (("anchored", {"position": "sticky"}),)
    assert theme.uno.theme == {"colors": {"brand": {"deep": "#0b6e8f"}}}
    assert theme.uno.safelist == ("text-brand-deep",)


def test_a_deck_is_built_with_a_theme_of_slidev_and_told_what_of_it_is_not_used(project: Path) -> None:
    shutil.copytree(THEMES / "harbour", project / "theme")
    deck = "---\ntheme: ./theme\n---\n\n# Ahoy\n\n<Buoy>red</Buoy>\n\n---\nlayout: pier\n---\n\n`rope`\n"
    built, told = build(project, deck)
    html = built.html.decode("utf-8")
    assert told == HARBOUR_TOLD
    assert built.deck.config.schema == "light"
    for written in (
        'class="buoy">red</span>',  # its component
        'class="slidev-layout cover harbour-cover"',  # its layout, in Vue
        'class="slidev-layout pier"',  # its layout, as a template
        'class="quay"',  # its layer
        ".slidev-layout em{color:#0b6e8f}",  # a sheet that a sheet imports
        "color:#0b6e8f",  # theme() of its own UnoCSS theme
        "--slidev-theme-rope:3px",
        ".text-brand-deep{",
        '"transition":["fade","fade"]',
    ):
        assert written in html, written
    assert ".knot" not in html


def test_a_headmatter_wins_over_a_theme_of_slidev(project: Path) -> None:
    shutil.copytree(THEMES / "harbour", project / "theme")
    deck = "---\ntheme: ./theme\nthemeConfig: {primary: red}\nfonts: {mono: PT Mono}\n---\n\n# A"
    built, told = build(project, deck)
    assert "Ropewalk" not in told
    assert "--slidev-theme-primary:red" in built.html.decode("utf-8")
    assert "--slidev-theme-rope:3px" in built.html.decode("utf-8")


def test_an_installed_package_is_told_of_in_warnings_only(project: Path) -> None:
    shutil.copytree(THEMES / "harbour", project / "node_modules/slidev-theme-harbour")
    built, told = build(project, "---\ntheme: harbour\n---\n\n# Ahoy\n")
    assert "node_modules/slidev-theme-harbour/styles/knots.scss:1:1: warning:" in told
    assert [found.severity for found in built.report if found.severity == "error"] == []


def test_a_decks_own_layout_wins_over_its_themes_in_either_form(project: Path) -> None:
    shutil.copytree(THEMES / "harbour", project / "theme")
    write(project / "layouts/cover.html", '<div class="slidev-layout cover mine"><slot/></div>')
    write(
        project / "layouts/pier.vue",
        '<template><div class="slidev-layout pier mine"><slot/></div></template>',
    )
    built, _ = build(project, "---\ntheme: ./theme\n---\n\n# A\n\n---\nlayout: pier\n---\n\n# B\n")
    html = built.html.decode("utf-8")
    assert 'class="slidev-layout cover mine"' in html
    assert 'class="slidev-layout pier mine"' in html
    assert "harbour-cover" not in html


def test_an_addon_brings_components_and_styles(project: Path) -> None:
    shutil.copytree(THEMES / "harbour-addon", project / "node_modules/slidev-addon-tides")
    built, told = build(project, "---\naddons: [tides]\n---\n\n# A\n\n<Tide/>\n")
    html = built.html.decode("utf-8")
    assert '<b class="tide">flood</b>' in html
    assert ".tide{color:#0b6e8f}" in html
    assert told == (
        "slides.md:2:10: error: there is no addon `moon` [unknown-addon]\n"
        "  2 | addons: [tides]\n"
        "    |          ^^^^^ give its folder, or install it beside the deck: "
        "it is looked for in node_modules\n"
    )


def test_addons_of_the_package_json_are_there_too(project: Path) -> None:
    write(project / "ebb/components/Ebb.vue", "<template><i>ebb</i></template>")
    write(project / "package.json", '{"slidev": {"addons": ["./ebb"]}}')
    built, told = build(project, "# A\n\n<Ebb/>\n")
    assert told == ""
    assert "<i>ebb</i>" in built.html.decode("utf-8")


def test_a_broken_package_json_is_told_at_its_place(project: Path) -> None:
    write(project / "theme/package.json", '{"slidev": {\n  "colorSchema": light }}')
    _, told = build(project, "---\ntheme: ./theme\n---\n\n# A\n")
    assert told == (
        "theme/package.json:2:18: error: `package.json` is no JSON: Expecting value [theme-fails]\n"
        '  2 |   "colorSchema": light }}\n'
        "    |                  ^\n"
    )


def test_a_folder_that_is_no_theme_is_unknown(project: Path) -> None:
    (project / "empty").mkdir()
    _, told = build(project, "---\ntheme: ./empty\n---\n\n# A\n")
    assert told == (
        "slides.md:2:8: error: there is no theme `./empty`, `default` is used [unknown-theme]\n"
        "  2 | theme: ./empty\n"
        "    |        ^^^^^^^ looked for theme.toml or package.json in empty\n"
    )


def test_a_theme_may_lie_where_its_preview_is(project: Path) -> None:
    """Themes of Slidev are written so: `theme: ./` in an example beside the parts."""
    shutil.copytree(THEMES / "harbour", project, dirs_exist_ok=True)
    built, _ = build(project, "---\ntheme: ./\n---\n\n# Ahoy\n")
    html = built.html.decode("utf-8")
    assert "harbour-cover" in html
    assert html.count(".slidev-layout em{color:#0b6e8f}") == 1
    assert html.count('class="quay"') == 1


def test_what_a_theme_has_in_its_public_folder_is_found(project: Path) -> None:
    write(project / "theme/style.css", ".a { background: url(/dot.svg) }")
    write(project / "theme/public/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    built, told = build(project, "---\ntheme: ./theme\n---\n\n# A\n")
    assert told == ""
    assert "data:image/svg+xml" in built.html.decode("utf-8")


def test_a_theme_of_slidegen_may_extend_one_of_slidev(project: Path) -> None:
    shutil.copytree(THEMES / "harbour", project / "harbour")
    write(project / "mine/theme.toml", 'extends = "../harbour"\n')
    write(project / "mine/theme.css", ".slidev-layout { color: #123456 }")
    built, _ = build(project, "---\ntheme: ./mine\n---\n\n# A\n")
    html = built.html.decode("utf-8")
    assert "harbour-cover" in html
    assert "color:#123456" in html
