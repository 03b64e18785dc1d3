"""Ray Data on this machine, whose workers are processes of their own."""

import random

import pyarrow as pa
import pytest
import ray

import almanac.ray
from almanac import Almanac

H, LEVEL, MODELS = 4, [80, 95], ["auto", "drift"]


@pytest.fixture(scope="module", autouse=True)
def cluster():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def panel() -> pa.Table:
    draw = random.Random(7)
    rows = [
        (f"s{number:04d}", year, 100 + number + 3 * (year - 2000) + draw.gauss(0, 5))
        for number in range(200)
        for year in range(2000, 2015 + number % 10)
    ]
    draw.shuffle(rows)
    names, years, values = zip(*rows, strict=True)
    return pa.table({"unique_id": names, "ds": pa.array(years, pa.int64()), "y": values})


@pytest.fixture(scope="module")
def expected(panel):
    rows = panel.sort_by([("unique_id", "ascending"), ("ds", "ascending")])
    return Almanac(MODELS, freq="Y").forecast(rows, h=H, level=LEVEL).to_pandas()


def collected(result):
    table = pa.concat_tables(ray.get(result.to_arrow_refs()))
    return table.to_pandas().sort_values(["unique_id", "ds"], ignore_index=True)


@pytest.mark.parametrize("blocks", [1, 7])
def test_the_same_as_one_machine(panel, expected, blocks):
    data = ray.data.from_arrow([panel.slice(0, 1000), panel.slice(1000)])
    result = almanac.ray.forecast(
        data, h=H, level=LEVEL, models=MODELS, freq="Y", num_blocks=blocks
    )
    found = collected(result)
    assert found.columns.tolist() == [*expected.columns, "error"]
    assert found["error"].isna().all()
    assert found.drop(columns="error").equals(expected)


def test_a_bad_series_is_named(panel, expected):
    bad = pa.table({"unique_id": ["bad", "bad"], "ds": [2001, 2001], "y": [1.0, 2.0]})
    data = ray.data.from_arrow([panel, bad])
    result = almanac.ray.forecast(data, h=H, level=LEVEL, models=MODELS, num_blocks=3)
    found = collected(result)
    named = found[found["error"].notna()]
    assert named["unique_id"].tolist() == ["bad"] and "twice" in named["error"].iloc[0]
    rest = found[found["error"].isna()].drop(columns="error").reset_index(drop=True)
    assert rest.astype(expected.dtypes).equals(expected)
