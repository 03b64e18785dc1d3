"""StatsForecast: peer.py IN OUT MODEL JOBS."""

import sys

import polars as pl
from statsforecast import StatsForecast
from statsforecast.models import DynamicOptimizedTheta, RandomWalkWithDrift

source, target, model, jobs = sys.argv[1:]
models = {"drift": RandomWalkWithDrift, "dynamic-optimized-theta": DynamicOptimizedTheta}
engine = StatsForecast(models=[models[model]()], freq=1, n_jobs=int(jobs))
forecasts = engine.forecast(df=pl.read_parquet(source), h=6, level=[80, 95])
forecasts.write_parquet(target)
