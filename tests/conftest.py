"""Options and fixtures that every test may use."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_wheel import unpacked, wheel
from command import Command
from spec_fixtures import Fixture, is_expected, write_expected

__all__ = ["unpacked", "wheel"]

POSIX = ["test_bounds.py", "test_disk_posix.py", "test_killed.py", "test_parallel_ends.py"]
collect_ignore = POSIX if sys.platform == "win32" else []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite what tests/spec and the sheets expect")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests are begun first: at the end no worker is left alone with a long one."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A disk cache of the tests' own: what a user's cache holds must not decide what a test sees."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SLIDEGEN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def slidegen(tmp_path: Path) -> Command:
    """The command in a folder of its own, called `talk`, which is a project."""
    folder = tmp_path / "talk"
    folder.mkdir()
    (folder / "package.json").write_text("{}", encoding="utf-8")
    return Command(folder)


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Fixture, str], None]:
    """Compare a result with what a fixture of tests/spec expects; `--update` rewrites the expectation."""

    def compare(fixture: Fixture, actual: str) -> None:
        if is_expected(fixture, actual):
            return
        if request.config.getoption("--update"):
            write_expected(fixture, actual)
            return
        assert actual == fixture.expected, fixture.title

    return compare
