"""Forecasts of Spark frames: partitions by series, the native library in every Python worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from almanac._partitions import ROWS, forecasts

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def forecast(
    df: DataFrame,
    h: int,
    level: Sequence[float] | None = None,
    *,
    models: Sequence[str] | str = ("auto",),
    freq: str | int | None = None,
    point: str = "median",
    id_col: str = "unique_id",
    time_col: str = "ds",
    target_col: str = "y",
    num_partitions: int | None = None,
    rows_at_once: int = ROWS,
) -> DataFrame:
    """Forecasts every series of a Spark frame.

    Rows are sent to partitions by series and sorted there; a worker holds about ``rows_at_once`` of
    them, however long its partition is. Figures are those of :meth:`almanac.Almanac.forecast` on
    one machine: they depend on nothing but the series, so that a partition that is computed again
    after the loss of an executor is the same.

    :param df: series, period and value; further numeric columns are regressors, known ahead where
        rows have them and no value.
    :param freq: should be given where dates of a single series in a partition may not tell it.
    :param num_partitions: partitions; Spark's ``spark.sql.shuffle.partitions`` where None.
    :returns: a frame of the columns of :meth:`almanac.Almanac.forecast` and ``error``: a series
        that cannot be forecast has one row with its name and the reason, and nothing else.
    """
    from pyspark.sql.types import DoubleType, StringType, StructField, StructType

    labels = [models] if isinstance(models, str) else list(models)
    fields = [
        StructField(id_col, df.schema[id_col].dataType),
        StructField(time_col, df.schema[time_col].dataType),
    ]
    for label in labels:
        fields.append(StructField(label, DoubleType()))
        for value in sorted(level or []):
            fields += [
                StructField(f"{label}-{end}-{value:g}", DoubleType()) for end in ("lo", "hi")
            ]
    fields.append(StructField("error", StringType()))
    engine = {"models": labels, "freq": freq}
    call: dict[str, Any] = {
        "h": h,
        "level": list(level) if level else None,
        "point": point,
        "id_col": id_col,
        "time_col": time_col,
        "target_col": target_col,
    }

    def partition(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        first, rest = _peek(batches)
        if first is None:
            return
        kinds = {
            id_col: first.schema.field(id_col).type,
            time_col: first.schema.field(time_col).type,
        }
        schema = pa.schema(
            [
                pa.field(
                    field.name,
                    kinds.get(field.name, pa.string() if field.name == "error" else pa.float64()),
                )
                for field in fields
            ]
        )
        yield from forecasts(rest, engine, call, schema, rows_at_once)

    parts = (
        df.repartition(id_col) if num_partitions is None else df.repartition(num_partitions, id_col)
    )
    return parts.sortWithinPartitions(id_col, time_col).mapInArrow(partition, StructType(fields))


def _peek(
    batches: Iterable[pa.RecordBatch],
) -> tuple[pa.RecordBatch | None, Iterator[pa.RecordBatch]]:
    iterator = iter(batches)
    first = next(iterator, None)

    def again() -> Iterator[pa.RecordBatch]:
        if first is not None:
            yield first
            yield from iterator

    return first, again()
