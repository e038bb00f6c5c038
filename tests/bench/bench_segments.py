#!/usr/bin/python3
"""Time of all figures of a pair of segmentations of 300 s against that of mir_eval, in turns in one run.

  bench_segments.py [--program PATH] [--runs 5]

Both get the same pairs, already read: 30 segments of 8 labels a side, of which the estimate's boundaries lie near the
reference's. Ours computes them a thousand times a turn, mir_eval once. Prints a line a figure, for `run`.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import warnings

import numpy
from mir_eval import segment, util

import figures

SECONDS = 300
TIMES = 1000


def side(chance, boundaries):
    times = [0.0] + sorted(boundaries) + [float(SECONDS)]
    labels = [chance.choice("ABCDEFGH") for _ in times[1:]]
    return {"intervals": [list(pair) for pair in zip(times, times[1:])], "labels": labels}


def pair(seed):
    chance = random.Random(seed)
    boundaries = [chance.uniform(1, SECONDS - 1) for _ in range(29)]
    near = [min(max(time + chance.gauss(0, 0.5), 0.1), SECONDS - 0.1) for time in boundaries]
    return {"reference": side(chance, boundaries), "estimate": side(chance, near)}


def mir_eval_seconds(both):
    """Of all its figures of a pair, and its V-measure."""
    reference, estimate = (numpy.array(both[name]["intervals"]) for name in ("reference", "estimate"))
    labels, others = both["reference"]["labels"], both["estimate"]["labels"]
    start = time.perf_counter()
    reference, labels = util.adjust_intervals(reference, list(labels), 0.0, float(SECONDS))
    estimate, others = util.adjust_intervals(estimate, list(others), 0.0, float(SECONDS))
    for window in (0.5, 3.0):
        for trim in (False, True):
            segment.detection(reference, estimate, window=window, trim=trim)
    segment.deviation(reference, estimate)
    for measure in (segment.pairwise, segment.rand_index, segment.ari, segment.mutual_information, segment.nce):
        measure(reference, labels, estimate, others)
    v_measure = segment.vmeasure(reference, labels, estimate, others)[2]
    return time.perf_counter() - start, v_measure


def own_seconds(program, path):
    output = subprocess.run([program, path, str(TIMES)], check=True, capture_output=True, text=True).stdout
    result = json.loads(output)
    return result["seconds"], result["v_measure"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                                          "../../build/bench/bin/bench_segments"))
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    ratios, own, peer = [], [], []
    with tempfile.TemporaryDirectory(prefix="bench_segments.") as scratch:
        for run in range(args.runs):
            both = pair(run)
            path = os.path.join(scratch, "case.json")
            with open(path, "w", encoding="utf-8") as out:
                json.dump({"kind": "segments", "input": both}, out)
            ours, v_measure = own_seconds(args.program, path)
            theirs, expected = mir_eval_seconds(both)
            if abs(v_measure - expected) > 1e-9:
                sys.exit(f"V-measure {v_measure}, not {expected}")
            own.append(ours)
            peer.append(theirs)
            ratios.append(theirs / ours)
    name = f"all figures of two segmentations of {SECONDS} s"
    figures.emit(f"{name}, median", figures.median(own) * 1e3, "ms")
    figures.emit(f"{name}, mir_eval", figures.median(peer) * 1e3, "ms")
    figures.emit(f"{name}: times as fast as mir_eval", figures.median(ratios), "", at_least=100)


main()
