"""A mill for each file of tests, and where its runs are logged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mill import Mill
from mutants import read_corpus

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Mill:
    """With the runtime, the engines and the themes kept from text to text."""
    return Mill(tmp_path_factory.mktemp("fuzz"))


@pytest.fixture(scope="session")
def corpus() -> list[str]:
    return read_corpus(ROOT)


@pytest.fixture
def log_of(pytestconfig: pytest.Config) -> Callable[[str], Path]:
    """The file in which a run of this name says where it stands."""
    cache = pytestconfig.cache
    assert cache is not None
    return lambda name: cache.mkdir("fuzz") / f"{name}.log"
