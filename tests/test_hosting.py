"""What the README tells of hosting, and the hook for pre-commit, are commands that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from command import Command

from slidegen.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
WORKFLOWS = [yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```$", README, re.M | re.S)]
[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def commands(workflow: dict[str, Any]) -> list[str]:
    """The lines of shell in a workflow of GitHub or GitLab."""
    job = workflow["jobs"]["decks"] if "jobs" in workflow else workflow["pages"]
    steps = [step["run"] for step in job.get("steps", ()) if "run" in step]
    return [line for line in (*steps, *job.get("script", ())) if line.startswith("slidegen ")]


def test_there_is_a_workflow_of_github_and_one_of_gitlab():
    assert [sorted(map(str, workflow)) for workflow in WORKFLOWS] == [
        ["True", "jobs", "permissions"],
        ["pages"],
    ]
    assert [len(commands(workflow)) for workflow in WORKFLOWS] == [2, 2]


@pytest.mark.parametrize("line", [HOOK["entry"], *(line for flow in WORKFLOWS for line in commands(flow))])
def test_every_command_that_is_told_of_is_one(line: str):
    _, name, *arguments = shlex.split(line)
    command = main.commands[name]
    with click.Context(command) as context:
        command.parse_args(context, arguments)


def test_the_steps_of_a_workflow_make_a_site(slidegen: Command):
    slidegen.write("decks/one/slides.md", "# One\n")
    slidegen.write("decks/two.md", "# Two\n")
    for line in commands(WORKFLOWS[1]):
        done = slidegen(*shlex.split(line)[1:])
        assert done.status == 0, done.err
    assert slidegen.files("public") == ["index.html", "one.html", "two.html"]
    index = (slidegen.folder / "public" / "index.html").read_text(encoding="utf-8")
    addresses = re.findall(r'(?:href|src)="([^"]*)"', index)
    assert addresses
    assert [one for one in addresses if not one.startswith(("./", "#", "data:"))] == []


@pytest.mark.parametrize(
    ("name", "is_checked"), [("slides.md", True), ("decks/tour/slides.md", True), ("README.md", False)]
)
def test_the_hook_takes_decks(name: str, is_checked: bool):
    assert bool(re.search(HOOK["files"], name)) == is_checked


def test_the_hook_fails_for_a_deck_with_a_mistake(slidegen: Command):
    slidegen.write("decks/a/slides.md", "# One\n\n![](/gone.png)\n")
    slidegen.write("decks/b/slides.md", "# Two\n")
    entry = shlex.split(HOOK["entry"])[1:]
    assert slidegen(*entry, "decks/b/slides.md").status == 0
    done = slidegen(*entry, "decks/a/slides.md", "decks/b/slides.md")
    assert done.status == 1
    assert "decks/a/slides.md:3:5: error: `/gone.png` is not there [missing-asset]" in done.text
