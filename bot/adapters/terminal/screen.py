"""The three streams of a terminal: what is read from it and how things are written to it."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING, BinaryIO, TextIO

from bot.adapters.visible import UNSAFE, visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_PIPE_WIDTH = 100
_PATIENCE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Screen:
    """Standard input, output and error. rich is loaded when something is drawn, not before."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    def show(self, *drawn: "RenderableType") -> None:
        """Draw on standard output: colours on a terminal, plain lines of 100 elsewhere."""
        console = _console(self.stdout)
        with console.capture() as captured:
            for one in drawn:
                console.print(one)
        # rich fills lines up to the width; what a person copies should not end in spaces.
        lines = captured.get().removesuffix("\n").split("\n")
        self.stdout.write("".join(f"{line.rstrip(' ')}\n" for line in lines))

    def say(self, line: str) -> None:
        """Write one line; the caller has made foreign text `visible`."""
        self.stdout.write(f"{line}\n")

    def write(self, content: bytes) -> None:
        """Write a file as it is, for a program or another file to take."""
        self.stdout.flush()
        self.stdout.buffer.write(content)

    def copy(self, file: BinaryIO) -> None:
        """Write a file that may be large."""
        self.stdout.flush()
        shutil.copyfileobj(file, self.stdout.buffer)

    def complain(self, line: str) -> None:
        """Write one line on standard error."""
        self.stderr.write(f"{line}\n")

    def print_record(self, record: Mapping[str, object], *, on_one_line: bool = False) -> None:
        """Write a record as JSON; what could steer a terminal is written as `\\uXXXX`."""
        encoding = (self.stdout.encoding or "").lower().replace("-", "")
        written = json.dumps(
            record, ensure_ascii=encoding != "utf8", indent=None if on_one_line else 2
        )
        breaks = "" if on_one_line else "\n"
        self.stdout.write(UNSAFE.sub(lambda m: _escape(m.group(), keep=breaks), written) + "\n")

    @contextmanager
    def patience(self, words: str) -> Iterator[None]:
        """Show that work goes on, after a second and only to somebody who looks."""
        if not self.stderr.isatty():
            yield
            return
        status = _console(self.stderr).status(visible(words))
        timer = Timer(_PATIENCE_SECONDS, status.start)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            status.stop()

    def asks_back(self) -> bool:
        """Tell whether somebody sits there who can answer a question."""
        return self.stdin.isatty()

    def confirm(self, question: str) -> bool:
        """Ask for a yes; everything else is a no."""
        self.stderr.write(f"{question} [y/N] ")
        self.stderr.flush()
        return self.stdin.readline().strip().lower() in {"y", "yes"}


def _console(stream: TextIO) -> "Console":
    from rich.console import Console

    return Console(
        file=stream,
        width=None if stream.isatty() else _PIPE_WIDTH,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _escape(character: str, *, keep: str) -> str:
    return character if character in keep else json.dumps(character)[1:-1]
