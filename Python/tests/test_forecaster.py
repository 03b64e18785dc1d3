"""Options, backtests, regressors, bad series, charts."""

import multiprocessing
import threading

import pandas as pd
import pyarrow as pa
import pytest

import almanac
from almanac import Almanac, AlmanacError, AlmanacWarning
from almanac._forecaster import frequency
from almanac._native import version


def test_version():
    assert version() == almanac.__version__


def test_models_and_point(panel):
    result = Almanac(["naive", "drift"]).forecast(panel, h=1, point="mean")
    assert result.column_names == ["unique_id", "ds", "naive", "drift"]
    last = [y for y, ds in zip(panel["y"].to_pylist(), panel["ds"].to_pylist()) if ds == 2021]
    median = Almanac("naive").forecast(panel, h=1)["naive"].to_pylist()
    assert median == pytest.approx(last, rel=1e-12)
    assert result["naive"].to_pylist() == median
    skewed = Almanac("ets(error=multiplicative, trend=multiplicative)")
    means, medians = (
        skewed.forecast(panel, h=1, point=point).column(2).to_pylist()
        for point in ("mean", "median")
    )
    assert all(mean > value for mean, value in zip(means, medians))


@pytest.mark.parametrize(
    ("freq", "word"),
    [("Y", "annual"), ("YE-DEC", "annual"), ("QS", "quarterly"), ("1mo", "monthly"), (1, None)],
)
def test_frequencies(freq, word):
    assert frequency(freq) == word


def test_unknown_frequency():
    with pytest.raises(ValueError, match="freq 'D'"):
        Almanac(freq="D")


def test_jobs(panel):
    models = ["auto", "ets", "arima"]
    many = pa.concat_tables(
        panel.set_column(
            0, "unique_id", pa.array([f"{name}{n}" for name in panel["unique_id"].to_pylist()])
        )
        for n in range(60)
    )
    one = Almanac(models).forecast(many, h=4, level=[80])
    assert one.num_rows == 60 * 3 * 4
    assert Almanac(models, n_jobs=3).forecast(many, h=4, level=[80]).equals(one)


def test_threads_and_forks(panel):
    expected = Almanac(n_jobs=2).forecast(panel, h=2)
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(Almanac(n_jobs=2).forecast(panel, h=2)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 6 and all(result.equals(expected) for result in results)


def _fork(panel: pa.Table, queue) -> None:
    queue.put(Almanac(["auto", "ets"], n_jobs=2).forecast(panel, h=2)["ets"].to_pylist())


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_fork(panel):
    expected = Almanac(["auto", "ets"], n_jobs=2).forecast(panel, h=2)["ets"].to_pylist()
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    process = context.Process(target=_fork, args=(panel, queue))
    process.start()
    assert queue.get(timeout=120) == expected
    process.join()
    assert process.exitcode == 0


def test_cross_validation(panel):
    engine = Almanac(["naive", "drift"])
    result = engine.cross_validation(panel, h=2, n_windows=3, level=[90])
    assert result.column_names == [
        "unique_id",
        "ds",
        "cutoff",
        "y",
        "naive",
        "naive-lo-90",
        "naive-hi-90",
        "drift",
        "drift-lo-90",
        "drift-hi-90",
    ]
    frame = result.to_pandas()
    assert sorted(set(frame["cutoff"])) == [2017, 2018, 2019]
    assert ((frame["ds"] - frame["cutoff"]).isin([1, 2])).all()
    past = panel.to_pandas().set_index(["unique_id", "ds"])["y"]
    for row in frame.itertuples():
        assert row.y == past[row.unique_id, row.ds]
        if row.unique_id != "b":
            assert row.naive == pytest.approx(past[row.unique_id, row.cutoff], rel=1e-12)
    assert engine.report.scores["models"][0]["scores"]["mase"] > 0
    assert engine.report.answered == 3 and engine.report.filled_gaps == 0


def test_regressors(panel):
    rows = [
        ("s", year, 2.0 * x - 1, float(x))
        for year, x in zip(range(2001, 2009), [1, -3, 2, 5, -1, 4, 0, 2])
    ]
    df = pd.DataFrame(rows, columns=["unique_id", "ds", "y", "x"])
    future = pd.DataFrame({"unique_id": "s", "ds": [2009, 2010], "x": [10, -10]})
    result = Almanac("regression(formula=y ~ x)").forecast(df, h=2, X_df=future)
    assert result.iloc[:, 2].tolist() == pytest.approx([19, -21])


def test_bad_series(panel):
    bad = pa.table({"unique_id": ["bad", "bad"], "ds": [2020, 2020], "y": [1.0, 2.0]})
    engine = Almanac("naive")
    with pytest.warns(AlmanacWarning, match="bad: '2020' is given twice"):
        result = engine.forecast(pa.concat_tables([panel, bad]), h=1)
    assert result["unique_id"].to_pylist() == ["a", "b", "c"]
    assert engine.report.failures[0][0] == "bad"
    assert engine.report.series == 4 and engine.report.answered == 3
    assert engine.report.filled_gaps == 1


def test_rejections(panel):
    with pytest.raises(AlmanacError, match="did you mean 'theta'") as caught:
        Almanac(["thetta", "naive"]).forecast(panel, h=0)
    assert len(caught.value.problems) == 2
    with pytest.raises(AlmanacError, match="no column 'y'"):
        Almanac().forecast(panel.drop_columns("y"), h=1)
    with pytest.raises(AlmanacError, match="cast it to float64"):
        text = panel.set_column(2, "y", panel["ds"].cast(pa.string()))
        Almanac().forecast(text, h=1)


def test_failing_stream(panel):
    def batches():
        yield panel.to_batches()[0]
        raise OSError("the disk is on fire")

    reader = pa.RecordBatchReader.from_batches(panel.schema, batches())
    with pytest.raises(AlmanacError, match="the disk is on fire"):
        from almanac._native import call

        call("forecast", reader, {"horizon": 1})


def test_regression():
    frame = pd.DataFrame({"x": range(1, 9), "y": [3.1, 4.9, 7.2, 8.8, 11.1, 12.9, 15.2, 16.8]})
    result = almanac.regression(frame, "y ~ x", se="hc3", level=90)
    assert isinstance(result.coefficients, pd.DataFrame)
    slope = (8 * 443.4 - 36 * 80) / (8 * 204 - 36**2)  # sums by hand
    estimates = result.coefficients["estimate"].tolist()
    assert estimates == pytest.approx([10 - 4.5 * slope, slope], rel=1e-12)
    assert result.summary["standardErrors"] == "hc3"
    with pytest.raises(AlmanacError, match="z"):
        almanac.regression(frame, "y ~ z")


def test_plot(panel, tmp_path):
    engine = Almanac(["auto", "drift"])
    result = engine.forecast(panel, h=3, level=[80, 95])
    figure = engine.plot(panel, result, level=[80])
    assert len(figure.axes) == 3
    axes = figure.axes[0]
    assert axes.get_title() == "a"
    past, auto, drift = axes.lines
    assert len(past.get_xdata()) == 12
    assert list(auto.get_ydata()) == result["auto"].to_pylist()[:3]
    assert len(axes.collections) == 2
    figure.savefig(tmp_path / "fan.png")
    one = engine.plot(panel.to_pandas(), result.to_pandas(), unique_ids=["b"], models=["drift"])
    assert len(one.axes) == 1 and len(one.axes[0].collections) == 2
