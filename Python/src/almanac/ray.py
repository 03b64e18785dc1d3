"""Forecasts of Ray data: blocks by series, the native library in every worker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from almanac._partitions import PartitionForecast

if TYPE_CHECKING:
    from ray.data import Dataset


def forecast(
    ds: Dataset,
    h: int,
    level: Sequence[float] | None = None,
    *,
    models: Sequence[str] | str = ("auto",),
    freq: str | int | None = None,
    point: str = "median",
    id_col: str = "unique_id",
    time_col: str = "ds",
    target_col: str = "y",
    num_blocks: int = 200,
) -> Dataset:
    """Forecasts every series of a Ray dataset.

    Rows are sent to blocks by series; a worker holds one block at a time, so that ``num_blocks``
    bounds its memory. Figures are those of :meth:`almanac.Almanac.forecast` on one machine.

    :param ds: series, period and value; further numeric columns are regressors, known ahead where
        rows have them and no value.
    :param freq: should be given where dates of a single series in a block may not tell it.
    :returns: the columns of :meth:`almanac.Almanac.forecast` and ``error``: a series that cannot be
        forecast has one row with its name and the reason, and nothing else.
    """
    task = PartitionForecast(
        models=models,
        h=h,
        level=level,
        freq=freq,
        point=point,
        id_col=id_col,
        time_col=time_col,
        target_col=target_col,
    )

    def block(table: pa.Table) -> pa.Table:
        rows = table.sort_by([(id_col, "ascending"), (time_col, "ascending")])
        return pa.Table.from_batches(task(rows.to_batches()), schema=task.schema(table.schema))

    return ds.repartition(num_blocks, keys=[id_col]).map_batches(
        block, batch_size=None, batch_format="pyarrow"
    )
