"""Keywords of the univariate models in `almanac models --json`, from standard input."""

import json
import sys

document = json.load(sys.stdin)
models = document["models"] if isinstance(document, dict) else document
for model in models:
    if model["family"] not in ("regression", "growth curve") and model["model"] != "seasonal-naive":
        print(model["model"])
