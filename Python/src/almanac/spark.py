"""Forecasts of Spark frames: partitions by series, the native library in every Python worker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from almanac._partitions import ROWS, PartitionForecast

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
    one machine, also where a partition is computed again after the loss of an executor.

    :param df: series, period and value; further numeric columns are regressors, known ahead where
        rows have them and no value.
    :param freq: should be given where dates of a single series in a partition may not tell it.
    :param num_partitions: partitions; Spark's ``spark.sql.shuffle.partitions`` where None.
    :returns: a frame of the columns of :meth:`almanac.Almanac.forecast` and ``error``: a series
        that cannot be forecast has one row with its name and the reason, and nothing else.
    """
    from pyspark.sql.types import DoubleType, StringType, StructField, StructType

    task = PartitionForecast(
        models=models,
        h=h,
        level=level,
        freq=freq,
        point=point,
        id_col=id_col,
        time_col=time_col,
        target_col=target_col,
        rows_at_once=rows_at_once,
    )
    schema = StructType(
        [
            StructField(id_col, df.schema[id_col].dataType),
            StructField(time_col, df.schema[time_col].dataType),
            *(StructField(name, DoubleType()) for name in task.columns),
            StructField("error", StringType()),
        ]
    )
    parts = (
        df.repartition(id_col) if num_partitions is None else df.repartition(num_partitions, id_col)
    )
    return parts.sortWithinPartitions(id_col, time_col).mapInArrow(task, schema)
