"""Forecasts of a partition of a larger panel, piece by piece, in bounded memory."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from almanac._forecaster import Almanac
from almanac._report import AlmanacWarning

ROWS = 200_000
"""Rows that are gathered before their series are forecast."""


def whole_series(batches: Iterable[pa.RecordBatch], name: str, rows: int) -> Iterator[pa.Table]:
    """Tables of about so many rows, or of one longer series, that no series is spread over.

    :param batches: rows of a partition, those of a series one after the other.
    """
    waiting: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        if batch.num_rows == 0:
            continue
        waiting.append(batch)
        count += batch.num_rows
        if count < rows:
            continue
        table = pa.Table.from_batches(waiting)
        names = table.column(name)
        last = names[-1]
        cut = table.num_rows
        while cut > 0 and names[cut - 1] == last:
            cut -= 1
        if cut == 0:
            # One series so far; look again when there is twice as much.
            rows = max(rows, 2 * count)
            continue
        yield table.slice(0, cut)
        # A copy of the rest, so that the batches can go.
        rest = pa.concat_tables([table.slice(cut)]).combine_chunks()
        waiting, count = rest.take(pa.array(range(rest.num_rows))).to_batches(), rest.num_rows
    if waiting:
        yield pa.Table.from_batches(waiting)


@dataclass
class PartitionForecast:
    """What is done with each partition: the arguments of a forecast, and where its result goes.

    Figures depend on nothing but the series, so that a partition that is computed again after the
    loss of a worker is the same.
    """

    models: Sequence[str] | str
    h: int
    level: Sequence[float] | None
    freq: str | int | None
    point: str
    id_col: str
    time_col: str
    target_col: str
    rows_at_once: int = ROWS

    def __post_init__(self) -> None:
        self.models = [self.models] if isinstance(self.models, str) else list(self.models)
        self.level = sorted(self.level or [])

    @property
    def columns(self) -> list[str]:
        """The columns of figures: for each model its point, then the bounds of each level."""
        ends = [f"-{end}-{value:g}" for value in self.level or [] for end in ("lo", "hi")]
        return [label + end for label in self.models for end in ["", *ends]]

    def schema(self, rows: pa.Schema) -> pa.Schema:
        """The schema of the result for rows of a schema."""
        return pa.schema(
            [
                *(pa.field(name, rows.field(name).type) for name in (self.id_col, self.time_col)),
                *(pa.field(name, pa.float64()) for name in self.columns),
                pa.field("error", pa.string()),
            ]
        )

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Forecasts the series of a partition.

        A series without a forecast gets a row with nothing but its name and the reason.

        :param batches: rows, those of a series one after the other.
        """
        almanac = Almanac(self.models, freq=self.freq)
        for table in whole_series(batches, self.id_col, self.rows_at_once):
            schema = self.schema(table.schema)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", AlmanacWarning)
                result = almanac.forecast(
                    table,
                    h=self.h,
                    level=self.level or None,
                    point=self.point,
                    id_col=self.id_col,
                    time_col=self.time_col,
                    target_col=self.target_col,
                )
            columns = {
                field.name: result.column(field.name) for field in schema if field.name != "error"
            }
            columns["error"] = pa.nulls(result.num_rows, pa.string())
            yield from pa.table(columns).cast(schema).to_batches()
            failures = almanac.report.failures if almanac.report else []
            if failures:
                names = pa.array([series for series, _ in failures])
                empty: dict[str, Any] = {
                    field.name: pa.nulls(len(failures), field.type) for field in schema
                }
                empty[self.id_col] = names.cast(schema.field(self.id_col).type)
                empty["error"] = pa.array([reason for _, reason in failures], pa.string())
                yield from pa.table(empty, schema=schema).to_batches()
