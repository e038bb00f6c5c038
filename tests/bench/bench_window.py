#!/usr/bin/python3
"""Times the program as a person meets it: under a virtual screen, by its pixels.

Opening, with an empty home each time: seconds from the start of the process to the window, to the first pixels of the
waveform and to the last change of the picture; the same for a second start; peak memory.
Keys: milliseconds from a key press to the first and to the last changed pixel, for scrolling and zooming.
Prints one line of JSON per figure. Peers that are installed are measured with --peers.
"""
import argparse
import collections
import os
import shutil
import subprocess
import sys
import tempfile
import time

import numpy

import figures
import inputs
from process import Process
from virtualscreen import VirtualScreen

FIRST_BAR, SECOND_BAR, MEMORY_BAR = 0.3, 0.3, 150
COMPLETE_BAR = {"60m.flac": 1.6, "4h.flac": 6.0}
PAN_BAR, ZOOM_BAR = 8, 16
ITEMS = 100_000

WAVEFORM = (0x4C, 0xC2, 0xC4)  # the waveform's teal in the dark theme
TOLERANCE = 40
CANVAS = (0.065, 0.93)  # share of the height between status line and transport bar: those tell of other work, too
ROWS = 4              # every fourth row is looked at while opening, so that watching costs little
TEXT_HEIGHT = 24      # a change within such a box is a line of text or a cursor, not the picture: the loudness is
TEXT_WIDTH = 240      # written beside the waveform when the whole file has been heard
WINDOW = 5000         # so many are a window
COLUMN_PIXELS = 3     # so many make a column one of a waveform: a line of silence does not
COLUMNS = 300         # so many such columns are a waveform

Opening = collections.namedtuple("Opening", "window first complete memory cpu")
Program = collections.namedtuple("Program", "name command prepare colour before pan zoom")


def waveform_columns(picture, colour):
    near = None
    for shift, value in zip((16, 8, 0), colour):
        part = (picture >> shift & 255).astype(numpy.int16)
        close = numpy.abs(part - value) <= TOLERANCE
        near = close if near is None else near & close
    return int((near.sum(axis=0) >= COLUMN_PIXELS).sum())


def of_picture(changes):
    """Whether the changed places (of every fourth row) are more than a line of text."""
    rows, columns = numpy.nonzero(changes)
    return rows.size > 0 and (numpy.ptp(rows) * ROWS > TEXT_HEIGHT or numpy.ptp(columns) > TEXT_WIDTH)


def watch_opening(screen, process, colour, still, timeout):
    """Follows the picture until nothing changes and the process rests for `still` seconds."""
    window = first = None
    last = 0.0
    watched = screen.pixels[int(screen.height * CANVAS[0]):int(screen.height * CANVAS[1]):ROWS]
    previous = watched.copy()
    marked, cpu = process.seconds(), process.cpu_seconds()
    busy = 0.0
    while True:
        time.sleep(0.008)
        now = process.seconds()
        if process.ended():
            raise RuntimeError("the program ended by itself")
        changes = watched != previous
        changed = int(numpy.count_nonzero(changes))
        if changed:
            previous = watched.copy()
            last = now if of_picture(changes) else last
            if window is None and changed > WINDOW:
                window = now
            if window is not None and first is None and waveform_columns(previous, colour) >= COLUMNS:
                first = now
        if now - marked > 0.5:
            used = process.cpu_seconds()
            if used - cpu > 0.05 * (now - marked):
                busy = now
            marked, cpu = now, used
            if now - max(last, busy) > (still if first is not None else 10):
                break
        if now > timeout:
            break
    return Opening(window, first, last, process.peak_mib(), process.cpu_seconds())


def key_times(screen, area, key, presses, gap=0.25):
    """Milliseconds from each press to the first and to the last changed pixel; a press that changed nothing counts
    in neither, and is told."""
    first_ms, last_ms, without = [], [], 0
    view = screen.pixels[area][::2]
    for _ in range(presses):
        previous = view.copy()
        pressed = time.perf_counter()
        screen.key(key)
        first = last = None
        while True:
            same = numpy.array_equal(view, previous)
            now = time.perf_counter() - pressed
            if not same:
                previous = view.copy()
                first = now if first is None else first
                last = now
            else:
                time.sleep(0.0003)
            if now - (last or 0) > (gap if last is not None else 2):
                break
        if first is None:
            without += 1
        else:
            first_ms.append(first * 1000)
            last_ms.append(last * 1000)
    return first_ms, last_ms, without


class Home:
    """An empty home for a program, so that nothing of earlier starts is there."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="unisono-home.")
        self.path = self._folder.name
        os.mkdir(os.path.join(self.path, "runtime"), 0o700)

    def environment(self, screen):
        kept = {k: v for k, v in screen.environment.items() if not k.startswith("XDG_") and k != "WAYLAND_DISPLAY"}
        return dict(kept, HOME=self.path, XDG_RUNTIME_DIR=os.path.join(self.path, "runtime"), LC_ALL="C.UTF-8")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()


def start(screen, home, program, file):
    with open(file, "rb") as audio:  # from a warm page cache, as every other program
        while audio.read(1 << 24):
            pass
    log = open(os.path.join(home.path, "output.log"), "ab")
    return Process([word.replace("{file}", file) for word in program.command], home.environment(screen), log)


def unisono(folder):
    return Program("Unisono", [os.path.join(folder, "unisono"), "{file}"], None, WAVEFORM, [], ["Right", "Left"],
                   ["Up", "Down"])


def peers():
    """Programs that do the same job, where they are installed; the keys are theirs."""
    def sonic_visualiser(home):
        folder = os.path.join(home, ".config", "sonic-visualiser")
        os.makedirs(folder)
        with open(os.path.join(folder, "Sonic Visualiser.conf"), "w", encoding="utf-8") as file:
            file.write("[Preferences]\nnetwork-permission-4.5.1=false\n")

    def audacity(home):
        folder = os.path.join(home, ".audacity-data")
        os.makedirs(folder)
        with open(os.path.join(folder, "audacity.cfg"), "w", encoding="utf-8") as file:
            file.write("PrefsVersion=1.1.1r1\n[GUI]\nShowSplashScreen=0\n[Update]\nDefaultUpdatesChecking=0\n"
                       "UpdateNoticeShown=1\n[Locale]\nLanguage=en\n")

    found = []
    if shutil.which("sonic-visualiser"):
        found.append(Program("Sonic Visualiser", ["sonic-visualiser", "--no-splash", "--no-audio", "{file}"],
                             sonic_visualiser, (0, 0, 200), ["Shift+g"], ["Right", "Left"], ["Up", "Down"]))
    if shutil.which("audacity"):
        found.append(Program("Audacity", ["audacity", "{file}"], audacity, (70, 70, 210), [], [], []))
    return found


def bench_opening(screen, program, file, runs, still, timeout, judged):
    name = os.path.basename(file)
    first, second = [], []
    for _ in range(runs):
        with Home() as home:
            if program.prepare:
                program.prepare(home.path)
            for into in (first, second) if judged else (first,):
                with start(screen, home, program, file) as process:
                    into.append(watch_opening(screen, process, program.colour, still, timeout))
                time.sleep(0.2)

    def tell(what, unit, values, bar=None):
        figures.emit(f"{program.name}, {name}: {what}", figures.median(values), unit, bar if judged else None)
    tell("start to window", "s", [o.window for o in first])
    tell("start to first waveform pixels", "s", [o.first for o in first], FIRST_BAR)
    tell("start to complete", "s", [o.complete for o in first], COMPLETE_BAR.get(name))
    tell("peak memory", "MiB", [o.memory for o in first + second], MEMORY_BAR)
    tell("processor time until it rests", "s", [o.cpu for o in first])
    if judged:
        tell("second start to first waveform pixels", "s", [o.first for o in second], SECOND_BAR)
        tell("second start to complete", "s", [o.complete for o in second], SECOND_BAR)


def bench_keys(screen, program, file, what, presses, still, timeout, judged, picture):
    area = (slice(int(screen.height * 0.12), int(screen.height * 0.82)),
            slice(int(screen.width * 0.05), int(screen.width * 0.8)))
    with Home() as home:
        if program.prepare:
            program.prepare(home.path)
        with start(screen, home, program, file) as process:
            watch_opening(screen, process, program.colour, still, timeout)
            screen.click(screen.width * 0.4, screen.height * 0.155)
            time.sleep(1)
            for key in program.before:
                key_times(screen, area, key, 1, gap=4)
                watch_opening(screen, process, program.colour, still, timeout)
            for word, keys, bar in (("scroll", program.pan, PAN_BAR), ("zoom", program.zoom, ZOOM_BAR)):
                first_ms, last_ms, without = [], [], 0
                for key in keys:
                    first, last, none = key_times(screen, area, key, presses)
                    first_ms += first
                    last_ms += last
                    without += none
                if without:
                    print(f"bench: {without} of {presses * len(keys)} presses ({word}, {what}) changed nothing",
                          file=sys.stderr)
                for share in (0.5, 0.95):
                    at = f"p{share * 100:.0f}"
                    figures.emit(f"{program.name}, {what}: {word}, key to first pixel, {at}",
                                 figures.quantile(first_ms, share), "ms")
                    figures.emit(f"{program.name}, {what}: {word}, key to last pixel, {at}",
                                 figures.quantile(last_ms, share), "ms", bar if judged and share > 0.9 else None)
            if picture:
                screen.save(picture)
            if judged:
                figures.emit(f"{program.name}, {what}: peak memory after that", process.peak_mib(), "MiB", MEMORY_BAR)


def project_with_items(folder, cli, audio):
    """A project of one track whose section layer holds ITEMS intervals."""
    labels = os.path.join(folder, "sections.txt")
    names = ("Verse", "Chorus", "Bridge", "Intro")
    step = 3599.0 / ITEMS
    with open(labels, "w", encoding="utf-8") as file:
        for i in range(ITEMS):
            file.write(f"{i * step:.6f}\t{(i + 1) * step:.6f}\t{names[i % len(names)]}\n")
    project = os.path.join(folder, "items.unisono")
    track = os.path.splitext(os.path.basename(audio))[0]
    person = "Bench"  # the first person of a project is who opens it in the window
    for command in (["new", project, "--person", person], ["add", project, audio],
                    ["import", project, labels, "--track", track, "--layer", "section", "--person", person]):
        subprocess.run([cli, *command], check=True, stdout=subprocess.DEVNULL)
    return project


def bench_archive(screen, program, folder, maker, runs):
    """A project of 10,000 tracks and a million items: start to its table, and keys of a search."""
    project = os.path.join(folder, "archive.unisono")
    subprocess.run([maker, "make", project], check=True, stderr=subprocess.DEVNULL)
    shown, memory = [], []
    search_ms = []
    for _ in range(runs):
        with Home() as home, start(screen, home, program, project) as process:
            opening = watch_opening(screen, process, program.colour, 1.5, 15)
            shown.append(opening.complete)
            screen.key("Ctrl+f")
            time.sleep(0.5)
            area = (slice(int(screen.height * 0.12), int(screen.height * 0.9)),
                    slice(int(screen.width * 0.05), int(screen.width * 0.8)))
            for key in "neongar":
                search_ms += key_times(screen, area, key, 1)[1]
            memory.append(process.peak_mib())
    what = "Unisono, 10,000 tracks and 1 M items: "
    figures.emit(what + "start to the table", figures.median(shown), "s", 1)
    figures.emit(what + "search, key to last pixel, slowest", max(search_ms), "ms", 50)
    figures.emit(what + "peak memory", max(memory), "MiB", MEMORY_BAR)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder of the built programs")
    parser.add_argument("--only", choices=["open", "keys", "items", "archive"], action="append")
    parser.add_argument("--files", default="3m.flac,60m.flac,60m.mp3,4h.flac")
    parser.add_argument("--runs", type=int, default=3, help="openings of each file, of which the median counts")
    parser.add_argument("--presses", type=int, default=24, help="presses of each key")
    parser.add_argument("--still", type=float, default=1.5, help="seconds without a change that end an opening")
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--peers", action="store_true", help="also the peers that are installed")
    parser.add_argument("--pictures", help="folder for a picture after the keys")
    options = parser.parse_args()
    audio = inputs.prepare(quick="4h.flac" not in options.files)
    wanted = options.only or ["open", "keys", "items", "archive"]
    subject = unisono(os.path.abspath(options.bin))
    others = peers() if options.peers else []
    if options.pictures:
        os.makedirs(options.pictures, exist_ok=True)

    def picture(name):
        return os.path.join(options.pictures, name + ".png") if options.pictures else None
    with VirtualScreen() as screen:
        for name in options.files.split(",") if "open" in wanted else []:
            file = os.path.join(audio, name)
            bench_opening(screen, subject, file, options.runs, options.still, options.timeout, True)
            for peer in others:
                bench_opening(screen, peer, file, 1, 3, options.timeout, False)
        if "keys" in wanted:
            file = os.path.join(audio, "60m.flac")
            for program in [subject] + [peer for peer in others if peer.pan]:
                bench_keys(screen, program, file, "60 min with spectrogram", options.presses, options.still,
                           options.timeout, program is subject, picture(program.name + "-keys"))
        if "items" in wanted:
            with tempfile.TemporaryDirectory(prefix="unisono-items.") as folder:
                project = project_with_items(folder, os.path.join(os.path.abspath(options.bin), "unisono-cli"),
                                             os.path.join(audio, "60m.flac"))
                annotate = subject._replace(before=["Return"])  # the library is shown: open its only track
                bench_keys(screen, annotate, project, f"60 min with {ITEMS:,} items", options.presses, options.still,
                           options.timeout, True, picture("items-keys"))
        if "archive" in wanted:
            with tempfile.TemporaryDirectory(prefix="unisono-archive.") as folder:
                bench_archive(screen, subject, folder, os.path.join(os.path.abspath(options.bin), "bench_store"),
                              options.runs)


if __name__ == "__main__":
    main()
