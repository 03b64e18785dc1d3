"""``python -m almanac``, and the same figures as the native program to the last digit."""

import csv
import io
import os
import subprocess
import sys

import pyarrow.csv
import pyarrow.feather
import pyarrow.parquet
import pytest

from almanac.__main__ import main


def test_parquet(panel, tmp_path, capsys):
    source, target = tmp_path / "panel.parquet", tmp_path / "out.parquet"
    pyarrow.parquet.write_table(panel, source)
    assert main(["forecast", str(source), "--horizon", "2", "-o", str(target)]) == 0
    result = pyarrow.parquet.read_table(target)
    assert result.column_names == [
        "unique_id",
        "ds",
        "model",
        "mean",
        "median",
        "lo-80",
        "hi-80",
        "lo-95",
        "hi-95",
    ]
    assert result.num_rows == 6
    assert "3 of 3 series forecast" in capsys.readouterr().err
    feather = tmp_path / "out.feather"
    assert main(["backtest", str(source), "--horizon", "1", "-o", str(feather)]) == 0
    assert "cutoff" in pyarrow.feather.read_table(feather).column_names


def test_wrong_usage(tmp_path, capsys):
    assert main(["forecast", str(tmp_path / "none.parquet"), "--horizon", "2"]) == 2
    assert main(["forecast", str(tmp_path / "none.xlsx"), "--horizon", "2"]) == 2
    assert "is none of .parquet" in capsys.readouterr().err


@pytest.mark.skipif("ALMANAC" not in os.environ, reason="ALMANAC names the native program")
@pytest.mark.parametrize("model", ["auto", "naive,drift,ets,arima,dynamic-optimized-theta", "ces"])
def test_the_same_figures_as_the_program(panel, tmp_path, model):
    source = tmp_path / "panel.csv"
    pyarrow.csv.write_csv(panel, source)
    arguments = ["forecast", str(source), "--horizon", "5", "--model", model]
    native = subprocess.run(
        [os.environ["ALMANAC"], *arguments], check=True, capture_output=True, text=True
    ).stdout
    ours = subprocess.run(
        [sys.executable, "-m", "almanac", *arguments], check=True, capture_output=True, text=True
    ).stdout
    expected, found = (list(csv.DictReader(io.StringIO(text))) for text in (native, ours))
    assert len(expected) == len(found) == 15 * len(model.split(","))
    for want, got in zip(expected, found):
        assert want.keys() == got.keys()
        for column in want:
            if column in ("unique_id", "ds", "model"):
                assert want[column] == got[column]
            else:
                assert float(want[column]) == float(got[column])
