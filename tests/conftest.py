"""Options and fixtures that every test may use."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spec_fixtures import Fixture, is_expected, write_expected


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite what the fixtures in tests/spec expect")


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
