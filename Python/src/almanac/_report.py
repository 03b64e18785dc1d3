"""What became of a panel."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from almanac._native import Problem


class AlmanacWarning(UserWarning):
    """Some series have no forecast."""


@dataclass(frozen=True)
class Report:
    """What became of a panel that was forecast or backtested."""

    series: int
    """Series in the panel."""
    answered: int
    """Series with forecasts of every model, or with scores."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Series without, each with its reason."""
    fallbacks: list[tuple[str, str]] = field(default_factory=list)
    """Series where another model answered, with the reason."""
    notices: list[Problem] = field(default_factory=list)
    """What was done to the data while it was read."""
    filled_gaps: int = 0
    """Empty places between observations that were filled."""
    scores: Mapping[str, Any] | None = None
    """Of a backtest: the scores of each model, as ``almanac backtest --format json`` has them."""

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Report:
        """The report of the library's document."""

        def pairs(key: str) -> list[tuple[str, str]]:
            return [(entry["series"], entry["reason"]) for entry in document.get(key, [])]

        return cls(
            series=document["series"],
            answered=document.get("forecast", document.get("scored", 0)),
            failures=pairs("failures"),
            fallbacks=pairs("fallbacks"),
            notices=[Problem.of(entry) for entry in document["notices"]],
            filled_gaps=document.get("filledGaps", 0),
            scores=document.get("scores"),
        )

    def warn(self) -> None:
        """Names the series without a result, the first few of many."""
        if not self.failures:
            return
        shown = "; ".join(f"{name}: {reason}" for name, reason in self.failures[:5])
        more = len(self.failures) - 5
        warnings.warn(
            f"{len(self.failures)} failures in {self.series} series: {shown}"
            + (f"; and {more} more, in .report.failures" if more > 0 else ""),
            AlmanacWarning,
            stacklevel=4,
        )
