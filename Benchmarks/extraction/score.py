"""Precision and recall of `almanac extract`, field by field, on labelled sentences.

A proposal and a label are of one figure where their spans overlap; each counts once. A field is right
where both say the same. Precision is right fields over proposals, recall right fields over labels, so
that a figure found wrongly, or not at all, costs every field.
"""

import argparse
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "Datasets", "extraction")
SHEET = os.path.join(ROOT, "Datasets", "china-tech", "indicators.yaml")
PARTS = ["development", "held-out", "later"]
FIELDS = "indicator period measure qualifier value scale unit role span".split()


def rows(name):
    with open(os.path.join(DATA, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels(sentences):
    """The labels of each sentence, with the bytes of the figure in it."""
    texts = {s["sentence"]: s["text"] for s in sentences}
    found = collections.defaultdict(list)
    for row in rows("statements.csv"):
        text = texts[row["sentence"]]
        start = len(text[: text.index(row["figure"])].encode())
        row["span"] = (start, start + len(row["figure"].encode()))
        row["value"] += "/" + row["value_high"] if row["value_high"] else ""
        found[row["sentence"]].append(row)
    return found


def proposals(binary, sentences):
    """What the program proposes for each sentence: one document a date, a paragraph a sentence."""
    found = collections.defaultdict(list)
    dates = collections.defaultdict(list)
    for sentence in sentences:
        dates[sentence["published"]].append(sentence)
    for date, group in sorted(dates.items()):
        document, starts = b"", []
        for sentence in group:
            starts.append(len(document))
            document += sentence["text"].encode() + b"\n\n"
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(document)
            file.flush()
            command = [binary, "extract", file.name, "--sheet", SHEET, "--format", "json"]
            command += ["--published", date] if date else []
            output = subprocess.run(command, check=True, capture_output=True).stdout
        for proposal in json.loads(output):
            index = max(i for i, s in enumerate(starts) if s <= proposal["span"][0])
            proposal["span"] = tuple(p - starts[index] for p in proposal["span"])
            high = proposal.get("value_high")
            proposal["value"] += "/" + high if high else ""
            found[group[index]["sentence"]].append(proposal)
    return found


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def score(sentences, truth, found, verbose):
    right = collections.Counter()
    proposed = expected = 0
    for sentence in sentences:
        wanted = list(truth[sentence["sentence"]])
        expected += len(wanted)
        for proposal in found[sentence["sentence"]]:
            proposed += 1
            label = next((w for w in wanted if overlap(w["span"], proposal["span"])), None)
            if label is None:
                if verbose:
                    print("extra ", sentence["sentence"], sentence["text"], proposal["value"], proposal["unit"])
                continue
            wanted.remove(label)
            right["figure"] += 1
            for field in FIELDS:
                if proposal.get(field, "") == label.get(field, ""):
                    right[field] += 1
                elif verbose:
                    print("wrong ", sentence["sentence"], sentence["text"], "|", label["figure"], "|", field,
                          repr(proposal.get(field, "")), "instead of", repr(label.get(field, "")))
        for label in wanted:
            if verbose:
                print("missed", sentence["sentence"], sentence["text"], "|", label["figure"])
    return right, proposed, expected


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", default=os.path.join(ROOT, ".build", "release", "almanac"))
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--verbose", action="store_true", help="list every difference")
    options = parser.parse_args()
    if not os.path.exists(options.binary):
        sys.exit(f"{options.binary} is missing: make build")
    everything = rows("sentences.csv")
    truth, found = labels(everything), proposals(options.binary, everything)
    for part in [options.part] if options.part else PARTS:
        for language in ["en", "zh", "both"]:
            sentences = [s for s in everything if s["part"] == part and language in (s["language"], "both")]
            right, proposed, expected = score(sentences, truth, found, options.verbose and language == "both")
            empty = sum(not truth[s["sentence"]] for s in sentences)
            print(f"{part}, {language}: {len(sentences)} sentences ({empty} without a statement), "
                  f"{expected} statements, {proposed} proposed")
            if language != "both":
                continue
            print(f"  {'field':10} precision  recall")
            for field in ["figure"] + FIELDS:
                print(f"  {field:10} {100 * right[field] / max(1, proposed):8.1f}%  "
                      f"{100 * right[field] / max(1, expected):5.1f}%")


if __name__ == "__main__":
    main()
