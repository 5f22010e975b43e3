"""``run.json``: what a finished corpus was made with; by it a folder is known as one."""

from __future__ import annotations

import json
from typing import Any

from newsanalysis.corpus.storage import Folder
from newsanalysis.errors import CorpusError

RUN = "run.json"
FORMAT = "newsanalysis corpus 1"


def read_run(folder: Folder) -> dict[str, Any] | None:
    """What ``run.json`` says; None where there is none.

    Raises ``CorpusError`` for one that is no corpus's.
    """
    data = folder.read(RUN)
    if data is None:
        return None
    try:
        run = json.loads(data)
        if run["format"] == FORMAT and isinstance(run["generation"], int):
            return dict(run)
    except (ValueError, KeyError, TypeError):
        pass
    raise CorpusError(f"{folder.name}/{RUN} is not a corpus's; name another folder")
