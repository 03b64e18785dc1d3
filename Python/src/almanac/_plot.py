"""Fan charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def plot(
    table: pa.Table,
    forecasts: pa.Table | None,
    *,
    unique_ids: Sequence[Any] | None,
    models: Sequence[str] | None,
    level: Sequence[float] | None,
    max_insample_length: int | None,
    names: tuple[str, str, str],
) -> Any:
    """Draws a chart a series: the past as a line, each model's point, its intervals as a fan."""
    from matplotlib.figure import Figure

    series, time, value = names
    ids = list(unique_ids) if unique_ids is not None else pc.unique(table[series]).to_pylist()[:8]
    columns = 1 if len(ids) == 1 else 2
    rows = -(-len(ids) // columns)
    figure = Figure(figsize=(6 * columns, 3 * max(rows, 1)), layout="constrained")
    for number, name in enumerate(ids):
        axes = figure.add_subplot(rows, columns, number + 1)
        past = _of(table, series, name).sort_by(time)
        if max_insample_length is not None:
            past = past.slice(max(0, past.num_rows - max_insample_length))
        axes.plot(_list(past, time), _list(past, value), color="black", label=value)
        if forecasts is not None:
            future = _of(forecasts, series, name)
            known = models if models is not None else _models(forecasts, names)
            for position, model in enumerate(known):
                _fan(axes, future, time, model, level, f"C{position}")
        axes.set_title(str(name))
        axes.legend(loc="upper left", fontsize="small")
    return figure


def _fan(
    axes: Any, table: pa.Table, time: str, model: str, level: Sequence[float] | None, color: str
) -> None:
    periods = _list(table, time)
    levels = level if level is not None else _levels(table, model)
    # The widest first, so that the narrow ones lie on it.
    for value in sorted(levels, reverse=True):
        word = f"{value:g}"
        axes.fill_between(
            periods,
            _list(table, f"{model}-lo-{word}"),
            _list(table, f"{model}-hi-{word}"),
            color=color,
            alpha=0.2,
            linewidth=0,
            label=f"{model} {word} %",
        )
    axes.plot(periods, _list(table, model), color=color, label=model)


def _models(table: pa.Table, names: tuple[str, str, str]) -> list[str]:
    bounds = ("-lo-", "-hi-")
    return [
        name
        for name in table.column_names
        if name not in (*names, "cutoff") and not any(part in name for part in bounds)
    ]


def _levels(table: pa.Table, model: str) -> list[float]:
    prefix = f"{model}-lo-"
    return [float(name[len(prefix) :]) for name in table.column_names if name.startswith(prefix)]


def _of(table: pa.Table, column: str, value: Any) -> pa.Table:
    values = table[column]
    if pa.types.is_dictionary(values.type):
        values = values.cast(values.type.value_type)
    return table.filter(pc.equal(values, pa.scalar(value, values.type)))


def _list(table: pa.Table, column: str) -> list[Any]:
    nothing = float("nan")
    return [nothing if value is None else value for value in table[column].to_pylist()]
