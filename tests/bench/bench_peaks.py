#!/usr/bin/env python3
"""Time of the overview of a sound file against plain decoding of it, in turns in one run.

  bench_peaks.py FILE... [--cli PATH] [--runs 5]

Floor: a loop of sf_readf_short over the file and nothing else, compiled here (needs g++ and libsndfile). Prints for
each file the medians of CPU and wall seconds and the ratios that the project promises: CPU of `peaks --threads 1` over
the floor's (1.05 at most for FLAC), wall of two threads over the floor's wall (about a half), peak memory, and the time
of a second opening. One JSON line a file with --json; with --figures a line a figure, for `run`.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import figures

FLOOR = r"""
#include <sndfile.h>
#include <vector>
int main(int, char** argv)
{
    SF_INFO info{};
    SNDFILE* file = sf_open(argv[1], SFM_READ, &info);
    if (!file)
        return 1;
    std::vector<short> block(std::size_t(65536) * std::size_t(info.channels));
    while (sf_readf_short(file, block.data(), 65536) > 0) {
    }
    return sf_close(file);
}
"""


def timed(command, env):
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{command} ended with {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--cli", default=os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                                      "../../build/release/bin/unisono-cli"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--figures", action="store_true")
    args = parser.parse_args()
    scratch = tempfile.mkdtemp(prefix="bench_peaks.")
    try:
        source, floor = os.path.join(scratch, "floor.cpp"), os.path.join(scratch, "floor")
        with open(source, "w", encoding="utf-8") as out:
            out.write(FLOOR)
        subprocess.run(["g++", "-O3", "-o", floor, source, "-lsndfile"], check=True)
        for path in args.files:
            rows = {"floor": [], "one": [], "two": [], "again": []}
            for _ in range(args.runs):
                rows["floor"].append(timed([floor, path], os.environ))
                for name, threads in (("one", "1"), ("two", "2")):
                    cache = tempfile.mkdtemp(dir=scratch)
                    env = dict(os.environ, XDG_CACHE_HOME=cache)
                    command = [args.cli, "peaks", path, "--threads", threads]
                    rows[name].append(timed(command, env))
                    if name == "two":
                        rows["again"].append(timed(command, env))
                    shutil.rmtree(cache)
            wall, cpu, rss = ({k: statistics.median(r[i] for r in v) for k, v in rows.items()} for i in range(3))
            result = {"file": os.path.basename(path), "floorCpu": cpu["floor"], "floorWall": wall["floor"],
                      "cpu": cpu["one"], "cpuRatio": cpu["one"] / cpu["floor"], "wallTwoThreads": wall["two"],
                      "wallRatio": wall["two"] / wall["floor"], "secondOpening": wall["again"],
                      "peakMiB": max(rss["one"], rss["two"])}
            if args.json:
                print(json.dumps(result), flush=True)
            elif args.figures:
                name = f"pyramid of {result['file']}"
                figures.emit(f"{name}: processor time to decoding alone", result["cpuRatio"], "", 1.05)
                figures.emit(f"{name}: wall time of two threads to decoding alone", result["wallRatio"], "", 0.5)
            else:
                print(f"{result['file']}: CPU {result['cpu']:.2f} s = {result['cpuRatio']:.3f} x decoding, "
                      f"two threads {result['wallTwoThreads']:.2f} s = {result['wallRatio']:.2f} x its wall time, "
                      f"again {result['secondOpening'] * 1e3:.0f} ms, peak {result['peakMiB']:.0f} MiB", flush=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


main()
