"""prompts/*.toml -> prompts with typed inputs; whatever does not fit is refused at once."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.engines.model.port import Task
from bot.resources import prompt_folder

_PLACE = re.compile(r"\{([a-z_]+)\}")


class InputType(StrEnum):
    """What may be put in: text of others set apart, one line, one word."""

    BLOCK = "block"
    LINE = "line"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told for one task."""

    name: str
    version: int
    inputs: dict[str, InputType]
    system: str
    user: str

    @property
    def edition(self) -> str:
        """Name the prompt with its version."""
        return f"{self.name} {self.version}"

    @property
    def digest(self) -> str:
        """Give the SHA-256 of everything a model is told."""
        inputs = ",".join(f"{name}:{kind}" for name, kind in sorted(self.inputs.items()))
        return hashlib.sha256("\0".join((inputs, self.system, self.user)).encode()).hexdigest()

    def render(self, **given: str) -> str:
        """Give the user's part with everything put in; `ValueError` if something does not fit."""
        if given.keys() != self.inputs.keys():
            raise ValueError(f"{self.name} takes {sorted(self.inputs)}, not {sorted(given)}")
        shown = {name: _typed(name, self.inputs[name], text) for name, text in given.items()}
        return _PLACE.sub(lambda place: shown[place[1]], self.user).strip()


def _typed(name: str, kind: InputType, text: str) -> str:
    if kind is InputType.BLOCK:
        # Nobody can write a mark into a text that depends on all of the text.
        mark = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
        return f"<<<{name} {mark}\n{text}\n{mark} {name}>>>"
    if kind is InputType.LINE:
        return " ".join(text.split())
    if not re.fullmatch(r"[\w-]+", text):
        raise ValueError(f"{name} is no word")
    return text


@cache
def prompt_for(task: Task, folder: Path | None = None) -> Prompt:
    """Give the prompt of a task; `ValueError` if its file is not as it should be."""
    path = (folder or prompt_folder()) / f"{task.value}.toml"
    with path.open("rb") as file:
        found = tomllib.load(file)
    if found.keys() != {"version", "inputs", "system", "user"}:
        raise ValueError(f"{path.name} has {sorted(found)}")
    prompt = Prompt(
        task.value,
        int(found["version"]),
        {name: InputType(kind) for name, kind in found["inputs"].items()},
        str(found["system"]).strip(),
        str(found["user"]).strip(),
    )
    if _PLACE.search(prompt.system):
        raise ValueError(f"{path.name} puts an input among our instructions")
    if set(_PLACE.findall(prompt.user)) != prompt.inputs.keys():
        raise ValueError(f"{path.name} does not put in just its inputs")
    return prompt


def _print_versions() -> None:
    for task in Task:
        prompt = prompt_for(task)
        print(f'"{prompt.edition}" = "{prompt.digest}"')  # noqa: T201  (a tool for who edits)


if __name__ == "__main__":
    _print_versions()
