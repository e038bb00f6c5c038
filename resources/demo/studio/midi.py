"""Writes Standard MIDI Files and lets FluidSynth play them into memory.

FluidSynth looks at its events once per block of 64 frames and counts time in
whole milliseconds. One tick is therefore one millisecond here, and the tick
written for a note is the one at which the wanted block falls. What comes out
begins late by a constant (`LEAD`), which is cut off.
"""
import array
import os
import pathlib
import struct
import subprocess

from .score import BLOCK, RATE

# FluidSynth 2.3 sounds an event one block after it; the drums of FluidR3 then
# begin with 0.3 to 1.5 ms of near silence, of which 1 ms is taken off as well.
LEAD = BLOCK + 48
SOUND_FONTS = ("sounds/sf2/FluidR3_GM.sf2", "soundfonts/FluidR3_GM.sf2")


def sound_font():
    roots = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    for root in roots:
        for name in SOUND_FONTS:
            path = pathlib.Path(root) / name
            if path.is_file():
                return path
    raise SystemExit("FluidR3_GM.sf2 is not installed (Debian: fluid-soundfont-gm).")


def tick_of(seconds):
    return round(seconds * RATE / BLOCK) * BLOCK * 1000 // RATE


def variable(number):
    out = [number & 0x7F]
    while number := number >> 7:
        out.append(number & 0x7F | 0x80)
    return bytes(reversed(out))


def smf(events, end):
    """`events` are (tick, rank, bytes); rank orders events of one tick."""
    track, now = bytearray(b"\x00\xff\x51\x03\x0f\x42\x40"), 0  # one second per quarter
    for tick, _, message in sorted(events) + [(end, 9, b"\xbf\x77\x00")]:
        track += variable(tick - now) + message
        now = tick
    track += b"\x00\xff\x2f\x00"
    return (b"MThd" + struct.pack(">IHHH", 6, 0, 1, 1000)
            + b"MTrk" + struct.pack(">I", len(track)) + bytes(track))


def events_of(parts):
    """One channel per part and, where there are quarter tones, one per tuning."""
    events, free = [], [channel for channel in range(16) if channel != 9]
    for part in parts:
        tunings = sorted({round(note.pitch % 1, 3) for note in part.notes})
        for tuning in tunings:
            channel = 9 if part.drums else free.pop(0)
            bend = round(8192 + tuning * 4096)  # bend range is two semitones
            head = [bytes([0xC0 | channel, part.program]),
                    bytes([0xE0 | channel, bend & 0x7F, bend >> 7])]
            for number, value in ((7, part.volume), (10, part.pan), (11, 127),
                                  (91, part.reverb), (93, part.chorus)):
                head.append(bytes([0xB0 | channel, number, value]))
            events += [(0, -10 + index, message) for index, message in enumerate(head)]
            for seconds, number, value in part.controls:
                events.append((tick_of(seconds), 1, bytes([0xB0 | channel, number, value])))
            for note in part.notes:
                if round(note.pitch % 1, 3) != tuning:
                    continue
                key = int(note.pitch // 1)
                events.append((tick_of(note.start), 2,
                               bytes([0x90 | channel, key, note.velocity])))
                events.append((tick_of(note.end), 0, bytes([0x80 | channel, key, 0])))
    return events


def render(parts, seconds, folder, room=None):
    """Left and right of the parts together, as arrays of floats."""
    return play(events_of(parts), seconds, folder, room)


def play(events, seconds, folder, room=None):
    room = {"room-size": 0.5, "damp": 0.3, "width": 0.8, "level": 0.7, **(room or {})}
    score, sound = folder / "score.mid", folder / "score.raw"
    score.write_bytes(smf(events, tick_of(seconds + 0.1)))
    command = ["fluidsynth", "-n", "-i", "-q", "-r", str(RATE), "-g", "0.5", "-C", "1", "-R", "1",
               "-o", "synth.cpu-cores=1", "-o", "synth.polyphony=512",
               "-O", "float", "-T", "raw", "-E", "little", "-F", str(sound)]
    for name, value in room.items():
        command += ["-o", f"synth.reverb.{name}={value}"]
    subprocess.run(command + [str(sound_font()), str(score)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    samples = array.array("f")
    samples.frombytes(sound.read_bytes())
    sound.unlink()
    frames = round(seconds * RATE)
    left, right = (array.array("d", samples[side::2][LEAD:LEAD + frames]) for side in (0, 1))
    for side in (left, right):
        side.extend([0.0] * (frames - len(side)))
    return left, right


def click_error(folder):
    """The largest distance in seconds of a rendered click from its written time."""
    times = [round((0.5 + 0.2371 * index) * RATE / BLOCK) * BLOCK / RATE for index in range(40)]
    events = [(0, -1, b"\xb9\x5b\x00")]
    for time in times:
        events += [(tick_of(time), 2, b"\x99\x4b\x7f"), (tick_of(time + 0.1), 0, b"\x89\x4b\x00")]
    left, _ = play(events, times[-1] + 1, folder, {"level": 0.0})
    worst = 0.0
    for time in times:
        first = round((time - 0.03) * RATE)
        window = [abs(value) for value in left[first:first + round(0.08 * RATE)]]
        limit = 0.1 * max(window)
        heard = next(index for index, value in enumerate(window) if value > limit)
        worst = max(worst, abs((first + heard) / RATE - time))
    return worst
