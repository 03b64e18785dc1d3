"""Almanac: one.py IN OUT MODEL THREADS."""

import sys

import polars as pl

from almanac import Almanac

source, target, model, jobs = sys.argv[1:]
engine = Almanac([model], freq="Y", n_jobs=int(jobs))
engine.forecast(pl.read_parquet(source), h=6, level=[80, 95]).write_parquet(target)
