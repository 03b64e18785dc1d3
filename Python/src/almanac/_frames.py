"""Frames of every kind as Arrow, and Arrow as the kind that came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


class Frame:
    """A frame as an Arrow table, and the way back to its kind."""

    table: pa.Table

    def __init__(self, data: Any) -> None:
        """Takes a pandas or Polars frame, a DuckDB relation, or anything that Arrow can stream.

        :raises TypeError: for anything else.
        """
        kind = type(data).__module__.split(".")[0]
        self._restore: Callable[[pa.Table, Mapping[str, str]], Any] = lambda table, _: table
        if kind == "pandas":
            self.table = _from_pandas(data)
            self._restore = lambda table, origins: _to_pandas(table, data, origins)
        elif kind == "polars":
            import polars as pl

            lazy = isinstance(data, pl.LazyFrame)
            frame = data.collect() if lazy else data
            self.table = frame.to_arrow()

            def to_polars(table: pa.Table, _: Mapping[str, str]) -> Any:
                result = pl.from_arrow(table)
                return result.lazy() if lazy and isinstance(result, pl.DataFrame) else result

            self._restore = to_polars
        elif kind in ("duckdb", "_duckdb"):
            import duckdb

            self.table = _whole(data.arrow())
            # On the default connection, which is where duckdb.sql looks.
            self._restore = lambda table, _: duckdb.from_arrow(table)
        else:
            self.table = _whole(data)

    def restored(self, table: pa.Table, origins: Mapping[str, str]) -> Any:
        """A result in the kind of the frame.

        :param origins: columns of the result with the columns of the frame whose types they get.
        """
        for name, origin in origins.items():
            position = table.schema.get_field_index(name)
            column = _cast(table.column(position), self.table.schema.field(origin).type)
            table = table.set_column(position, name, column)
        return self._restore(table, origins)

    def prepared(self, time: str, numbers: list[str]) -> pa.Table:
        """The table with times of a zone as local ones, and decimals as doubles."""
        table = self.table
        for position, field in enumerate(table.schema):
            column = None
            if field.name == time and pa.types.is_timestamp(field.type) and field.type.tz:
                column = pc.local_timestamp(table.column(position))
            elif field.name in numbers and pa.types.is_decimal(field.type):
                column = table.column(position).cast(pa.float64())
            if column is not None:
                table = table.set_column(position, field.name, column)
        return table


def _whole(data: Any) -> pa.Table:
    if isinstance(data, pa.Table):
        return data
    if isinstance(data, pa.RecordBatch):
        return pa.Table.from_batches([data])
    if isinstance(data, pa.RecordBatchReader):
        return data.read_all()
    if hasattr(data, "__arrow_c_stream__"):
        return pa.RecordBatchReader.from_stream(data).read_all()
    raise TypeError(
        f"{type(data).__name__} is no pandas or Polars frame, DuckDB relation or Arrow table"
    )


def _cast(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    if column.type == kind:
        return column
    if pa.types.is_dictionary(kind):
        return column.cast(kind.value_type).dictionary_encode()
    if pa.types.is_timestamp(kind) and kind.tz and column.type.tz is None:
        return pc.assume_timezone(column, kind.tz, ambiguous="earliest", nonexistent="earliest")
    return column.cast(kind)


def _from_pandas(frame: Any) -> pa.Table:
    import pandas as pd

    periods = {
        name: frame[name].dt.to_timestamp()
        for name in frame.columns
        if isinstance(frame[name].dtype, pd.PeriodDtype)
    }
    return pa.Table.from_pandas(frame.assign(**periods), preserve_index=False)


def _to_pandas(table: pa.Table, frame: Any, origins: Mapping[str, str]) -> Any:
    import pandas as pd

    result = table.to_pandas()
    for name, origin in origins.items():
        kind = frame[origin].dtype
        if isinstance(kind, pd.PeriodDtype):
            result[name] = result[name].dt.to_period(kind.freq)
        else:
            result[name] = result[name].astype(kind)
    return result
