"""Forecasts of a partition of a larger panel, piece by piece, in bounded memory."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
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


def forecasts(
    batches: Iterable[pa.RecordBatch],
    engine: Mapping[str, Any],
    call: Mapping[str, Any],
    schema: pa.Schema,
    rows: int = ROWS,
) -> Iterator[pa.RecordBatch]:
    """Forecasts the series of a partition.

    A series without a forecast gets a row with nothing but its name and the reason.

    :param engine: the arguments of :class:`Almanac`.
    :param call: those of :meth:`Almanac.forecast`.
    :param schema: of the result: that of the forecasts and the column ``error``.
    """
    almanac = Almanac(**engine)
    name = call.get("id_col", "unique_id")
    for table in whole_series(batches, name, rows):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", AlmanacWarning)
            result = almanac.forecast(table, **call)
        columns = {
            field.name: result.column(field.name) for field in schema if field.name != "error"
        }
        columns["error"] = pa.nulls(result.num_rows, pa.string())
        yield from pa.table(columns).cast(schema).to_batches()
        failures = almanac.report.failures if almanac.report else []
        if failures:
            empty: dict[str, Any] = {
                field.name: pa.nulls(len(failures), field.type) for field in schema
            }
            empty[name] = pa.array([series for series, _ in failures]).cast(schema.field(name).type)
            empty["error"] = pa.array([reason for _, reason in failures], pa.string())
            yield from pa.table(empty, schema=schema).to_batches()
