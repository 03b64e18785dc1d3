"""``python -m almanac``: forecasts and backtests of files that the native program does not read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.feather
import pyarrow.parquet

from almanac._forecaster import frequency
from almanac._native import AlmanacError, call
from almanac._report import Report
from almanac._version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; the exit code is that of the native program."""
    options = _parser().parse_args(arguments)
    try:
        table = _read(Path(options.data))
        result, document = call(
            options.command,
            table,
            {
                "horizon": options.horizon,
                "models": options.model,
                "levels": [float(level) for level in options.levels.split(",") if level],
                "frequency": frequency(options.frequency),
                "layout": options.layout,
                "jobs": options.jobs,
                "windows": getattr(options, "windows", None),
                "step": getattr(options, "step", None),
            },
        )
        _write(result, options.output)
    except (AlmanacError, OSError, ValueError, pa.ArrowException) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    report = Report.of(document)
    for notice in report.notices:
        print(f"{notice.code}: {notice}", file=sys.stderr)
    for words, entries in (("failed", report.failures), ("fallback", report.fallbacks)):
        for name, reason in entries:
            print(f"{words}: {name}: {reason}", file=sys.stderr)
    done = "forecast" if options.command == "forecast" else "scored"
    print(f"{report.answered} of {report.series} series {done}", file=sys.stderr)
    return 1 if report.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m almanac", description=__doc__)
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("forecast", "backtest"):
        command = commands.add_parser(
            name, help=f"{name}s a panel: unique_id, ds, y and regressors"
        )
        command.add_argument("data", help="a file: .parquet, .feather, .arrow or .csv")
        command.add_argument("--horizon", "-H", type=int, required=True, help="periods ahead")
        command.add_argument("--model", default="auto", help="models, separated by commas")
        command.add_argument("--levels", default="80,95", help="levels of the intervals in percent")
        command.add_argument("--frequency", help="annual, quarterly or monthly")
        command.add_argument(
            "--layout",
            choices=["long", "wide"],
            default="long",
            help="a row a series, period and model, or columns for every model",
        )
        command.add_argument("--jobs", type=int, default=1, help="threads to work with")
        command.add_argument("-o", "--output", help="the file to write; CSV on standard output")
        if name == "backtest":
            command.add_argument("--windows", type=int, default=3, help="origins a series")
            command.add_argument("--step", type=int, default=1, help="periods between origins")
    return parser


def _read(path: Path) -> pa.Table:
    match path.suffix:
        case ".parquet" | ".pq":
            return pyarrow.parquet.read_table(path)
        case ".feather" | ".arrow" | ".ipc":
            return pyarrow.feather.read_table(path)
        case ".csv":
            return pyarrow.csv.read_csv(path)
    raise ValueError(f"'{path}' is none of .parquet, .feather, .arrow and .csv")


def _write(table: pa.Table, path: str | None) -> None:
    if path is None:
        pyarrow.csv.write_csv(table, sys.stdout.buffer)
        return
    # Beside its place until it is whole.
    part = Path(path + ".part")
    match Path(path).suffix:
        case ".parquet" | ".pq":
            pyarrow.parquet.write_table(table, part)
        case ".feather" | ".arrow" | ".ipc":
            pyarrow.feather.write_feather(table, str(part))
        case ".csv":
            pyarrow.csv.write_csv(table, part)
        case _:
            raise ValueError(f"'{path}' is none of .parquet, .feather, .arrow and .csv")
    part.replace(path)


if __name__ == "__main__":
    sys.exit(main())
