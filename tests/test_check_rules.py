"""What the rules of `slidegen check` find, and what they leave alone, beyond the fault of each code."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from command import Command
from PIL import Image

from slidegen.build import BuildOptions
from slidegen.check.colours import Palette, contrast
from slidegen.check.findings import find_in_tree
from slidegen.check.tongue import language_of
from slidegen.decks import find_decks

DECKS = Path(__file__).parent.parent / "decks"
CAT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle r="4"/></svg>'


@pytest.fixture
def found(slidegen: Command):
    """The codes and lines that are found in a deck with one cat beside it."""

    def check(text: str, **files: str | bytes) -> list[tuple[str, int]]:
        slidegen.write("slides.md", text)
        for name, data in files.items():
            slidegen.write(name, data)
        (entry,) = find_decks(slidegen.folder / "slides.md", slidegen.folder)
        report = find_in_tree(entry, BuildOptions(), slidegen.folder).report
        return [(one.code, one.span.line) for one in report]

    return check


@pytest.mark.parametrize("entry", find_decks(DECKS, DECKS), ids=lambda entry: entry.name)
def test_the_decks_that_come_with_slidegen_are_clean(entry):
    assert [one.frame() for one in find_in_tree(entry, BuildOptions(), DECKS.parent).report] == []


@pytest.mark.parametrize(
    "text",
    [
        '<img src="/cat.svg" alt="">',
        '<img src="/cat.svg" aria-label="A cat">',
        '<img src="/cat.svg" role="presentation">',
        '<div aria-hidden="true"><a href="#/1" aria-hidden="true"><img src="/cat.svg" alt=""></a></div>',
        "[![A cat](/cat.svg)](https://example.org)",
        '<a href="#/1"><carbon-home aria-label="Home"/></a>',
        '<a href="#/1" aria-label="Home"></a>',
        "[](1)",
        '<a id="here"></a>',
        "[click here to see the cats](https://example.org)",
        "<table><tr><th>Cats</th></tr><tr><td>1</td></tr></table>",
        '<table role="presentation"><tr><td>1</td></tr></table>',
        "|   | Cats |\n|---|---|\n| Rome | 9 |",
        "## Two\n\n### Three\n\n## Two again\n\n### Three again",
    ],
)
def test_what_is_read_aloud_is_left_alone(found, text: str):
    assert found(f"# One\n\n{text}\n\n![A cat](/cat.svg)\n", **{"public/cat.svg": CAT}) == []


def test_a_finding_says_its_slide_and_at_which_click_it_comes(slidegen: Command):
    slidegen.write(
        "talk.md", "# One\n\n---\n\n# Two\n\n<div v-click>\n\n[here](https://example.org)\n\n</div>\n"
    )
    (entry,) = find_decks(slidegen.folder / "talk.md", slidegen.folder)
    [one] = find_in_tree(entry, BuildOptions(), slidegen.folder).report
    assert (one.code, one.slide, one.step) == ("link-says-nothing", 2, 1)


def test_a_code_is_ignored_on_a_slide_or_in_the_deck(found):
    slides = "# One\n\n{}[here](https://example.org)\n\n---\n{}---\n\n# One\n\n[here](https://example.org)\n"
    assert found(slides.format("", "lang: en\n")) == [
        ("link-says-nothing", 3),
        ("title-repeated", 9),
        ("link-says-nothing", 11),
    ]
    own = slides.format("", "ignore: [link-says-nothing, title-repeated]\n")
    assert found(own) == [("link-says-nothing", 3)]
    assert found(f"---\nignore: [link-says-nothing]\n---\n\n{own}") == []


@pytest.mark.parametrize(
    "text",
    [
        '<div class="text-gray-700">x</div>',
        '<div class="bg-black text-white">x</div>',
        '<div style="color: #777; background: white; font-size: 4rem" class="text-3xl">large</div>',
        '<div style="background-image: url(/cat.svg)"><span class="text-white">on a picture</span></div>',
        '<div class="card text-gray-300">its ground is the deck\'s</div>',
        '<div class="bg-gradient-to-r from-black to-gray-900 text-white">x</div>',
        '<div style="color: oklch(0.9 0.1 20)">a colour that is not read</div>',
    ],
)
def test_contrast_that_is_enough_or_not_known_is_left_alone(found, text: str):
    files = {"public/cat.svg": CAT, "style.css": ".card { background: #123; }\n"}
    deck = f"---\ncolorSchema: light\n---\n\n# One\n\n{text}\n\n![A cat](/cat.svg)\n"
    assert found(deck, **files) == []


@pytest.mark.parametrize(
    "text",
    [
        '<div class="opacity-40">x</div>',
        '<div style="color: rgb(0 0 0 / 0.4)">x</div>',
        '<div class="bg-black"><p class="a"><span style="color: #333">x</span></p></div>',
        '<div class="pale">by a class of the deck</div>',
        '<div class="text-gray-300">\n\nMarkdown *within* it\n\n- and more\n\n</div>',
    ],
)
def test_contrast_that_is_too_low_is_found_however_it_came_about(found, text: str):
    deck = f"---\ncolorSchema: light\n---\n\n# One\n\n{text}\n"
    assert found(deck, **{"style.css": ".pale { color: #bbb; }\n"}) == [("contrast-too-low", 7)]


def test_a_colour_that_reads_in_the_light_alone_is_told_of_the_dark(slidegen: Command):
    slidegen.write("talk.md", '# One\n\n<div class="text-gray-800">x</div>\n')
    told = slidegen("check", "talk.md", "--no-browser").text
    assert (
        "this text has a contrast of 1.3 to its ground in the dark, less than 4.5 [contrast-too-low]" in told
    )


def test_colours_are_computed_as_browsers_do():
    palette = Palette(
        {"--a": "var(--b, red)", "--c": "light-dark(#fff, #000)"}, dark=True, current=(1, 0, 0, 1)
    )
    assert palette.colour("var(--a)") == (1, 0, 0, 1)
    assert palette.colour("var(--c)") == (0, 0, 0, 1)
    assert palette.colour("hsl(120 100% 50% / 50%)") == (0, 1, 0, 0.5)
    assert palette.colour("color-mix(in srgb, currentcolor 40%, transparent)") == (1, 0, 0, 0.4)
    assert palette.colour("var(--nothing)") is None
    assert round(contrast((0, 0, 0, 1), (1, 1, 1, 1)), 1) == 21
    assert round(contrast((0.467, 0.467, 0.467, 1), (1, 1, 1, 1)), 1) == 4.5


def moving(frames: int, loop: int | None) -> bytes:
    first, *others = [Image.new("RGB", (4, 4), (80 * number, 0, 0)) for number in range(frames)]
    out = io.BytesIO()
    how = {} if loop is None else {"loop": loop}
    first.save(out, "GIF", save_all=True, append_images=others, duration=70, **how)
    return out.getvalue()


@pytest.mark.parametrize(
    ("frames", "loop", "codes"), [(3, 0, ["motion-without-stop"]), (3, None, []), (3, 2, []), (1, 0, [])]
)
def test_a_picture_that_moves_for_ever_is_found(found, frames: int, loop: int | None, codes: list[str]):
    deck = "# One\n\n![A cat](/cat.gif)\n"
    assert [code for code, _ in found(deck, **{"public/cat.gif": moving(frames, loop)})] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('<video src="/cat.mp4" autoplay loop></video>', ["motion-without-stop"]),
        ('<video src="/cat.mp4" autoplay loop controls></video>', []),
        ('<video src="/cat.mp4" autoplay></video>', []),
        ('<div style="animation: turn 2s infinite">x</div>', ["motion-without-stop"]),
        ('<div style="animation: turn 2s 3">x</div>', []),
        ('<div class="turning">x</div>', ["motion-without-stop"]),
    ],
)
def test_motion_that_somebody_can_stop_or_that_ends_is_left_alone(found, text: str, codes: list[str]):
    files = {
        "public/cat.mp4": b"\0\0\0\x18ftypmp42",
        "style.css": ".turning { animation: turn 2s infinite }\n",
    }
    deck = f"# One\n\n{text}\n\n[The film of the cat](/cat.mp4)\n"
    assert [code for code, _ in found(deck, **files)] == codes


def test_files_that_may_be_used_are_left_alone(found, slidegen: Command):
    deck = (
        "# One\n\n<CounterBox/>\n\n![A cat](/cat.svg)\n\n<img :src=\"'/pictures/' + 'dog.svg'\" alt=\"\">\n"
    )
    files = {
        "public/cat.svg": CAT,
        "public/CNAME": "example.org",
        "public/paper.pdf": "%PDF",
        "components/counter-box.html": '<p class="figure"></p>',
        "components/Unused.html": "<p></p>",
        "layouts/wide.html": '<div class="slidev-layout"><slot/></div>',
        "style.css": '.figure { background: url("./look/paper.png") }\n',
        "look/paper.png": b"x",
        "notes/README.md": "the deck",
        "notes/plan.md": "# Plan",
        ".hidden/a.svg": CAT,
        "build/a.svg": CAT,
        "other/slides.md": "# Another deck",
        "other/a.svg": CAT,
        "shots/01.png": b"x",
        "shots/02.png": b"x",
        "site/talk.html": "a page",
        "site/talk.og.png": b"x",
        f"site/{slidegen.folder.name}.md": "a hand-out",
    }
    slides = found(deck, **files)
    assert [code for code, _ in slides if code == "unused-file"] == ["unused-file"] * 3


def test_files_beside_a_deck_that_is_not_alone_are_left_alone(slidegen: Command):
    slidegen.write("talk.md", "# One\n")
    slidegen.write("public/cat.svg", CAT)
    assert slidegen("check", "talk.md", "--no-browser").text == "talk.md: 1 slide, nothing wrong\n"


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("the cat and the dog are in the house, and it is that of the man " * 3, "en"),
        ("der Hund und die Katze sind nicht in dem Haus, das ist für den Mann " * 3, "de"),
        ("le chat et les chiens sont dans la maison, une maison qui est pour nous " * 3, "fr"),
        ("los perros y las gatas son de una casa que no es para el hombre " * 3, "es"),
        ("Кошка и собака живут в доме", "ru"),
        ("猫と犬は家にいます。とても大きい家です、ほんとうに。", "ja"),
        ("猫和狗在房子里，这是一座很大的房子，非常非常大，真的很大。", "zh"),
        ("a b c", None),
        ("const a = 1", None),
    ],
)
def test_a_language_is_told_by_its_letters_and_small_words(text: str, spoken: str | None):
    assert language_of(text) == spoken


@pytest.mark.parametrize("tag", ["de", "pt-BR", "zh-Hans-CN", "en-x-pirate", "gsw"])
def test_language_tags_are_languages(found, tag: str):
    assert found(f"---\nlang: {tag}\n---\n\n# One\n") == []


@pytest.mark.parametrize(
    ("headmatter", "times", "told"),
    [
        ("duration: 10min", ("4min", "6min"), []),
        ("duration: 10min", ("4min", "5min 30s"), []),
        ("duration: 10min", ("4min", "2min"), ["time-does-not-add-up"]),
        ("duration: 10min", ("4min", None), []),
        ("duration: 10min", ("11min", None), ["time-does-not-add-up"]),
        ("lang: en", ("20min", "11min"), ["time-does-not-add-up"]),
        ("lang: en", ("4min", "2min"), []),
    ],
)
def test_times_add_up_to_the_duration(found, headmatter: str, times: tuple[str, str | None], told: list[str]):
    first, second = (f"time: {time}\n" if time else "" for time in times)
    deck = f"---\n{headmatter}\n{first}---\n\n# One\n\n---\n{second}class: a\n---\n\n# Two\n"
    assert [code for code, _ in found(deck)] == told


def test_anchors_to_ids_footnotes_and_views_are_there(found):
    deck = (
        '# One\n\n<p id="here">a</p> <a href="#here">there</a> <a href="#/presenter/1">speaker</a> '
        '<a href="#/overview">all</a> <a href="#/1?clicks=2">first</a> \n\ntext[^1]\n\n[^1]: note\n'
    )
    assert found(deck) == []
    assert found(deck.replace('id="here"', 'id="hare"')) == [("dead-anchor", 3)]


def test_an_anchor_to_a_slide_that_is_not_there_says_how_many_there_are(slidegen: Command):
    slidegen.write("slides.md", '# One\n\n<a href="#/99">on</a>\n\n---\n\n# Two\n')
    told = slidegen("check").text
    assert "slides.md:3:10: warning: nothing in the deck is called `#/99` [dead-anchor]\n" in told
    assert "^^^^ the deck has 2 slides\n" in told


@pytest.mark.parametrize(
    ("value", "theme", "told"),
    [
        ("fade", "default", []),
        ("slide-up | fade-out", "default", []),
        ("view-transition", "default", []),
        ("none", "default", []),
        ("{name: fade}", "default", []),
        ("rain", "matrix", []),
        ("rain", "default", ["unknown-transition"]),
        ("fade | wobble", "default", ["unknown-transition"]),
        ("turn", "default", []),
    ],
)
def test_a_transition_is_one_that_some_style_plays(found, value: str, theme: str, told: list[str]):
    rules = {"style.css": ".turn-enter-active { transition: rotate 1s; }"}
    for of in ("deck", "slide"):
        head = f"theme: {theme}\n" + (f"transition: {value}\n" if of == "deck" else "")
        second = f"transition: {value}" if of == "slide" else "class: a"
        deck = f"---\n{head}---\n\n# One\n\n---\n{second}\n---\n\n# Two\n"
        assert [code for code, _ in found(deck, **rules)] == told
