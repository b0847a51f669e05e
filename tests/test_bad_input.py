"""Decks, files and commands that are wrong, through the command itself: every word, and the exit status."""

from __future__ import annotations

import shlex

from command import Command
from spec_fixtures import each_fixture


@each_fixture("errors/command")
def test_the_terminal_shows_what_is_wrong(fixture, expect, slidegen: Command):
    for name, text in fixture.files.items():
        slidegen.write(name, text)
    typed = fixture.input if fixture.blocks[0].info == "sh" else "slidegen build"
    expect(fixture, slidegen(*shlex.split(typed)[1:]).terminal)
