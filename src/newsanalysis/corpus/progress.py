"""One line on stderr while a corpus is annotated: articles, how many a second, errors, when it ends."""

from __future__ import annotations

import sys
from types import TracebackType

from tqdm import tqdm

from newsanalysis.corpus.annotate import Result

_WITH_END = "{desc} {percentage:3.0f} %|{bar}| {postfix} [{elapsed}, {remaining} left]"
_WITHOUT_END = "{desc} {postfix} [{elapsed}]"


class Progress:
    """The line; ``wanted=None`` shows it on a terminal only.

    ``n_bytes`` is what there is to read, 0 where nobody knows.
    """

    def __init__(self, *, wanted: bool | None, n_bytes: int = 0) -> None:
        disable = not (sys.stderr.isatty() if wanted is None else wanted)
        self._line = tqdm(
            total=n_bytes or None,
            desc="corpus",
            disable=disable,
            leave=False,
            mininterval=0.3,
            bar_format=_WITH_END if n_bytes else _WITHOUT_END,
            file=sys.stderr,
        )
        self.n_articles = self.n_errors = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.close()

    def add(self, result: Result, bytes_read: int) -> None:
        """Count what came of a batch."""
        self.n_articles += result.n_records
        self.n_errors += result.n_errors
        if self._line.disable:
            return
        elapsed = self._line.format_dict["elapsed"] or 1e-9
        self._line.set_postfix_str(
            f"{self.n_articles:,} articles, {self.n_articles / elapsed:,.1f}/s, {self.n_errors:,} errors",
            refresh=False,
        )
        self._line.update(bytes_read - self._line.n)

    def say(self, words: str) -> None:
        """What goes on now, instead of the counts."""
        if not self._line.disable:
            self._line.set_postfix_str(words)
