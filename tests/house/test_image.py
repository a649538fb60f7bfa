"""The Dockerfile, step by step: nothing here can build an image, but its steps can be checked."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
STEPS = [
    (step.partition(" ")[0], step.partition(" ")[2].strip())
    for step in re.sub(
        r"\\\n\s*", "", re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    ).splitlines()
    if step.strip()
]


def arguments(instruction: str) -> list[str]:
    """Give what follows every step of this kind."""
    return [rest for name, rest in STEPS if name == instruction]


def test_the_image_is_made_of_one_base_without_another_registry():
    """The base has no host in its name, and no step names a host."""
    (base,) = arguments("FROM")

    assert "/" not in base
    assert not re.search(r"https?://|--index|--from", " ".join(rest for _, rest in STEPS))


def test_everything_copied_exists_and_is_sent_to_the_builder():
    """Each source is in the repository, and .dockerignore lets it through."""
    sources = [name for copy in arguments("COPY") for name in copy.split()[:-1]]
    allowed = (ROOT / ".dockerignore").read_text().splitlines()

    assert sources
    assert all((ROOT / name).exists() for name in sources)
    assert all(f"!{name}" in allowed for name in sources)


def test_libraries_come_from_the_lock():
    """Every install step is held to it, except the installer itself."""
    installs = [run for run in arguments("RUN") if "uv pip install" in run]

    assert len(installs) == 2
    assert all("constraints requirements.lock" in run for run in installs)


def test_nobody_works_as_root():
    """The last user is a plain one that the image makes."""
    user = arguments("USER")[-1]

    assert user not in {"root", "0"}
    assert any(f"useradd --create-home --uid 10001 {user}" in run for run in arguments("RUN"))


def test_commands_are_lists_and_health_is_our_own_check():
    """Signals reach the program, and no other tool is needed to look at it."""
    (entry,), (command,), (health,) = map(arguments, ("ENTRYPOINT", "CMD", "HEALTHCHECK"))

    assert json.loads(entry) == ["briefing"]
    assert json.loads(command) == ["run"]
    assert json.loads(health.partition("CMD ")[2]) == ["briefing", "check", "--offline"]
