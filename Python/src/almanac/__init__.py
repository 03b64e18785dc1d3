"""Forecasts of panels of annual, quarterly and monthly series.

>>> from almanac import Almanac
>>> Almanac(models=["auto"], freq="Y").forecast(df, h=6, level=[80, 95])
"""

from almanac._forecaster import Almanac
from almanac._native import AlmanacError, Problem
from almanac._regression import RegressionResult, regression
from almanac._report import AlmanacWarning, Report
from almanac._version import VERSION as __version__

__all__ = [
    "Almanac",
    "AlmanacError",
    "AlmanacWarning",
    "Problem",
    "RegressionResult",
    "Report",
    "__version__",
    "regression",
]
