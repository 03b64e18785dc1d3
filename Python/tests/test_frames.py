"""The same figures whatever the kind of frame, and the same kind back."""

import datetime

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from almanac import Almanac

COLUMNS = ["unique_id", "ds", "auto", "auto-lo-80", "auto-hi-80", "auto-lo-95", "auto-hi-95"]


def forecast(df):
    return Almanac(freq="Y").forecast(df, h=3, level=[80, 95])


def test_arrow(panel):
    result = forecast(panel)
    assert isinstance(result, pa.Table)
    assert result.column_names == COLUMNS
    assert result["unique_id"].to_pylist() == ["a"] * 3 + ["b"] * 3 + ["c"] * 3
    assert result["ds"].to_pylist() == [2022, 2023, 2024] * 3
    assert result.schema.field("unique_id").type == panel.schema.field("unique_id").type
    for lower, point, upper in zip(
        result["auto-lo-80"].to_pylist(),
        result["auto"].to_pylist(),
        result["auto-hi-80"].to_pylist(),
    ):
        assert lower < point < upper


def test_pandas(panel):
    frame = panel.to_pandas()
    result = forecast(frame)
    assert isinstance(result, pd.DataFrame)
    assert list(result.columns) == COLUMNS
    assert result.dtypes["unique_id"] == frame.dtypes["unique_id"]
    assert result["auto"].tolist() == forecast(panel)["auto"].to_pylist()


def test_pandas_types(panel):
    expected = forecast(panel)["auto"].to_pylist()
    frame = panel.to_pandas()
    frame["unique_id"] = frame["unique_id"].astype("category")
    for moments, years in [
        (pd.to_datetime(frame["ds"].astype(str) + "-12-31"), lambda ds: ds.dt.year),
        (
            pd.to_datetime(frame["ds"].astype(str) + "-01-01").dt.tz_localize("Asia/Shanghai"),
            lambda ds: ds.dt.year,
        ),
        (
            pd.PeriodIndex(frame["ds"].astype(str), freq="Y").to_series(index=frame.index),
            lambda ds: ds.dt.year,
        ),
        (frame["ds"].astype(str), lambda ds: ds.astype(int)),
        (frame["ds"].astype("int32"), lambda ds: ds),
        (
            frame["ds"].map(lambda year: datetime.date(year, 7, 1)),
            lambda ds: ds.map(lambda date: date.year),
        ),
    ]:
        result = forecast(frame.assign(ds=moments))
        assert result.dtypes["ds"] == moments.dtype
        assert result.dtypes["unique_id"] == frame.dtypes["unique_id"]
        assert years(result["ds"]).tolist() == [2022, 2023, 2024] * 3
        assert result["auto"].tolist() == expected


def test_polars(panel):
    frame = pl.from_arrow(panel)
    result = forecast(frame)
    assert isinstance(result, pl.DataFrame)
    assert result.columns == COLUMNS and result.schema["unique_id"] == pl.String
    assert result["auto"].to_list() == forecast(panel)["auto"].to_pylist()
    lazy = forecast(frame.lazy())
    assert isinstance(lazy, pl.LazyFrame) and lazy.collect().equals(result)
    categories = frame.with_columns(
        pl.col("unique_id").cast(pl.Categorical), pl.date("ds", 12, 31).alias("ds")
    )
    result = forecast(categories)
    assert result.schema["ds"] == pl.Date
    assert result["ds"].dt.year().to_list() == [2022, 2023, 2024] * 3


def test_duckdb(panel):
    relation = duckdb.sql("SELECT unique_id, ds, y::DECIMAL(18, 10) AS y FROM panel")
    result = forecast(relation)
    assert isinstance(result, duckdb.DuckDBPyRelation)
    assert result.columns == COLUMNS
    rows = duckdb.sql("SELECT auto FROM result").fetchall()
    for (value,), expected in zip(rows, forecast(panel)["auto"].to_pylist(), strict=True):
        assert value == pytest.approx(expected, rel=1e-8)


def test_streams(panel):
    whole = forecast(panel)
    assert forecast(panel.to_reader(max_chunksize=5)).equals(whole)
    assert forecast(panel.combine_chunks().to_batches()[0]).equals(whole)
    sliced = pa.concat_tables([panel.slice(0, 7), panel.slice(7)])
    assert forecast(sliced).equals(whole)
    views = panel.set_column(0, "unique_id", panel["unique_id"].cast(pa.string_view()))
    assert forecast(views)["auto"].equals(whole["auto"])


def test_other_things():
    with pytest.raises(TypeError, match="list is no pandas"):
        forecast([1, 2])


def test_other_names(panel):
    frame = panel.rename_columns(["id", "year", "value"])
    result = Almanac().forecast(frame, h=1, id_col="id", time_col="year", target_col="value")
    assert result.column_names == ["id", "year", "auto"]
    past = Almanac(["naive"]).cross_validation(
        frame, h=1, id_col="id", time_col="year", target_col="value"
    )
    assert past.column_names == ["id", "year", "cutoff", "value", "naive"]
