"""What a reading child may use: little memory, few seconds, no network, no programs, no files."""

import resource
import sys
from contextlib import suppress

_NO_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind")
_NO_PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")
_FORBIDDEN = (*_NO_NETWORK, *_NO_PROGRAMS)


def confine(memory: int, seconds: int, *, largest_file: int = 0) -> None:
    """Shut this process in, for good: bytes of address space, processor seconds.

    No file may be written until `allow_files` is called, and never one beyond `largest_file`
    bytes. macOS refuses the limit on memory; the others hold there.
    """
    for what, now, most in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, largest_file),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (now, most))
    sys.addaudithook(_refuse_the_world)


def allow_files(largest: int) -> None:
    """Let this process write files of at most so many bytes, once no parser runs any more."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def _refuse_the_world(event: str, _: object) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"the reading child may not use {event}")
