"""The embedded engine: what it runs, what stops it, and that nothing outside decides what it yields."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from slidegen.engine import Engine, EngineError, engine_for, engine_version

BUNDLES = Path(__file__).with_name("bundles")


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine with narrow limits on tests/bundles/trial.js."""
    monkeypatch.setattr("slidegen.engine.engine.vendor_dir", lambda: BUNDLES)
    engine = Engine("trial", seconds=2, megabytes=16)
    yield engine
    engine.close()


def error_of(engine: Engine, function: str, *args: str) -> EngineError:
    with pytest.raises(EngineError) as caught:
        engine.call(function, *args)
    return caught.value


def test_values_go_in_and_come_out_as_they_are(trial: Engine):
    value = {"text": 'é\u2028\0"</script>😀', "list": [1, 2.5, True, None, {}], "": ""}
    assert trial.call("echo", value) == value
    assert trial.call("nothing") is None


def test_a_text_that_javascript_has_not_joined_yet_comes_out_whole(trial: Engine):
    assert trial.call("rope", 20_000) == "".join(f"é{n}" for n in range(20_000))


def test_promises_and_timers_are_awaited_without_waiting(trial: Engine):
    assert trial.call("later", 3_600_000) == 3_600_000
    assert trial.call("cancelled") == "yes"
    assert trial.call("thrice") == 3


def test_a_promise_that_nothing_settles_is_an_error(trial: Engine):
    assert error_of(trial, "never").message == "`never` waits for something that never happens"
    assert trial.call("echo", 1) == 1


@pytest.mark.parametrize("function", ["fail", "failLater"])
def test_an_error_keeps_its_message_and_what_it_carries(trial: Engine, function: str):
    error = error_of(trial, function)
    assert error.message == "Error: bad link"
    assert error.data == {"line": 3, "col": 7}


def test_an_error_that_points_at_itself_keeps_its_message(trial: Engine):
    error = error_of(trial, "cyclic")
    assert (error.message, error.data) == ("Error: round", {})


@pytest.mark.parametrize("function", ["forever", "promises", "timers"])
def test_what_takes_too_long_is_stopped(trial: Engine, function: str):
    error = error_of(trial, function)
    assert (error.message, error.data) == ("took longer than 2 s", {"limit": "time"})


def test_what_needs_too_much_memory_is_stopped(trial: Engine):
    error = error_of(trial, "hoard")
    assert (error.message, error.data) == ("needs more than 16 MB", {"limit": "memory"})


def test_what_is_nested_too_deeply_is_stopped(trial: Engine):
    error = error_of(trial, "recurse")
    assert (error.message, error.data) == ("nested too deeply", {"limit": "stack"})


@pytest.mark.parametrize("function", ["forever", "hoard", "recurse"])
def test_after_a_limit_the_bundle_starts_anew(trial: Engine, function: str):
    assert [trial.call("count"), trial.call("count")] == [1, 2]
    error_of(trial, function)
    assert trial.call("count") == 1


def test_a_bundle_may_catch_that_memory_is_short_and_go_on(trial: Engine):
    assert trial.call("swallow") == "fine"
    assert trial.call("echo", "still here") == "still here"


def test_chance_and_time_are_the_same_in_each_call(trial: Engine):
    first = trial.call("chance")
    assert first[0] != first[1]
    assert all(0 <= number < 1 for number in first)
    assert trial.call("chance") == first
    assert trial.call("now") == [946684800000, "2000-01-01T00:00:00.000Z", "Sat, 01 Jan 2000", 0]


def test_dates_are_in_utc(trial: Engine):
    assert trial.call("local") == [
        "2024-07-01T13:30:00.000Z",
        13,
        0,
        "Mon, 01 Jul 2024 13:30:00 GMT",
        "Mon, 01 Jul 2024 13:30:00 GMT",
        "Mon, 01 Jul 2024|13:30:00 GMT",
        0,
        True,
        "2024-07-01T00:00:00.000Z",
        "2024-07-01T12:00:00.000Z",
        "2024-07-01T10:00:00.000Z",
        "2024-07-01T12:00:00.000Z",
    ]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_the_zone_of_the_machine_does_not_show(trial: Engine, zone: str):
    program = (
        "import json, sys; from pathlib import Path; import slidegen.engine.engine as engine\n"
        "engine.vendor_dir = lambda: Path(sys.argv[1])\n"
        "print(json.dumps(engine.Engine('trial').call('local')))"
    )
    command = [sys.executable, "-c", program, str(BUNDLES)]
    done = subprocess.run(command, env={**os.environ, "TZ": zone}, capture_output=True, check=True)
    assert json.loads(done.stdout) == trial.call("local")


def test_what_bundles_expect_of_a_browser_is_there(trial: Engine):
    text = "é😀"
    assert trial.call("utf8", text) == [list(text.encode()), text]
    assert trial.call("clone") == [True, True, 5, True]
    assert trial.call("log") == "said nothing"


def test_words_are_ordered_as_in_node_not_by_code_points(trial: Engine):
    ordered = [" a", "_a", "-a", "!a", ".-mt-2", ".\\!mt-2", ".mt-2", ".mt-2\\!", ".mt-21", "[a", "1", "2"]
    ordered += ["a", "A", "ab", "Ab", "B", "z"]
    assert trial.call("sorted", ordered[::-1]) == ordered


def test_an_engine_may_be_called_from_many_threads(trial: Engine):
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda _: trial.call("count"), range(40)))
    assert sorted(counts) == list(range(1, 41))


def test_the_version_follows_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("slidegen.engine.engine.vendor_dir", lambda: tmp_path)
    versions = set()
    for text in ("var bundle = 1", "var bundle = 2"):
        (tmp_path / "own.js").write_text(text, encoding="utf-8", newline="\n")
        engine_version.cache_clear()
        versions.add(engine_version("own"))
    engine_version.cache_clear()
    assert len(versions) == 2


def test_one_engine_is_kept_for_a_bundle():
    assert engine_for("katex") is engine_for("katex")
    assert engine_for("katex") is not engine_for("uno")


def test_quickjs_is_not_imported_before_it_is_needed():
    program = "import sys, slidegen.engine; sys.exit('quickjs' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
