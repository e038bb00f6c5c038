"""From the stems of a piece to one file: effects, loudness, limiter, Opus."""
import array
import math
import re
import struct
import subprocess
from operator import add

from . import midi
from .score import RATE

LOUDNESS = -16.0   # LUFS, integrated
CEILING = 0.80     # of full scale, which leaves room for what Opus adds
BITRATE = 74       # kbit/s


def mixed_in(buffer, start, sound, gain):
    stop = min(len(buffer), start + len(sound))
    if stop > start:
        scaled = [gain * value for value in sound[:stop - start]]
        buffer[start:stop] = array.array("d", map(add, buffer[start:stop], scaled))


def own_sound(parts, frames):
    left, right = (array.array("d", bytes(8 * frames)) for _ in range(2))
    for part in parts:
        angle = part.pan / 127 * math.pi / 2
        gain = part.volume / 127
        for note in part.notes:
            sound, start = part.voice(note), round(note.start * RATE)
            mixed_in(left, start, sound, gain * math.cos(angle))
            mixed_in(right, start, sound, gain * math.sin(angle))
    return left, right


def reverb(stereo, folder, share, size):
    """Adds the reverberation of sox, `share` of the sound, `size` in percent."""
    peak = max(max(map(abs, side)) for side in stereo) or 1.0
    quiet = 0.25 / peak
    dry, wet = folder / "dry.f32", folder / "wet.f32"
    dry.write_bytes(interleaved(stereo, quiet).tobytes())
    form = ["-t", "raw", "-e", "float", "-b", "32", "-c", "2", "-r", str(RATE)]
    subprocess.run(["sox", "-R", "-D", *form, str(dry), *form, str(wet),
                    "reverb", "-w", str(size), "45", str(size), "100", "12"], check=True)
    samples = array.array("f")
    samples.frombytes(wet.read_bytes())
    gain = share / quiet
    out = []
    for side in (0, 1):
        back = samples[side::2]
        back.extend([0.0] * (len(stereo[side]) - len(back)))
        out.append(array.array("d", [a + gain * b for a, b in zip(stereo[side], back)]))
    return tuple(out)


def gain_by(stereo, curve, step=48):
    """Multiplies by `curve(seconds)`, looked up each `step` frames and joined by lines."""
    frames = len(stereo[0])
    knots = [curve(index * step / RATE) for index in range(frames // step + 2)]
    line = array.array("d", [knots[i // step] + (knots[i // step + 1] - knots[i // step])
                             * (i % step) / step for i in range(frames)])
    return tuple(array.array("d", [a * b for a, b in zip(side, line)]) for side in stereo)


def ducked(stereo, times, depth, seconds):
    """Side chain: drops by `depth` at each time and comes back in `seconds`."""
    times = sorted(times)

    def curve(now):
        while curve.index + 1 < len(times) and times[curve.index + 1] <= now:
            curve.index += 1
        since = now - times[curve.index]
        return 1.0 - depth * (1 - since / seconds) ** 1.5 if 0 <= since < seconds else 1.0
    curve.index = 0
    return gain_by(stereo, curve)


def swept(stereo, cut):
    """A resonant low-pass whose corner is `cut(seconds)` in Hz."""
    out = []
    for side in stereo:
        low, band, sound = 0.0, 0.0, array.array("d")
        for index, value in enumerate(side):
            if index % 64 == 0:
                tune = 2 * math.sin(math.pi * min(7500.0, cut(index / RATE)) / RATE)
            low += tune * band
            band += tune * (value - low - 0.9 * band)
            sound.append(low)
        out.append(sound)
    return tuple(out)


def with_extras(stereo, extras):
    """Adds sounds that are not notes: (start, gain, samples) each."""
    for start, gain, sound in extras:
        for side in stereo:
            mixed_in(side, round(start * RATE), sound, gain)
    return stereo


def interleaved(stereo, gain=1.0):
    out = array.array("f", bytes(8 * len(stereo[0])))
    for side in (0, 1):
        out[side::2] = array.array("f", [gain * value for value in stereo[side]])
    return out


def mix(piece, folder):
    frames = round(piece.length * RATE)
    total = tuple(array.array("d", bytes(8 * frames)) for _ in range(2))
    for stem in dict.fromkeys(part.stem for part in piece.parts):
        parts = [part for part in piece.parts if part.stem == stem and part.notes]
        played = [part for part in parts if not part.voice]
        stereo = own_sound([part for part in parts if part.voice], frames)
        if played:
            room = midi.render(played, piece.length, folder, piece.room)
            stereo = tuple(array.array("d", map(add, a, b)) for a, b in zip(stereo, room))
        stereo = with_extras(stereo, piece.extras.get(stem, []))
        for effect in piece.effects.get(stem, []):
            stereo = effect(stereo, folder)
        total = tuple(array.array("d", map(add, a, b)) for a, b in zip(total, stereo))
    return closed(total, piece.fade)


def closed(stereo, seconds):
    """Fades the end out along half a cosine; the last sample is zero."""
    count = round(seconds * RATE)
    for side in stereo:
        first = len(side) - count
        for index in range(count):
            side[first + index] *= 0.5 + 0.5 * math.cos(math.pi * (index + 1) / count)
    return stereo


def wav(path, stereo, gain=1.0):
    data = interleaved(stereo, gain).tobytes()
    path.write_bytes(b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt "
                     + struct.pack("<IHHIIHH", 16, 3, 2, RATE, RATE * 8, 8, 32)
                     + b"data" + struct.pack("<I", len(data)) + data)


def loudness(path):
    """Integrated loudness in LUFS and true peak in dBFS."""
    said = subprocess.run(["ffmpeg", "-nostdin", "-hide_banner", "-i", str(path), "-af",
                           "ebur128=peak=true", "-f", "null", "-"], check=True,
                          capture_output=True, text=True).stderr
    summary = said[said.rindex("Summary:"):]
    level, peak = (float(re.search(pattern, summary).group(1))
                   for pattern in (r"I:\s+(-?[\d.]+|-inf) LUFS", r"Peak:\s+(-?[\d.]+|-inf) dBFS"))
    return level, peak


def limited(stereo, gain):
    """Gain with a look-ahead limiter: no sample above the ceiling, no delay."""
    step = 48
    frames = len(stereo[0])
    need = []
    for start in range(0, frames, step):
        peak = gain * max(max(map(abs, side[start:start + step])) for side in stereo)
        need.append(min(1.0, CEILING / peak) if peak else 1.0)
    reach = 4  # blocks of 1 ms before and after
    held = [min(need[max(0, i - reach):i + reach + 1]) for i in range(len(need))]
    calm, level = [], 1.0
    for value in held:
        level = value if value < level else level + 0.02 * (value - level)
        calm.append(level)
    smooth = [sum(calm[max(0, i - 2):i + 3]) / len(calm[max(0, i - 2):i + 3])
              for i in range(len(calm))]
    smooth = [min(a, b) for a, b in zip(smooth, held)] + [1.0]
    return gain_by(stereo, lambda time: gain * smooth[min(len(smooth) - 1, round(time * 1000))])


def master(stereo, folder):
    """To the wanted loudness; twice, because the limiter takes some of it."""
    path, gain, out = folder / "mix.wav", 1.0, stereo
    wav(path, stereo)
    for _ in range(3):
        gain *= 10 ** ((LOUDNESS - loudness(path)[0]) / 20)
        out = limited(stereo, gain)
        wav(path, out)
    return path


def encode(wave, path, piece, number, date):
    subprocess.run(["opusenc", "--quiet", "--bitrate", str(BITRATE), "--vbr", "--music",
                    "--serial", str(number), "--discard-comments",
                    "--title", piece.title, "--artist", "Unisono demo", "--album", "Unisono demo",
                    "--genre", piece.genre, "--date", date, "--tracknumber", str(number),
                    "--comment", "LICENSE=https://creativecommons.org/publicdomain/zero/1.0/",
                    "--comment", "COPYRIGHT=CC0-1.0, no rights reserved",
                    str(wave), str(path)], check=True)
