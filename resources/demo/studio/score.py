"""A piece on paper: its clock, its parts, its notes, and the truth they make.

Times are seconds from the first sample of the file. Every note start lies on
the grid on which its renderer can start a note, so the written start is the
sounding start.
"""
import json
import random
import re

RATE = 48000
BLOCK = 64  # FluidSynth starts notes on multiples of 64 frames
STEPS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
FORCE = {"X": 114, "x": 94, "o": 70, "g": 44}
NAME = re.compile(r"([a-g])([#b]?)(-?\d)([+-]?)$")


def pitch(name):
    """'c4' is 60; 'bb3', 'f#5'; a trailing '-' or '+' is a quarter tone."""
    match = NAME.match(name)
    if not match:
        raise ValueError(f"{name!r} is not a note name")
    step, accidental, octave, quarter = match.groups()
    value = STEPS[step] + {"#": 1, "b": -1, "": 0}[accidental] + 12 * (int(octave) + 1)
    return value + {"+": 0.5, "-": -0.5}[quarter] if quarter else value


def pitches(text):
    return [pitch(name) for name in text.split()]


def swung(beat, ratio):
    """Moves the second half of a beat to `ratio`; triplets and others stay."""
    whole, part = divmod(beat, 1)
    return whole + ratio if abs(part - 0.5) < 0.02 else beat


class Clock:
    """Beats to seconds; the tempo is constant between two changes."""

    def __init__(self, start, changes):
        self.changes = []  # (beat, seconds, bpm)
        time, last_beat, last_bpm = start, 0, changes[0][1]
        for beat, bpm in changes:
            time += (beat - last_beat) * 60 / last_bpm
            self.changes.append((beat, time, bpm))
            last_beat, last_bpm = beat, bpm

    def at(self, beat):
        held = self.changes[0]
        for change in self.changes:
            if change[0] <= beat:
                held = change
        return held[1] + (beat - held[0]) * 60 / held[2]


class Note:
    __slots__ = ("start", "end", "pitch", "velocity", "part")

    def __init__(self, start, end, value, velocity, part):
        self.start, self.end, self.pitch = start, end, value
        self.velocity, self.part = velocity, part


class Part:
    """One player. `program` sounds by FluidSynth, `voice` by own synthesis."""

    def __init__(self, piece, name, program=None, voice=None, stem="band", drums=False,
                 volume=100, pan=64, reverb=40, chorus=0, jitter=0.004, touch=4, instrument=None):
        self.piece, self.name, self.program, self.voice = piece, name, program, voice
        self.stem, self.drums, self.volume, self.pan = stem, drums, volume, pan
        self.reverb, self.chorus, self.jitter, self.touch = reverb, chorus, jitter, touch
        self.instrument = instrument or name
        self.notes, self.controls = [], []

    def at(self, start, length, value, velocity):
        """A note at a time in seconds, exactly there but for the start grid."""
        grid = RATE if self.voice else RATE / BLOCK
        start = max(0, round(start * grid)) / grid
        end = round((start + max(length, 0.02)) * grid) / grid
        velocity = max(1, min(127, round(velocity)))
        self.notes.append(Note(start, end, value, velocity, self.name))

    def play(self, beat, length, value, velocity):
        """A note by the beat, as a person plays it: a little off in time and force."""
        clock, luck = self.piece.clock, self.piece.luck
        start = clock.at(beat) + max(-2.5, min(2.5, luck.gauss(0, 1))) * self.jitter
        end = clock.at(beat + length)
        self.at(start, end - start, value, velocity + luck.uniform(-self.touch, self.touch))

    def chord(self, beat, length, values, velocity, strum=0.0):
        """Notes together; `strum` is the time in beats from one string to the next."""
        for index, value in enumerate(values):
            self.play(beat + index * strum, length - index * strum, value, velocity)

    def line(self, beat, text, velocity, swing=0.5, gate=0.92):
        """'c4/1 r/.5 e4/.5!' in order; '!' is an accent, ',' is softer. Returns the end."""
        for token in text.replace("|", " ").split():
            accent = 12 * token.count("!") - 14 * token.count(",")
            name, length = token.strip("!,").split("/")
            length = float(length)
            if name != "r":
                start, end = swung(beat, swing), swung(beat + length, swing)
                for one in name.split("&"):
                    self.play(start, (end - start) * gate, pitch(one), velocity + accent)
            beat += length
        return beat

    def grid(self, beat, value, text, step=0.25, swing=0.5, length=0.2, level=0):
        """'X..x' one stroke per step: X loud, x plain, o soft, g ghost. Returns the end."""
        text = text.replace(" ", "").replace("|", "")
        for index, sign in enumerate(text):
            if sign != ".":
                start = beat + index * step
                start = swung(start * 0.5 / step, swing) * step / 0.5 if swing != 0.5 else start
                self.play(start, length, value, FORCE[sign] + level)
        return beat + len(text) * step

    def control(self, seconds, number, value):
        self.controls.append((seconds, number, max(0, min(127, round(value)))))

    def swell(self, start, end, low, high, steps=24):
        """Expression from `low` to `high` between two times."""
        for step in range(steps + 1):
            share = step / steps
            self.control(start + (end - start) * share, 11, low + (high - low) * share)


class Piece:
    def __init__(self, stem, title, genre, seed, clock, beats_per_bar, meter, key, mood):
        self.stem, self.title, self.genre = stem, title, genre
        self.luck, self.clock = random.Random(seed), clock
        self.beats_per_bar, self.meter, self.key, self.mood = beats_per_bar, meter, key, mood
        self.parts, self.marks, self.harmony = [], [], []
        self.last_beat, self.length, self.fade = 0, 0.0, 0.5
        self.effects, self.extras, self.room = {}, {}, {}

    def part(self, name, **settings):
        self.parts.append(Part(self, name, **settings))
        return self.parts[-1]

    def section(self, label, start):
        self.marks.append((start, label))

    def bars(self, *pairs):
        """Sections by their number of bars; the first begins with the file."""
        bar = 0
        for label, count in pairs:
            start = self.clock.at(bar * self.beats_per_bar) if bar else 0.0
            self.section(label, start)
            bar += count
        self.last_beat = bar * self.beats_per_bar

    def changes(self, beat, text):
        """'A:7/4 D:7/4' in beats from `beat`. Returns the end."""
        for token in text.replace("|", " ").split():
            label, length = token.rsplit("/", 1)
            self.harmony.append((self.clock.at(beat) if beat else 0.0, label))
            beat += float(length)
        return beat

    def ends(self, seconds, fade):
        self.length, self.fade = round(seconds * RATE) / RATE, fade

    def settle(self):
        """Notes in order, inside the file, and no note over itself on one key."""
        for part in self.parts:
            part.notes.sort(key=lambda note: (note.start, note.pitch))
            step = 1 / RATE if part.voice else BLOCK / RATE
            sounding, kept = {}, []
            for note in part.notes:
                before = sounding.get(note.pitch)
                if before and note.start - before.start < 0.01:
                    before.velocity = max(before.velocity, note.velocity)
                    continue
                if before and before.end > note.start - step:
                    before.end = note.start - step
                sounding[note.pitch] = note
                kept.append(note)
            part.notes = [note for note in kept if note.start < self.length - 0.03]
            for note in part.notes:
                note.end = min(note.end, self.length)

    def beats(self):
        return [{"time": self.clock.at(beat), "bar": beat // self.beats_per_bar + 1,
                 "beat": beat % self.beats_per_bar + 1} for beat in range(self.last_beat)]

    def tiles(self, marks):
        ends = [start for start, _ in marks[1:]] + [self.length]
        return [{"start": start, "end": end, "label": label}
                for (start, label), end in zip(marks, ends)]

    def truth(self):
        notes = sorted((note for part in self.parts for note in part.notes),
                       key=lambda note: (note.start, note.part, note.pitch))
        joined = []
        for start, label in self.harmony:
            if not joined or joined[-1][1] != label:
                joined.append((start, label))
        last = self.clock.at(self.last_beat)
        return {
            "title": self.title, "genre": self.genre, "file": f"{self.stem}.opus",
            "durationSeconds": self.length, "sampleRate": RATE,
            "tempo": [{"time": time, "bpm": bpm} for _, time, bpm in self.clock.changes
                      if self.last_beat and time < last],
            "key": self.key, "meter": self.meter, "beats": self.beats(),
            "notes": [{"start": n.start, "end": n.end, "pitch": n.pitch,
                       "velocity": n.velocity, "part": n.part} for n in notes],
            "sections": self.tiles(self.marks), "chords": self.tiles(joined),
            "tags": {"instruments": list(dict.fromkeys(
                p.instrument for p in self.parts if p.notes)),
                     "mood": self.mood},
        }


def rounded(value):
    if isinstance(value, float):
        short = round(value, 6)
        return int(short) if short == int(short) else short
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return [rounded(inner) for inner in value] if isinstance(value, list) else value


def as_text(truth):
    """JSON with one key per line and long lists a few entries per line."""
    rows = []
    for key, value in rounded(truth).items():
        if isinstance(value, list) and value:
            entries = [json.dumps(entry, ensure_ascii=False) for entry in value]
            lines = [", ".join(entries[i:i + 5]) for i in range(0, len(entries), 5)]
            body = "[\n    " + ",\n    ".join(lines) + "\n  ]"
        else:
            body = json.dumps(value, ensure_ascii=False)
        rows.append(f"  {json.dumps(key)}: {body}")
    return "{\n" + ",\n".join(rows) + "\n}\n"
