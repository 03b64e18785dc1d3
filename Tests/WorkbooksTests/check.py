"""Reads a run's workbook by openpyxl and compares it with the run's forecasts.csv.

Usage: check.py FOLDER
"""

import csv
import sys
from pathlib import Path

import openpyxl


def main(folder: Path) -> None:
    rows = list(csv.DictReader(open(folder / "forecasts.csv", encoding="utf-8")))
    book = openpyxl.load_workbook(folder / "report.xlsx")
    # An indicator without a figure, as one with targets alone, has a line in the overview and no sheet.
    names = list(dict.fromkeys(row["indicator"] for row in rows if row["median"]))
    assert book.sheetnames[0] == "Overview", book.sheetnames
    missing = [name for name in names if name[:31] not in book.sheetnames]
    assert not missing, f"no sheet of {missing}"
    cells = 0
    for name in names:
        sheet = book[name[:31]]
        assert len(sheet._charts) == 1, f"{name}: {len(sheet._charts)} charts"
        head = {cell.value: cell.column - 1 for cell in sheet[1]}
        found = {str(line[0]): line for line in sheet.iter_rows(min_row=2, values_only=True)}
        for row in (row for row in rows if row["indicator"] == name):
            line = found[row["period"]]
            column = "reported" if row["kind"] == "history" else "median"
            wanted = [(column, row["median"])]
            if row["kind"] == "forecast":
                wanted += [(key, row[key]) for key in row if key[:3] in ("lo-", "hi-")]
            for key, text in wanted:
                value = line[head[key]]
                assert (value is None) == (text == ""), (name, row["period"], key, value, text)
                # Excel's files hold 16 digits.
                assert text == "" or abs(value - float(text)) <= 1e-15 * abs(float(text)), \
                    (name, row["period"], key, value, text)
                cells += 1
    print(f"{len(names)} sheets, each with a chart; {cells} cells equal forecasts.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
