"""Checks the rendered pieces against their truth, by what a listener would get.

Every file is decoded by ffmpeg; nothing of the composing is trusted.
"""
import array
import json
import math
import re
import subprocess
from operator import mul, sub

from . import mix

RATE = 48000
SIZE_LIMIT = 6_000_000
SECTIONS = {"intro", "verse", "prechorus", "chorus", "bridge", "solo", "interlude", "head", "outro", "silence",
            "other", "build", "build.riser", "build.snare-roll", "drop", "drop.main", "drop.second", "drop.fake",
            "break"}
HARTE = re.compile(r"N$|[A-G][#b]*(:(maj7|min7|maj6|min6|maj9|min9|maj|min|dim7|dim|aug|hdim7|7|9|sus4|sus2)"
                   r"?(\([#b]*\d+(,[#b]*\d+)*\))?)?(/[#b]*\d+)?$")
STRUCK = ("kick", "drums", "tabla", "darbuka", "riq")  # parts whose strokes begin sharply
HOP = 120          # 2.5 ms
NEAR = 0.015
STRONG = 80        # velocity from which a stroke must be heard
SHARE = 0.9
FEW = 30          # strokes or onsets, below which a share says little


class Findings(list):
    def unless(self, good, sentence):
        if not good:
            self.append(sentence)


def decoded(path):
    said = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "2",
                           "-ar", str(RATE), "-"], check=True, capture_output=True).stdout
    samples = array.array("f")
    samples.frombytes(said)
    return samples


def tags_of(path):
    said = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "stream_tags:format_tags", "-of", "json",
                           str(path)], check=True, capture_output=True, text=True).stdout
    found = json.loads(said)
    tags = dict(found.get("format", {}).get("tags", {}))
    for stream in found.get("streams", []):
        tags.update(stream.get("tags", {}))
    return {key.upper(): value for key, value in tags.items()}


def frames_of_energy(mono):
    """Energy per hop of the differenced signal, in which attacks stand out."""
    edge = array.array("f", map(sub, mono[1:], mono))
    return [sum(map(mul, edge[i:i + HOP], edge[i:i + HOP])) for i in range(0, len(edge) - HOP, HOP)]


def rises(energy):
    """For each hop, by how many dB the next 5 ms are above the 20 ms before."""
    floor = 1e-7 + 1e-3 * sorted(energy)[int(0.9 * len(energy))]
    out = [0.0] * len(energy)
    for k in range(8, len(energy) - 1):
        before = sum(energy[k - 8:k]) / 8 + floor
        out[k] = 10 * math.log10(((energy[k] + energy[k + 1]) / 2 + floor) / before)
    return out


def onsets(energy, least):
    """Times at which the rise is largest within 30 ms and at least `least` dB."""
    rise, found = rises(energy), []
    for k in range(len(rise)):
        if rise[k] >= least and rise[k] == max(rise[max(0, k - 12):k + 13]):
            jump = max(range(k, min(k + 2, len(energy))), key=lambda i: energy[i] - energy[i - 1])
            if not found or jump * HOP / RATE - found[-1] > 0.02:
                found.append(jump * HOP / RATE)
    return found


def nearest(times, wanted):
    """Signed distance to the closest of the sorted `times`."""
    low, high = 0, len(times)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if times[middle] < wanted else (low, middle)
    return min((times[i] - wanted for i in (low - 1, low) if 0 <= i < len(times)), key=abs, default=9.0)


def check_tiles(name, kind, spans, end, say):
    say.unless(spans, f"{name} has no {kind}s.")
    now = 0.0
    for span in spans:
        say.unless(abs(span["start"] - now) < 1e-6,
                   f"{name}: the {kind} at {span['start']} s leaves a gap or overlaps.")
        say.unless(span["end"] > span["start"], f"{name}: the {kind} at {span['start']} s has no length.")
        now = span["end"]
    say.unless(abs(now - end) < 1e-6, f"{name}: the {kind}s end at {now} s and not with the file.")


def check_beats(name, truth, say):
    beats, tempo = truth["beats"], truth["tempo"]
    if not beats:
        say.unless(not tempo, f"{name} has a tempo but no beats.")
        return
    count = int(truth["meter"].split("/")[0])
    for before, after in zip(beats, beats[1:]):
        say.unless(after["time"] > before["time"],
                   f"{name}: the beat at {after['time']} s does not come later than the one before.")
        follows = (before["bar"], before["beat"] + 1) if before["beat"] < count else (before["bar"] + 1, 1)
        say.unless((after["bar"], after["beat"]) == follows,
                   f"{name}: bar and beat at {after['time']} s do not follow the beat before.")
        bpm = [change["bpm"] for change in tempo if change["time"] <= before["time"] + 1e-6][-1]
        say.unless(abs(after["time"] - before["time"] - 60 / bpm) < 1e-5,
                   f"{name}: the beat after {before['time']} s is not where the tempo puts it.")
    say.unless((beats[0]["bar"], beats[0]["beat"]) == (1, 1), f"{name} does not begin with beat 1 of bar 1.")
    say.unless(beats[-1]["time"] < truth["durationSeconds"], f"{name} has a beat after its end.")
    downbeats = [beat["time"] for beat in beats if beat["beat"] == 1]
    for section in truth["sections"][1:]:
        say.unless(abs(nearest(downbeats, section["start"])) < 1e-5,
                   f"{name}: section {section['label']} does not begin on a downbeat.")


def check_truth(name, truth, say):
    end = truth["durationSeconds"]
    check_tiles(name, "section", truth["sections"], end, say)
    check_tiles(name, "chord", truth["chords"], end, say)
    check_beats(name, truth, say)
    for section in truth["sections"]:
        say.unless(section["label"] in SECTIONS, f"{name}: no vocabulary has the section {section['label']}.")
    for chord in truth["chords"]:
        say.unless(HARTE.match(chord["label"]), f"{name}: {chord['label']} is not Harte syntax.")
    say.unless(len(truth["notes"]) > 50, f"{name} has only {len(truth['notes'])} notes.")
    for note in truth["notes"]:
        good = 0 <= note["start"] < note["end"] <= end and 0 < note["pitch"] < 128 and 1 <= note["velocity"] <= 127
        say.unless(good, f"{name}: the note of {note['part']} at {note['start']} s is not possible.")
    say.unless(truth["tags"]["instruments"] and truth["tags"]["mood"], f"{name} has no tags.")
    say.unless(30 <= end <= 60, f"{name} lasts {end:.1f} s, not 30 to 60.")


def check_strokes(name, truth, mono, say):
    """Heard onsets against written ones, both ways. Returns a phrase for the report."""
    struck = sorted({note["start"] for note in truth["notes"] if note["velocity"] >= STRONG
                     and note["part"].split()[0] in STRUCK})
    if not truth["beats"]:
        return "no beat, soft attacks"
    energy = frames_of_energy(mono)
    written = sorted({note["start"] for note in truth["notes"]})
    strong, all_rises = onsets(energy, 7.0), onsets(energy, 3.0)
    if len(strong) < FEW:
        say.append(f"{name}: only {len(strong)} strong onsets are heard.")
        return "too soft"
    away = [-nearest(written, heard) for heard in strong]
    right = sum(abs(value) <= NEAR for value in away) / len(away)
    found = sum(abs(nearest(all_rises, time)) <= NEAR for time in struck) / max(1, len(struck))
    middle = sorted(away)[len(away) // 2]
    say.unless(right >= SHARE,
               f"{name}: only {100 * right:.0f} % of {len(strong)} strong onsets lie within 15 ms of a written note.")
    say.unless(found >= SHARE or len(struck) < FEW,
               f"{name}: only {100 * found:.0f} % of {len(struck)} strong strokes are heard within 15 ms.")
    say.unless(abs(middle) <= 0.004, f"{name}: onsets are heard {1000 * middle:.1f} ms off, in the median.")
    strokes = f" and {100 * found:.0f} % of {len(struck)} strokes" if len(struck) >= FEW else ""
    return f"{100 * right:.0f} % of {len(strong)} onsets{strokes} within 15 ms, median {1000 * middle:+.1f} ms"


def level(mono, start, end):
    part = mono[round(start * RATE):round(end * RATE)]
    return 10 * math.log10(sum(map(mul, part, part)) / max(1, len(part)) + 1e-12)


def check_sound(name, truth, path, samples, mono, say):
    end = truth["durationSeconds"]
    loud, peak = mix.loudness(path)
    say.unless(abs(loud - mix.LOUDNESS) <= 1, f"{name} has {loud:.1f} LUFS instead of {mix.LOUDNESS:.0f}.")
    say.unless(peak <= 0 and max(map(abs, samples)) < 1, f"{name} clips (true peak {peak:+.1f} dBFS).")
    quiet, longest = 0.0, 0.0
    for step in range(int(end * 10) - 5):
        quiet = quiet + 0.1 if level(mono, step / 10, step / 10 + 0.1) < -55 else 0.0
        longest = max(longest, quiet)
    say.unless(longest < 1.0, f"{name} is silent for {longest:.1f} s.")
    say.unless(level(mono, end - 0.02, end) < -55, f"{name} does not fade out.")
    loudest = {label: max(level(mono, s["start"], s["end"]) for s in truth["sections"] if s["label"] == label)
               for label in {s["label"] for s in truth["sections"]}}
    if "drop.main" in loudest:
        say.unless(min(loudest["drop.main"], loudest["drop.second"]) > loudest["break"] + 3,
                   f"{name}: the drops are not louder than the break.")
    return loud, peak


def check_piece(folder, piece, say):
    name = piece.stem
    path, text = folder / f"{name}.opus", folder / f"{name}.truth.json"
    if not path.is_file() or not text.is_file():
        say.append(f"{name} is missing its sound or its truth.")
        return 0
    truth = json.loads(text.read_text("utf-8"))
    check_truth(name, truth, say)
    say.unless(truth["file"] == path.name, f"{name}: the truth names another file.")
    samples = decoded(path)
    mono = array.array("f", [(a + b) / 2 for a, b in zip(samples[::2], samples[1::2])])
    lasts = len(mono) / RATE
    say.unless(abs(lasts - truth["durationSeconds"]) <= 0.005,
               f"{name} lasts {lasts:.4f} s, the truth says {truth['durationSeconds']} s.")
    tags = tags_of(path)
    for key, value in (("TITLE", truth["title"]), ("ARTIST", "Unisono demo"), ("ALBUM", "Unisono demo"),
                       ("GENRE", truth["genre"])):
        say.unless(tags.get(key) == value, f"{name}: the tag {key} is {tags.get(key)!r}.")
    say.unless("DATE" in tags and "publicdomain/zero" in tags.get("LICENSE", ""),
               f"{name} has no date or no licence in its tags.")
    loud, peak = check_sound(name, truth, path, samples, mono, say)
    phrase = check_strokes(name, truth, mono, say)
    size = path.stat().st_size
    print(f"{name}: {lasts:.2f} s, {size / 1000:.0f} kB, {loud:.1f} LUFS, peak {peak:+.1f} dBFS, "
          f"{len(truth['beats'])} beats, {len(truth['notes'])} notes; {phrase}", flush=True)
    return size


def all_of(folder, pieces):
    say = Findings()
    say.unless(len(pieces) >= 8, "There are fewer than eight pieces.")
    total = sum(check_piece(folder, piece, say) for piece in pieces)
    say.unless(total <= SIZE_LIMIT, f"The pieces take {total / 1e6:.2f} MB, more than 6.")
    for sentence in say:
        print(sentence)
    print(f"{len(pieces)} pieces, {total / 1e6:.2f} MB: " + ("all is well." if not say else f"{len(say)} faults."))
    return 1 if say else 0
