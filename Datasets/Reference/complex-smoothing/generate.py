"""Writes `seasonal.json`: complex exponential smoothing of given parameters by Python smooth.

    python -m venv .venv && .venv/bin/pip install smooth==1.2.0
    .venv/bin/python generate.py

`CES(seasonality, lags=[4], initial="optimal", a, b).fit(y)` estimates initial states; its states before
the first observation, its fitted values and forecasts check the recursions. The series is made up.
"""

import json
import pathlib

import numpy as np
from smooth import CES

EFFECTS = [10.0, -4.0, 3.0, -9.0]
CASES = [
    ("simple", complex(1.3, 1.01), None), ("partial", complex(1.3, 1.01), 0.2),
    ("full", complex(1.3, 1.01), complex(1.2, 0.98)),
]


def main():
    y = np.array([99 + t + EFFECTS[t % 4] + (t * 5 % 7) * 0.6 for t in range(32)])
    cases = []
    for season, a, b in CASES:
        model = CES(seasonality=season, lags=[4], initial="optimal", a=a, b=b)
        model.fit(y)
        states = np.asarray(model.states)[:, :4]
        cases.append({
            "season": season, "alpha": [a.real, a.imag],
            "beta": [] if b is None else [complex(b).real, complex(b).imag],
            "states": states.tolist(), "fitted": np.asarray(model.fitted).tolist(),
            "means": np.asarray(model.predict(h=8).mean).tolist(),
        })
    text = ",\n".join(json.dumps(c) for c in cases)
    out = '{"values": ' + json.dumps(y.tolist()) + ', "cases": [\n' + text + "\n]}\n"
    (pathlib.Path(__file__).parent / "seasonal.json").write_text(out)


if __name__ == "__main__":
    main()
