"""Peak memory of `zhimai facts`: four times as many bulletins should need no more."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_FACTS = "import sys, zhimai; sys.exit(zhimai.main())"


def measure(texts: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Yield the peak for some bulletins and for four times as many, and the ratio of the two."""
    # the samples are few: read them again and again
    texts = list(texts) * -(-240 // len(texts))
    few = len(texts) // 4
    # the largest come last, on top of whatever the others left behind, and are among the few as well
    texts.sort(key=lambda path: path.stat().st_size)
    peaks = [_peak(texts[-few:]), _peak(texts[-4 * few :])]
    yield "bulletins", "peak memory"
    yield f"{few}", f"{peaks[0] / 1024:.0f} MB"
    yield f"{4 * few}", f"{peaks[1] / 1024:.0f} MB"
    yield "ratio", f"{peaks[1] / peaks[0]:.2f}"


def _peak(paths: Sequence[Path]) -> int:
    """Return the most kilobytes that a process of its own held while it read these."""
    command = [sys.executable, "-c", _FACTS, "facts", "--jobs", "0", *map(str, paths)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"zhimai facts ended with exit code {process.returncode}")
    return usage.ru_maxrss
