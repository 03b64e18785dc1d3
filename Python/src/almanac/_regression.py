"""Linear regressions of the columns of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from almanac._frames import Frame
from almanac._native import Problem, call


@dataclass(frozen=True)
class RegressionResult:
    """A regression."""

    coefficients: Any
    """A frame of the kind that came: term, estimate, std_error, t, p, lower, upper, vif."""
    summary: Mapping[str, Any]
    """All statistics, as ``almanac regress --json`` prints them."""
    notices: list[Problem]
    """What was done to the rows."""


def regression(
    df: Any,
    formula: str,
    method: str = "ols",
    *,
    se: str | None = None,
    tau: float | None = None,
    bandwidth: int | None = None,
    weights: str | None = None,
    penalty: float | None = None,
    time: str | None = None,
    level: float = 95,
) -> RegressionResult:
    """Fits a linear regression to the columns of a table.

    :param formula: what is explained by what: ``"log(y) ~ x1 + x2^2 + lag(z, 1)"``.
    :param method: ``"ols"``, ``"wls"``, ``"gls"``, ``"ridge"``, ``"huber"`` or ``"quantile"``.
    :param se: standard errors: ``"classical"``, ``"hc0"`` to ``"hc3"``, ``"newey-west"``; of
        ``"quantile"`` ``"powell"`` or ``"nid"``.
    :param time: the column of periods; ``ds``, ``year`` or ``date`` by default.
    :param level: the level of the confidence intervals in percent.
    :raises AlmanacError: where formula or data cannot be used.
    """
    frame = Frame(df)
    table, document = call(
        "regression",
        frame.prepared(time or "ds", list(frame.table.column_names)),
        {
            "formula": formula,
            "method": method,
            "se": se,
            "tau": tau,
            "bandwidth": bandwidth,
            "weights": weights,
            "penalty": penalty,
            "time": time,
            "level": level,
        },
    )
    return RegressionResult(
        coefficients=frame.restored(table, {}),
        summary=document["regression"],
        notices=[Problem.of(entry) for entry in document["notices"]],
    )
