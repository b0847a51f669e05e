"""The talk at the server: whose word counts, what comes too late, what is no word of a page's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
import segno

from slidegen.serve.code import INK, code_as_picture, code_for_terminal
from slidegen.serve.hub import LATE_MS, Hub
from slidegen.serve.remote import host_for_remote, remote_address
from slidegen.serve.talk import Entry, Talk, read_entries
from slidegen.shipped import assets_dir


@dataclass(eq=False)
class FakeLine:
    """A line, and all that it was told."""

    is_window: bool = True
    is_own: bool = True
    address: str = ""
    told: list[Mapping[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_own &= self.is_window

    def say(self, told: Mapping[str, object]) -> None:
        self.told.append(told)

    def heard(self, name: str) -> list[Any]:
        """The values of an entry that it was told of, in order."""
        entries = [told["entries"] for told in self.told if "entries" in told]
        return [found[name]["value"] for found in entries if name in found]


def at(page: int, count: int, by: str = "a", build: int = 1) -> dict[str, object]:
    return {"position": {"value": {"page": page, "clicks": 0, "build": build}, "count": count, "by": by}}


@dataclass
class FakeClock:
    """Stands until a test moves it."""

    ms: int = 1_000_000

    def __call__(self) -> float:
        return self.ms / 1000


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def hub(clock: FakeClock) -> Hub:
    return Hub(lambda address: {"build": 3, "slides": []}, now=clock)


def join(hub: Hub, **kind: Any) -> FakeLine:
    line = FakeLine(**kind)
    hub.join(line)
    return line


def say(hub: Hub, line: FakeLine, entries: object, tick: int | None = None) -> bool:
    return hub.hear(line, {"tick": round(hub.now() * 1000) if tick is None else tick, "entries": entries})


def pages(line: FakeLine) -> list[int]:
    return [value["page"] for value in line.heard("position")]


def test_a_move_is_told_to_all_but_the_one_who_made_it(hub: Hub):
    talk, phone, other = join(hub), join(hub, is_window=False), join(hub, is_own=False)
    assert say(hub, phone, at(4, 1))
    assert (pages(talk), pages(phone), pages(other)) == ([4], [], [4])


def test_talks_of_two_decks_do_not_mix(hub: Hub):
    one, two = join(hub, address="one.html"), join(hub, address="two.html")
    say(hub, one, at(4, 1))
    assert pages(two) == []


def test_who_joins_later_hears_of_the_whole_talk(hub: Hub):
    say(hub, join(hub), at(4, 1))
    phone = join(hub, is_window=False)
    assert pages(phone) == [4]
    assert phone.told[0]["sheet"] == {"build": 3, "slides": []}
    assert phone.told[0]["tick"] == 1_000_000
    assert phone.told[-1] == {"windows": 1, "phones": 1}


def test_an_older_word_changes_nothing(hub: Hub):
    talk, phone = join(hub), join(hub, is_window=False)
    say(hub, talk, at(4, 5))
    say(hub, phone, at(2, 4))
    say(hub, phone, at(3, 5, by="A"))
    assert pages(talk) == []
    assert hub.rooms[""].talk.entries["position"].value["page"] == 4


def test_the_first_window_says_where_the_talk_begins_and_all_agree_on_it(hub: Hub):
    talk = join(hub)
    say(hub, talk, at(4, 0, by="zz"))
    late = join(hub)
    say(hub, late, at(9, 0, by="zzz"))
    assert (pages(talk), pages(late)) == ([4], [4])
    assert hub.rooms[""].talk.entries["position"].count == 1


def test_a_press_that_was_held_back_is_not_done_and_its_phone_is_told(hub: Hub, clock: FakeClock):
    talk, phone = join(hub), join(hub, is_window=False)
    say(hub, talk, at(4, 1))
    hub.strike()
    pressed = phone.told[-1]["tick"]
    clock.ms += LATE_MS
    assert say(hub, phone, at(5, 2), tick=pressed)
    assert pages(talk) == [5]
    clock.ms += 1
    assert say(hub, phone, at(6, 3), tick=pressed)
    assert pages(talk) == [5]
    assert phone.told[-1]["late"] is True
    assert phone.told[-1]["entries"]["position"]["value"]["page"] == 5


def test_nothing_is_done_once_a_phone_has_given_its_line_up():
    script = (assets_dir() / "runtime/dev/talkline.js").read_text(encoding="utf-8")
    lost = re.search(r"^const LOST = (\d+);$", script, re.MULTILINE)
    assert lost
    assert int(lost[1]) > LATE_MS


def test_a_tick_that_has_not_struck_is_none(hub: Hub, clock: FakeClock):
    talk, phone = join(hub), join(hub, is_window=False)
    say(hub, phone, at(5, 2), tick=clock.ms + 1)
    assert pages(talk) == []


def test_what_this_machines_window_did_alone_counts(hub: Hub, clock: FakeClock):
    talk, phone = join(hub), join(hub, is_window=False)
    clock.ms += LATE_MS + 1
    say(hub, talk, at(7, 9), tick=0)
    assert pages(phone) == [7]


def test_only_the_talk_itself_is_asked_what_it_did_alone(hub: Hub):
    far = join(hub, is_own=False)
    assert far.told[0]["asks"] is True, "there is nobody else"
    own = join(hub)
    assert own.told[0]["asks"] is True
    assert join(hub, is_own=False).told[0]["asks"] is False
    assert join(hub, is_window=False).told[0]["asks"] is False


def test_a_place_of_an_older_build_is_that_of_the_new_one_where_no_window_says_otherwise(hub: Hub):
    talk = join(hub)
    say(hub, talk, at(4, 1, build=2))
    assert join(hub).heard("position")[-1]["build"] == 2
    for line in list(hub.rooms[""].lines):
        hub.leave(line)
    assert join(hub).heard("position")[-1] == {"page": 4, "clicks": 0, "build": 3}


def test_phones_hear_of_a_build_and_of_who_is_there(hub: Hub):
    talk, phone = join(hub), join(hub, is_window=False)
    hub.announce("")
    assert phone.told[-1] == {"sheet": {"build": 3, "slides": []}}
    assert "sheet" not in talk.told[-1]
    hub.leave(talk)
    assert phone.told[-1] == {"windows": 0, "phones": 1}
    hub.leave(talk)
    assert len(hub.rooms[""].lines) == 1


GOOD = at(1, 1)["position"]


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        {},
        {"tick": 0},
        {"tick": "0", "entries": {}},
        {"tick": True, "entries": {}},
        {"tick": 0, "entries": {}, "more": 1},
        {"tick": 0, "entries": []},
        {"tick": 0, "entries": {"drawing": GOOD}},
        {"tick": 0, "entries": {"position": 1}},
        {"tick": 0, "entries": {"position": {"value": {"page": 1, "clicks": 0}, "count": 1}}},
        {"tick": 0, "entries": {"position": {"value": {"page": 1}, "count": 1, "by": "a"}}},
        {"tick": 0, "entries": {"position": {"value": {"page": 1.5, "clicks": 0}, "count": 1, "by": "a"}}},
        {"tick": 0, "entries": {"position": {"value": {"page": -1, "clicks": 0}, "count": 1, "by": "a"}}},
        {"tick": 0, "entries": {"position": {"value": {"page": 1, "clicks": 0}, "count": 10**15, "by": "a"}}},
        {"tick": 0, "entries": {"position": {"value": {"page": 1, "clicks": 0}, "count": True, "by": "a"}}},
        {"tick": 0, "entries": {"position": {"value": {"page": 1, "clicks": 0}, "count": 1, "by": "<b>"}}},
        {"tick": 0, "entries": {"position": {"value": {"page": 1, "clicks": 0}, "count": 1, "by": "a" * 41}}},
        {
            "tick": 0,
            "entries": {"clock": {"value": {"since": float("nan"), "spent": 0}, "count": 1, "by": "a"}},
        },
        {"tick": 0, "entries": {"clock": {"value": {"since": None, "spent": "0"}, "count": 1, "by": "a"}}},
        {"tick": 0, "entries": {"clock": {"value": None, "count": 1, "by": "a"}}},
        {"tick": 0, "entries": {"blank": {"value": "url(x)", "count": 1, "by": "a"}}},
        {"tick": 0, "entries": {"advance": {"value": 1, "count": 1, "by": "a"}}},
    ],
)
def test_what_no_page_says_is_refused(hub: Hub, said: object):
    line = join(hub)
    assert not hub.hear(line, said)
    assert hub.rooms[""].talk.entries == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("position", {"page": 3, "clicks": 2}),
        ("clock", {"since": 1_795_000_000_000, "spent": 12.5}),
        ("clock", {"since": None, "spent": 0}),
        ("blank", None),
        ("blank", "white"),
        ("advance", False),
    ],
)
def test_what_a_page_says_is_taken(name: str, value: object):
    entry = Entry(value, 2, "k3x")
    assert read_entries({name: {"value": value, "count": 2, "by": "k3x"}}) == {name: entry}
    assert Talk().take({name: entry}) == {name: entry}


def test_the_code_in_the_terminal_is_that_of_the_address():
    address = "http://192.0.2.7:3030/remote?token=abc"
    lines = code_for_terminal(address, coloured=False).split("\n")
    drawn = []
    for line in lines:
        drawn.append([sign in "█▀" for sign in line])
        drawn.append([sign in "█▄" for sign in line])
    rows = [[bool(module) for module in row] for row in segno.make(address, error="m").matrix_iter(border=2)]
    assert drawn[: len(rows)] == rows
    assert not any(any(row) for row in drawn[len(rows) :])
    assert code_for_terminal(address, coloured=True).count(INK) == len(lines)
    assert code_as_picture(address).startswith("data:image/svg+xml")


def test_the_remote_listens_where_a_phone_is_and_has_the_same_token():
    assert host_for_remote("127.0.0.1") == host_for_remote("localhost") == "0.0.0.0"
    assert host_for_remote("192.0.2.7") == "192.0.2.7"
    printed = "http://192.0.2.7:3030/?token=abc"
    assert remote_address(printed) == "http://192.0.2.7:3030/remote?token=abc"
    assert remote_address(printed, "talk.html") == "http://192.0.2.7:3030/remote/talk.html?token=abc"
