"""How time grows with size, whatever machine this is and whatever else it does."""

import gc
import time
from collections.abc import Callable

_TIMES = 4
_LIMIT = 11  # of sixteen, which is what quadratic work would take
_TRIES = 8
_NOTHING = 0.002  # seconds; what takes no time has no ratio


def grows_no_faster(work: Callable[[int], object], size: int) -> bool:
    """Tell whether four times the size takes far less than sixteen times the time.

    One of eight comparisons must show it: other work of the machine only ever adds time, and what
    is quadratic is so in all of them. Garbage is not collected meanwhile: how long that takes
    depends on everything the whole test run keeps, and long work brings it about more often.
    """
    work(size // _TIMES)
    return any(_ratio(work, size) < _LIMIT for _ in range(_TRIES))


def _ratio(work: Callable[[int], object], size: int) -> float:
    short = min(_seconds(work, size // _TIMES) for _ in range(3))
    return min(_seconds(work, size) for _ in range(2)) / (short + _NOTHING)


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        work(size)
        return time.process_time() - began
    finally:
        gc.enable()
