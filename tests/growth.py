"""How the time of some work grows with its size: a ratio, never a clock's limit."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

FACTOR = 8
BOUND = 3.0 * FACTOR
"""Linear work grows by ``FACTOR``, quadratic work by its square, 64; a busy machine wobbles in between."""

_LEAST_SECONDS = 0.004
"""Below a few milliseconds the clock says nothing."""
_LONG_SECONDS = 0.3
"""What takes this long is measured well enough in one go."""


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times longer ``work(FACTOR * size)`` takes than ``work(size)``, in this process's CPU time."""
    work(size)  # lexicons are loaded on first use
    return _seconds(work, FACTOR * size) / max(_seconds(work, size), _LEAST_SECONDS)


def _seconds(work: Callable[[int], object], size: int) -> float:
    best = float("inf")
    tracer = sys.gettrace()  # that of make coverage is no part of what is measured
    sys.settrace(None)
    gc.disable()
    try:
        for _ in range(3):
            begin = time.process_time()
            work(size)
            best = min(best, time.process_time() - begin)
            if best > _LONG_SECONDS:
                break
    finally:
        gc.enable()
        sys.settrace(tracer)
    return best
