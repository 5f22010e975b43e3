"""What an unfinished run has so far: one file a batch, and what the run was started with.

``_work/run.json`` comes first and says with what the run was started; ``_work/batches/*.arrow`` are what came
of the batches (``arrow.pack``). A batch is done when its file is there. Their table ``sources`` is the
manifest: it says by content hash what is done. Nothing in here is ever unpickled.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from newsanalysis.corpus import arrow
from newsanalysis.corpus.storage import Folder, as_json
from newsanalysis.errors import CorpusError

WORK = "_work"
_RUN = f"{WORK}/run.json"
_BATCHES = f"{WORK}/batches"
_SUFFIX = ".arrow"


class Staging:
    """The work folder of the run in a corpus folder."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def run(self) -> dict[str, Any] | None:
        """What the run was started with; None where there is none."""
        data = self._folder.read(_RUN)
        if data is None:
            return None
        try:
            return dict(json.loads(data))
        except ValueError as error:
            raise CorpusError(
                f"{self._folder.name}/{_RUN} is damaged ({error}); start anew elsewhere"
            ) from error

    def start(self, run: dict[str, Any]) -> None:
        """Note what a run is started with; what an earlier one left goes away."""
        self.clear()
        self._folder.write(_RUN, as_json(run))

    def note(self, run: dict[str, Any]) -> None:
        """Note what a run has learnt of itself since it was started; what it has done stays."""
        self._folder.write(_RUN, as_json(run))

    def put(self, name: str, packed: bytes) -> None:
        """Keep what came of a batch."""
        self._folder.write(f"{_BATCHES}/{name}{_SUFFIX}", packed)

    def names(self) -> list[str]:
        """The files of the batches that are done, in order."""
        return [name for name in self._folder.files(_BATCHES) if name.endswith(_SUFFIX)]

    def tables(self, file: str, names: Iterable[str]) -> dict[str, pa.Table]:
        """Some tables of one batch."""
        data = self._folder.read(file)
        if data is None:
            raise CorpusError(f"{self._folder.name}/{file} went away during the run; --resume does it again")
        return arrow.unpack(data, names)

    def sources(self) -> Iterator[pa.Table]:
        """The table ``sources`` of every batch that is done."""
        for file in self.names():
            yield self.tables(file, ["sources"])["sources"]

    def clear(self) -> None:
        """Take the work folder away, its ``run.json`` last: by that it is known."""
        for part in (_BATCHES, WORK):
            self._folder.remove_folder(part)
