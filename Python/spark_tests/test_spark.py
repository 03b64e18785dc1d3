"""Spark on local-cluster, whose executors are processes of their own."""

import os
import random
import signal
import subprocess
import sys
import threading
import time

import pyarrow as pa
import pytest
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import almanac.spark
from almanac import Almanac
from almanac._partitions import whole_series

H, LEVEL, MODELS = 4, [80, 95], ["auto", "drift"]


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "6")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .config("spark.executor.memory", "1g")
        .getOrCreate()
    )
    yield session
    session.stop()


def rows(series: int) -> list[tuple[str, int, float]]:
    draw = random.Random(7)
    return [
        (f"s{number:04d}", year, 100 + number + 3 * (year - 2000) + draw.gauss(0, 5))
        for number in range(series)
        for year in range(2000, 2015 + number % 10)
    ]


@pytest.fixture(scope="module")
def panel() -> pa.Table:
    names, years, values = zip(*rows(400), strict=True)
    return pa.table({"unique_id": names, "ds": pa.array(years, pa.int64()), "y": values})


@pytest.fixture(scope="module")
def expected(panel):
    return Almanac(MODELS, freq="Y").forecast(panel, h=H, level=LEVEL).to_pandas()


def frame(spark, panel):
    data = panel.to_pandas().sample(frac=1, random_state=3)
    return spark.createDataFrame(data).repartition(5)


def collected(result):
    found = result.toPandas().sort_values(["unique_id", "ds"], ignore_index=True)
    return found


def test_the_same_as_one_machine(spark, panel, expected):
    result = almanac.spark.forecast(
        frame(spark, panel), h=H, level=LEVEL, models=MODELS, freq="Y", rows_at_once=500
    )
    found = collected(result)
    assert found.columns.tolist() == [*expected.columns, "error"]
    assert found["error"].isna().all()
    assert found.drop(columns="error").equals(expected)


def test_a_bad_series_is_named(spark, panel, expected):
    bad = panel.slice(0, 2).to_pandas().assign(unique_id="bad", ds=2001)
    result = almanac.spark.forecast(
        frame(spark, panel).union(spark.createDataFrame(bad)), h=H, level=LEVEL, models=MODELS
    )
    found = collected(result)
    named = found[found["error"].notna()]
    assert named["unique_id"].tolist() == ["bad"] and "twice" in named["error"].iloc[0]
    rest = found[found["error"].isna()].drop(columns="error").reset_index(drop=True)
    assert rest.astype(expected.dtypes).equals(expected)


def test_dates(spark, panel, expected):
    dated = frame(spark, panel).withColumn("ds", F.make_date("ds", F.lit(12), F.lit(31)))
    for kind, year in [
        ("date", lambda ds: ds.map(lambda day: day.year)),
        ("timestamp", lambda ds: ds.dt.year),
    ]:
        result = almanac.spark.forecast(
            dated.withColumn("ds", F.col("ds").cast(kind)),
            h=H,
            level=LEVEL,
            models=MODELS,
            freq="Y",
        )
        assert result.schema["ds"].dataType.simpleString() == kind
        found = collected(result)
        assert year(found["ds"]).tolist() == expected["ds"].tolist()
        assert found["auto"].tolist() == expected["auto"].tolist()


def test_an_executor_is_killed(spark, panel, expected):
    slow = F.udf(lambda name: time.sleep(0.005) or name)
    data = frame(spark, panel).repartition(8).withColumn("unique_id", slow("unique_id"))
    killed = []

    def kill() -> None:
        time.sleep(4)
        lines = subprocess.run(
            ["pgrep", "-P", str(spark.sparkContext._gateway.proc.pid), "-a", "java"],
            capture_output=True,
            text=True,
        ).stdout.splitlines()
        executors = [line for line in lines if "CoarseGrainedExecutorBackend" in line]
        pid = int(executors[0].split()[0])
        os.kill(pid, signal.SIGKILL)
        killed.append(pid)

    thread = threading.Thread(target=kill)
    thread.start()
    found = collected(
        almanac.spark.forecast(data, h=H, level=LEVEL, models=MODELS, freq="Y", num_partitions=16)
    )
    thread.join()
    assert len(killed) == 1
    assert found.drop(columns="error").equals(expected)


def test_whole_series():
    names = ["a"] * 3 + ["b"] * 40 + ["c"] * 2 + ["d"] * 5
    table = pa.table({"n": names, "i": range(50)})
    for size in (1, 4, 7, 100):
        parts = list(whole_series(table.to_batches(max_chunksize=size), "n", 10))
        assert pa.concat_tables(parts).equals(table)
        seen = [set(part["n"].to_pylist()) for part in parts]
        assert sum(len(part) for part in seen) == 4
    assert list(whole_series([], "n", 10)) == []
