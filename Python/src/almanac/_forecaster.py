"""Forecasts and backtests of panels."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from almanac._frames import Frame
from almanac._native import call
from almanac._report import Report

_FREQUENCIES = {
    "annual": "annual yearly y ye ys a as bye bys 1y",
    "quarterly": "quarterly q qe qs bqe bqs 1q 3mo",
    "monthly": "monthly m me ms bme bms 1mo",
}


def frequency(freq: str | int | None) -> str | None:
    """Almanac's word for a frequency of pandas or Polars.

    None and whole numbers leave it to the periods.

    :raises ValueError: for a frequency that is not annual, quarterly or monthly.
    """
    if freq is None or isinstance(freq, int):
        return None
    word = freq.lower().split("-")[0]
    for name, words in _FREQUENCIES.items():
        if word in words.split():
            return name
    raise ValueError(f"freq {freq!r} is none of Y, Q and M, their variants, or a whole number")


class Almanac:
    """Forecasts of every series of a panel by one or more models.

    :param models: models with their settings, as ``almanac models`` lists them: ``"auto"``,
        ``"ets(trend=damped)"``, ``"dynamic-optimized-theta"``.
    :param freq: ``"Y"``, ``"Q"`` or ``"M"`` and what pandas and Polars make of them; None or a
        whole number to find it from the periods.
    :param n_jobs: threads to work with, -1 for one a processor; results do not depend on it.
    """

    report: Report | None
    """What became of the panel of the last call."""

    def __init__(
        self,
        models: Sequence[str] | str = ("auto",),
        freq: str | int | None = None,
        n_jobs: int = 1,
    ) -> None:
        self.models = [models] if isinstance(models, str) else list(models)
        self.freq = freq
        self.n_jobs = len(os.sched_getaffinity(0)) if n_jobs == -1 else n_jobs
        self.report = None
        self._frequency = frequency(freq)

    def forecast(
        self,
        df: Any,
        h: int,
        level: Sequence[float] | None = None,
        X_df: Any = None,
        *,
        point: str = "median",
        id_col: str = "unique_id",
        time_col: str = "ds",
        target_col: str = "y",
    ) -> Any:
        """Forecasts every series.

        :param df: a row an observation: series, period, value, and numeric regressors. A pandas or
            Polars frame, a DuckDB relation, or anything that Arrow can stream.
        :param h: periods ahead.
        :param level: levels of the intervals in percent; none by default.
        :param X_df: future values of the regressors: series, period, and the regressors.
        :param point: what stands for a distribution: ``"median"`` or ``"mean"``.
        :returns: a frame of the kind of ``df``: series, period, and for each model the columns
            ``auto``, ``auto-lo-80``, ``auto-hi-80`` and so on, in the order of the series.
        :raises AlmanacError: where options or data cannot be used. A series that cannot be forecast
            is named in a warning and in :attr:`report`.
        """
        frame = Frame(df)
        table = frame.prepared(time_col, [target_col])
        if X_df is not None:
            future = Frame(X_df).prepared(time_col, [])
            table = pa.concat_tables(
                [table, _like(future, table.schema, (id_col, time_col))],
                promote_options="permissive",
            )
        options = self._options(h, level, point, id_col, time_col, target_col)
        return self._answer("forecast", frame, table, options, {id_col: id_col, time_col: time_col})

    def cross_validation(
        self,
        df: Any,
        h: int,
        n_windows: int = 1,
        step_size: int = 1,
        input_size: int | None = None,
        level: Sequence[float] | None = None,
        *,
        min_size: int = 3,
        score: str = "mase",
        point: str = "median",
        id_col: str = "unique_id",
        time_col: str = "ds",
        target_col: str = "y",
    ) -> Any:
        """Forecasts what is already known: every model is fitted again at every cutoff.

        :param n_windows: cutoffs a series at most, the last one ``h`` periods before its end.
        :param step_size: periods between cutoffs.
        :param input_size: fit to so many observations before each cutoff; None for all.
        :param min_size: the fewest observations before a cutoff.
        :param score: the score that orders the models of :attr:`Report.scores`.
        :returns: a frame of the kind of ``df``: series, period, ``cutoff`` (the last period known),
            the value that came, and the columns of :meth:`forecast`. The scores are in
            :attr:`report`.
        """
        frame = Frame(df)
        options = self._options(h, level, point, id_col, time_col, target_col) | {
            "windows": n_windows,
            "step": step_size,
            "sliding": input_size,
            "minimum": min_size,
            "score": score,
        }
        table = frame.prepared(time_col, [target_col])
        origins = {id_col: id_col, time_col: time_col, "cutoff": time_col}
        return self._answer("backtest", frame, table, options, origins)

    @staticmethod
    def plot(
        df: Any,
        forecasts_df: Any = None,
        *,
        unique_ids: Sequence[Any] | None = None,
        models: Sequence[str] | None = None,
        level: Sequence[float] | None = None,
        max_insample_length: int | None = None,
        id_col: str = "unique_id",
        time_col: str = "ds",
        target_col: str = "y",
    ) -> Any:
        """Draws series with fans of their forecasts.

        :param forecasts_df: what :meth:`forecast` gave.
        :param unique_ids: the series, at most eight by default.
        :param level: the intervals to draw; all of the frame's by default.
        :returns: a matplotlib figure.
        """
        from almanac._plot import plot

        return plot(
            Frame(df).table,
            None if forecasts_df is None else Frame(forecasts_df).table,
            unique_ids=unique_ids,
            models=models,
            level=level,
            max_insample_length=max_insample_length,
            names=(id_col, time_col, target_col),
        )

    def _options(
        self,
        h: int,
        level: Sequence[float] | None,
        point: str,
        id_col: str,
        time_col: str,
        target_col: str,
    ) -> dict[str, Any]:
        return {
            "horizon": h,
            "models": self.models,
            "levels": [float(value) for value in level or []],
            "frequency": self._frequency,
            "columns": {"unique_id": id_col, "ds": time_col, "y": target_col},
            "layout": "wide",
            "point": point,
            "jobs": self.n_jobs,
        }

    def _answer(
        self,
        function: str,
        frame: Frame,
        table: pa.Table,
        options: dict[str, Any],
        origins: dict[str, str],
    ) -> Any:
        result, document = call(function, table, options)
        y = options["columns"]["y"]
        if function == "backtest" and y != "y":
            result = result.rename_columns(
                [y if name == "y" else name for name in result.column_names]
            )
        self.report = Report.of(document)
        self.report.warn()
        return frame.restored(result, origins)


def _like(table: pa.Table, schema: pa.Schema, names: tuple[str, str]) -> pa.Table:
    """The table with two columns cast to the types of a schema."""
    for name in names:
        position = table.schema.get_field_index(name)
        if position < 0:
            raise ValueError(f"X_df has no column {name!r}")
        kind = schema.field(name).type
        if table.schema.field(position).type != kind:
            table = table.set_column(position, name, table.column(position).cast(kind))
    return table
