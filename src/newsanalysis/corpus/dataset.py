"""Corpus: the tables of a finished run as pandas or Dask DataFrames, as much of them as is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsanalysis.corpus import arrow
from newsanalysis.corpus.parts import month_of_part, table_files
from newsanalysis.corpus.record import RUN, read_run
from newsanalysis.corpus.staging import Staging
from newsanalysis.corpus.storage import Folder
from newsanalysis.errors import CorpusError
from newsanalysis.tables import CORPUS_TABLES

if TYPE_CHECKING:
    import dask.dataframe as dd


class Corpus:
    """A corpus on disk or in an object store; ``Corpus.read`` opens one.

    ``run`` is what ``run.json`` says: pipeline, versions, ``counts`` of records, articles, duplicates and
    errors in the last run, ``rows`` of each table.
    """

    def __init__(self, folder: Folder, run: dict[str, Any]) -> None:
        self._folder = folder
        self.run = run

    def __repr__(self) -> str:
        rows = ", ".join(f"{self.run['rows'][name]:,} {name}" for name in CORPUS_TABLES)
        return f"<Corpus {self._folder.name}: {rows}>"

    @property
    def path(self) -> str:
        """The folder or URL it lies in."""
        return self._folder.name

    @classmethod
    def read(cls, path: str | Path) -> Corpus:
        """The corpus in a folder or at a URL. Its tables are read when they are asked for.

        Raises ``CorpusError`` where there is none, or one whose run was cut off.
        """
        folder = Folder(path)
        run = read_run(folder)
        if run is None:
            if Staging(folder).run() is not None:
                raise CorpusError(f"the run in {path} was cut off; finish it with --resume")
            raise CorpusError(f"there is no corpus in {path} (no {RUN}); make one with newsanalysis corpus")
        return cls(folder, run)

    @property
    def months(self) -> list[str]:
        """The months of publication that articles have, ``unknown`` among them, in order."""
        files = table_files(self._folder, "articles", self.run["generation"])
        return sorted({month_of_part(file) for file in files})

    def table(
        self,
        name: str,
        *,
        columns: Sequence[str] | None = None,
        months: Collection[str] | None = None,
        entity: str | None = None,
    ) -> pd.DataFrame:
        """A table, or the part of it that is asked for; only that part is read.

        Parameters
        ----------
        name
            ``articles``, ``mentions`` … (``newsanalysis.tables.CORPUS_TABLES`` has their columns).
        columns
            Which columns; all of the schema, and ``month``, if not given.
        months
            Months of publication, such as ``["2024-06", "unknown"]``.
        entity
            Only articles that name this entity: by its name, the last word of its name ("Putin"), or the
            identifier it is linked to ("KP"). Of ``entities`` and ``mentions`` only its own rows.

        Returns
        -------
        One row per thing, with the dtypes of the schema; what is missing is NA.

        Raises
        ------
        CorpusError
            There is no such table or column.
        """
        wanted = self._columns(name, columns)
        parts = [self._read(file, name, wanted, entity) for file in self._files(name, months)]
        return pa.concat_tables([_empty(name, wanted), *parts]).to_pandas()

    def dask(
        self,
        name: str,
        *,
        columns: Sequence[str] | None = None,
        months: Collection[str] | None = None,
        entity: str | None = None,
    ) -> dd.DataFrame:
        """The same as a Dask DataFrame, one partition a file, with the columns and dtypes of ``table``."""
        import dask
        import dask.dataframe as dd

        wanted = self._columns(name, columns)
        files = self._files(name, months)
        empty = _empty(name, wanted).to_pandas()
        with dask.config.set({"dataframe.convert-string": False}):  # or missing texts would not be pandas' NA
            if not files:
                found = dd.from_pandas(empty, npartitions=1)
            else:
                found = dd.from_map(self._frame, files, name=name, columns=wanted, entity=entity, meta=empty)
        return cast("dd.DataFrame", found)

    def _frame(self, file: str, name: str, columns: list[str], entity: str | None) -> pd.DataFrame:
        return self._read(file, name, columns, entity).to_pandas()

    def _columns(self, name: str, columns: Sequence[str] | None) -> list[str]:
        if name not in CORPUS_TABLES:
            raise CorpusError(f"there is no table {name!r}; expected one of {', '.join(CORPUS_TABLES)}")
        known = [*CORPUS_TABLES[name].column_names, arrow.MONTH]
        wanted = known if columns is None else list(columns)
        unknown = [column for column in wanted if column not in known]
        if unknown:
            raise CorpusError(f"the table {name} has no column {unknown[0]!r}; it has {', '.join(known)}")
        return wanted

    def _files(self, name: str, months: Collection[str] | None) -> list[str]:
        files = table_files(self._folder, name, self.run["generation"])
        return [file for file in files if months is None or month_of_part(file) in months]

    def _read(self, file: str, name: str, columns: list[str], entity: str | None) -> pa.Table:
        """The wanted part of one file, with its month as the last column or where it was asked for."""
        month = month_of_part(file)
        keys = [] if entity is None else self._keys(name)
        stored = list(dict.fromkeys([*(c for c in columns if c != arrow.MONTH), *keys]))
        with self._folder.fs.open(self._folder.path(file), "rb") as handle:
            table = pq.read_table(handle, columns=stored, schema=arrow.SCHEMAS[name], partitioning=None)
        if entity is not None:
            table = self._naming(table, name, keys, month, entity)
        table = table.append_column(arrow.MONTH, pa.array([month] * table.num_rows, pa.string()))
        return table.select(columns)

    def _keys(self, name: str) -> list[str]:
        if name == "errors":
            raise CorpusError("the table errors names no entity; read it without")
        return ["article_id", "entity_id"] if name in {"entities", "mentions"} else ["article_id"]

    def _naming(self, table: pa.Table, name: str, keys: list[str], month: str, entity: str) -> pa.Table:
        """The rows whose article (or whose entity) is among those of the entity."""
        months = None if name == "sources" else [month]  # a duplicate may be of another month than the text
        found = [self._entity(file, entity) for file in self._files("entities", months)]
        named = pa.concat_tables([_empty("entities", keys), *(table.select(keys) for table in found)])
        return table.join(named.group_by(keys).aggregate([]), keys, join_type="left semi").sort_by(
            [(key, "ascending") for key in keys]
        )

    def _entity(self, file: str, entity: str) -> pa.Table:
        with self._folder.fs.open(self._folder.path(file), "rb") as handle:
            table = pq.read_table(handle, columns=["article_id", "entity_id", "name", "link_id"])
        name = pc.utf8_lower(table["name"])
        wanted = entity.lower()
        same = pc.or_(pc.equal(name, wanted), pc.ends_with(name, f" {wanted}"))
        return table.filter(pc.or_(same, pc.fill_null(pc.equal(table["link_id"], entity), False)))


def is_corpus(path: str | Path) -> bool:
    """Whether a corpus lies in a folder or at a URL, finished or cut off."""
    folder = Folder(path)
    try:
        finished = read_run(folder) is not None
    except CorpusError:  # a run.json of something else
        finished = False
    return finished or Staging(folder).run() is not None


def _empty(name: str, columns: Sequence[str]) -> pa.Table:
    schema = arrow.SCHEMAS[name].append(pa.field(arrow.MONTH, pa.string()))
    return pa.schema([schema.field(column) for column in columns]).empty_table()


def earlier_records(folder: Folder, generation: int) -> Iterator[dict[str, Any]]:
    """The records of a corpus up to a generation: rows of ``sources`` with month, and why they failed."""
    if generation < 0:
        return
    corpus = Corpus(folder, {"generation": generation, "rows": {}})
    failures = {row["source"]: row for row in corpus.table("errors").to_dict("records")}
    for file in corpus._files("sources", None):
        rows = corpus._read(file, "sources", corpus._columns("sources", None), None).to_pylist()
        for row in rows:
            yield {"stage": None, "error": None, "message": None} | failures.get(row["source"], {}) | row
