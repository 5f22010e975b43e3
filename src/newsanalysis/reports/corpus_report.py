"""A report on a corpus: one HTML file, the notebook it was made from, its tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from newsanalysis.parameters import CorpusParameters
from newsanalysis.reports.kernels import Kernels
from newsanalysis.reports.notebooks import corpus_notebook_path
from newsanalysis.reports.report import (
    NOTEBOOKS_FOLDER,
    PAGE,
    TABLES_FOLDER,
    run_visibly,
    short_scratch,
    write,
)
from newsanalysis.reports.selected import finished_corpus
from newsanalysis.reports.workshop import RECORD, workshop
from newsanalysis.tables import to_csv

if TYPE_CHECKING:
    import pandas as pd

    from newsanalysis.corpus import Selection


def make_corpus_report(
    corpus: str | Path,
    out: str | Path,
    *,
    months: str = "",
    entities: str = "",
    show_code: bool = False,
    progress: bool = False,
) -> Path:
    """The path of the finished HTML report on a corpus.

    Beside it in the folder ``out`` lie ``notebooks/06_corpus.ipynb`` (executed), ``tables/`` (CSV, whole: the
    page shows the first rows of each) and ``run.json``. As with ``make_report`` nothing that is half done
    looks finished, and no file of the user's own is written over.

    Parameters
    ----------
    corpus
        The folder or URL of a finished corpus.
    out
        The folder to write to; made if it is not there.
    months, entities
        As ``newsanalysis.corpus.Selection`` takes them; empty: all.
    show_code
        Put the notebook's code into the page, too.
    progress
        Show one progress line on stderr where that is a terminal.

    Raises
    ------
    CorpusError
        Before anything is written: it is no corpus or not a finished one, no article is of these months, or
        nobody of that name is named.
    ReportError
        The notebook failed (it is kept in ``out``/notebooks), or ``out`` can't be written.
    """
    from newsanalysis.corpus import Selection

    source = str(corpus) if "://" in str(corpus) else str(Path(corpus).absolute())
    selection = Selection(finished_corpus(str(corpus)), months=months, entities=entities)
    out = Path(out).absolute()
    names = (PAGE, NOTEBOOKS_FOLDER, TABLES_FOLDER)
    with workshop(out, finished=PAGE, names=names) as work, short_scratch() as folder:
        (work / NOTEBOOKS_FOLDER).mkdir()
        with Kernels(1, folder, work / NOTEBOOKS_FOLDER) as kernels:
            # While the kernel starts.
            from newsanalysis.reports.corpus_title import corpus_page, corpus_record
            from newsanalysis.reports.page import render

            record = corpus_record(selection, months=months, entities=entities)
            write(work / RECORD, json.dumps(record.as_dict(), ensure_ascii=False, indent=2) + "\n")
            tables = _tables(selection)
            for name, table in tables.items():
                write(work / TABLES_FOLDER / f"{name}.csv", to_csv(table))
            notebooks = run_visibly(
                [corpus_notebook_path()],
                work / NOTEBOOKS_FOLDER,
                record.parameters | {"corpus": source},
                kernels,
                out,
                progress=progress,
                model=CorpusParameters,
            )
        write(work / PAGE, render(corpus_page(selection, record, tables), notebooks, show_code=show_code))
    return out / PAGE


def _tables(selection: Selection) -> dict[str, pd.DataFrame]:
    """What the notebook shows the first rows of, whole."""
    return {
        "coverage": selection.by_period(),
        "errors": selection.errors_by_kind(),
        "entities": selection.most_named(),
        "over_time": selection.over_time(),
        "together": selection.together(),
        "shared_events": selection.with_headlines(selection.shared_events()),
        "dates": selection.talked_about(),
        "speakers": selection.voices(),
    }
