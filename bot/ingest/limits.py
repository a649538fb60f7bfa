"""How much of anything one article may cost."""

from dataclasses import dataclass

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The caps of one intake; whatever goes beyond them is refused with the number in the reason.

    `cpu_seconds` is the limit that stops a bomb; `wall_seconds` is only the outer stop, because a
    busy machine must not turn an ordinary page into a "bad document" (measured: at load 119 nine
    of 922 real pages took 18 s or more of wall time and 0.4 s of processor time).
    `child_memory` is address space; an honest page with its language needs less than 300 MB of it.
    """

    wire_bytes: int = 10 * _MEGABYTE
    inflated_bytes: int = 20 * _MEGABYTE
    characters: int = 2_000_000
    pages: int = 300
    zip_entries: int = 2_000
    nesting: int = 200
    attributes_per_tag: int = 1_000
    child_memory: int = 400 * _MEGABYTE
    child_output: int = 24 * _MEGABYTE
    cpu_seconds: int = 4
    wall_seconds: float = 20.0
    connect_seconds: float = 5.0
    fetch_seconds: float = 20.0
    redirects: int = 5
    children: int = 2
