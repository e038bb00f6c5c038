"""Own instruments, where a General MIDI sound is poor or has no such thing.

A voice takes a `Note` and gives mono samples which begin at the note's start.
Equal notes give equal samples, so each is made once.
"""
import array
import functools
import itertools
import math
import random

from .score import RATE

TAU = 2 * math.pi


def hertz(pitch):
    return 440 * 2 ** ((pitch - 69) / 12)


def voice(function):
    """Makes `function(pitch, seconds)` a voice: cached, and scaled by velocity."""
    made = functools.lru_cache(maxsize=None)(function)

    @functools.wraps(function)
    def play(note):
        gain = (note.velocity / 127) ** 1.6
        sound = made(note.pitch, round(note.end - note.start, 2))
        return array.array("d", [gain * value for value in sound])
    return play


def faded(sound, attack, release):
    """Linear edges, in seconds, against clicks."""
    rise, fall = max(1, round(attack * RATE)), max(1, round(release * RATE))
    for index in range(min(rise, len(sound))):
        sound[index] *= index / rise
    for index in range(min(fall, len(sound))):
        sound[-1 - index] *= index / fall
    return sound


def noise(seconds, seed):
    luck = random.Random(seed)
    return [luck.uniform(-1, 1) for _ in range(round(seconds * RATE))]


def lowpass(sound, cut):
    keep, held, out = math.exp(-TAU * cut / RATE), 0.0, []
    for value in sound:
        held = value + keep * (held - value)
        out.append(held)
    return out


def highpass(sound, cut):
    return [value - low for value, low in zip(sound, lowpass(sound, cut))]


def decaying(sound, seconds):
    """Falls by 60 dB in `seconds`."""
    keep = 0.001 ** (1 / (seconds * RATE))
    return [value * level for value, level in
            zip(sound, itertools.accumulate(itertools.repeat(keep, len(sound)), lambda a, b: a * b,
                                            initial=1.0))]


def partials(seconds, modes):
    """A struck body: (frequency, level, seconds to fall by 60 dB) each."""
    frames, total = round(seconds * RATE), None
    for frequency, level, fall in modes:
        step, keep = TAU * frequency / RATE, 0.001 ** (1 / (fall * RATE))
        turn, last, before = 2 * keep * math.cos(step), 0.0, -level * math.sin(step) / keep
        out = []
        for _ in range(frames):
            out.append(last)
            last, before = turn * last - keep * keep * before, last
        total = out if total is None else [a + b for a, b in zip(total, out)]
    return total


def glide(seconds, start, end, bend, fall):
    """A sine whose pitch falls from `start` to `end` Hz (time constant `bend`)."""
    phase, out = 0.0, []
    for index in range(round(seconds * RATE)):
        time = index / RATE
        phase += TAU * (end + (start - end) * math.exp(-time / bend)) / RATE
        out.append(math.sin(phase) * 0.001 ** (time / fall))
    return out


@functools.lru_cache(maxsize=None)
def cycle(frequency, tilt, top):
    """One period of 4096 samples with harmonics falling as 1/n^tilt up to `top` Hz."""
    size, total = 4096, [0.0] * 4096
    sine = [math.sin(TAU * index / size) for index in range(size)]
    for harmonic in range(1, max(2, int(top / frequency) + 1)):
        level = harmonic ** -tilt
        total = [a + level * sine[(index * harmonic) % size] for index, a in enumerate(total)]
    return total


def run(table, frequency, frames, phase):
    step = frequency * 4096 / RATE
    return [table[int(phase + step * index) & 4095] for index in range(frames)]


def saws(pitch, seconds, cents, tilt=1.0, top=14000):
    frequency, frames = hertz(pitch), round(seconds * RATE)
    luck, total = random.Random(int(pitch * 100)), None
    table = cycle(frequency, tilt, top)
    for cent in cents:
        one = run(table, frequency * 2 ** (cent / 1200), frames, luck.uniform(0, 4096))
        total = one if total is None else [a + b for a, b in zip(total, one)]
    return [value / len(cents) for value in total]


# Electronic

@voice
def dance_kick(_pitch, _seconds):
    body = glide(0.34, 210, 49, 0.032, 0.55)
    click = decaying(highpass(noise(0.012, 1), 1800), 0.012)
    sound = [math.tanh(1.9 * value) for value in body]
    for index, value in enumerate(click):
        sound[index] += 1.0 * value
    return faded(sound, 0.0003, 0.05)


@voice
def dance_kit(pitch, seconds):
    """Clap 39, snare 40, closed hat 42, open hat 46, crash 49."""
    if pitch == 39:
        raw, out = highpass(lowpass(noise(0.24, 39), 5200), 900), [0.0] * round(0.24 * RATE)
        for start, level, fall in ((0.0, 0.9, 0.02), (0.010, 0.7, 0.02), (0.020, 1.0, 0.2)):
            shift = round(start * RATE)
            for index, value in enumerate(decaying(raw[:len(raw) - shift], fall)):
                out[index + shift] += 1.3 * level * value
        return faded(out, 0.0002, 0.02)
    if pitch == 40:
        body = partials(0.2, ((190, 0.8, 0.16), (330, 0.4, 0.12)))
        rattle = decaying(highpass(noise(0.2, 40), 1200), 0.13)
        return faded([a + 0.9 * b for a, b in zip(body, rattle)], 0.0002, 0.02)
    length, fall = {42: (0.07, 0.07), 46: (0.22, 0.3)}.get(pitch, (1.9, 2.2))
    sound = decaying(highpass(highpass(noise(length, pitch), 7000 if length < 1 else 3500), 5000),
                     fall)
    return faded(sound, 0.0002, length * 0.3)


@voice
def super_saw(pitch, seconds):
    sound = saws(pitch, seconds + 0.12, (-17, -10, -4, 0, 5, 11, 16))
    return faded(sound, 0.002, 0.14)


@voice
def dance_bass(pitch, seconds):
    saw = lowpass(lowpass(saws(pitch, seconds + 0.05, (-4, 4), 1.0, 6000), 700), 1400)
    sub = run(cycle(hertz(pitch), 9.0, hertz(pitch)), hertz(pitch), len(saw), 0)
    return faded([0.9 * math.tanh(2.2 * a + 0.8 * b) for a, b in zip(saw, sub)], 0.002, 0.05)


@voice
def pluck(pitch, seconds):
    sound = decaying(saws(pitch, 0.55, (-6, 6), 1.15, 9000), 0.5)
    return faded(sound, 0.001, 0.1)


@voice
def warm_pad(pitch, seconds):
    sound = lowpass(saws(pitch, seconds + 0.3, (-9, -3, 4, 9), 1.5, 5000), 1800)
    return faded(sound, 0.03, 0.32)


@voice
def slow_pad(pitch, seconds):
    """Swells for a third of its length and dies away for as long."""
    sound = saws(pitch, seconds + 3.0, (-8, -3, 3, 8), 1.9, 3800)
    return faded(sound, 0.3 * seconds, 0.35 * seconds + 2.0)


@voice
def glass(pitch, _seconds):
    base = hertz(pitch)
    return faded(partials(4.5, ((base, 0.6, 4.5), (base * 2.003, 0.25, 3.2), (base * 3.01, 0.1, 2.0),
                                (base * 4.17, 0.1, 1.1), (base * 5.43, 0.05, 0.7))), 0.002, 1.0)


@voice
def sub_bass(pitch, seconds):
    base = hertz(pitch)
    frames = round((seconds + 0.06) * RATE)
    tone = run(cycle(base, 2.6, base * 5), base, frames, 0)
    return faded([math.tanh(1.4 * value) for value in tone], 0.004, 0.07)


# Drums of skin, and strings

def tapped(body, tip):
    """The short noise of the finger on top of the ringing skin."""
    for index, value in enumerate(tip):
        body[index] += value
    return body


def tabla(stroke):
    """Right drum, tuned to D: na, tin, te. Left drum, which glides up: ge, ke."""
    @voice
    def struck(_pitch, _seconds):
        base = hertz(62)
        if stroke == "te":
            return faded(decaying(highpass(lowpass(noise(0.09, 7), 3800), 500), 0.08), 0.0002, 0.02)
        if stroke == "ke":
            return faded(decaying(lowpass(noise(0.1, 9), 1600), 0.09), 0.0002, 0.02)
        if stroke == "ge":
            body = [0.95 * a + 0.3 * b for a, b in zip(glide(0.75, 74, 104, 0.16, 0.95),
                                                       glide(0.75, 150, 207, 0.16, 0.5))]
            slap = decaying(lowpass(noise(0.03, 10), 2500), 0.02)
            return faded(tapped(body, [0.5 * value for value in slap]), 0.0005, 0.2)
        modes = {"tin": ((base, 0.75, 1.3), (base * 2.0, 0.55, 0.9), (base * 3.01, 0.15, 0.5)),
                 "na": ((base, 0.15, 0.4), (base * 2.0, 0.6, 0.75), (base * 3.0, 0.75, 0.7),
                        (base * 4.02, 0.35, 0.4), (base * 5.04, 0.25, 0.3))}[stroke]
        tip = decaying(highpass(noise(0.02, 8), 1800), 0.014)
        return faded(tapped(partials(0.9, modes), [0.6 * value for value in tip]), 0.0003, 0.2)
    return struck


def darbuka(stroke):
    """The low dum, the bright tek of the right hand, the softer ka of the left."""
    @voice
    def struck(_pitch, _seconds):
        if stroke == "dum":
            slap = decaying(lowpass(noise(0.025, 11), 2000), 0.02)
            body = glide(0.5, 150, 92, 0.03, 0.5)
            return faded(tapped(body, [0.6 * value for value in slap]), 0.0004, 0.1)
        rim = partials(0.3, ((415, 0.35, 0.2), (988, 0.5, 0.16),
                             (1740, 0.35, 0.1), (2630, 0.25, 0.07)))
        tip = decaying(highpass(noise(0.04, 12 if stroke == "tek" else 13), 2200), 0.03)
        level = 1.0 if stroke == "tek" else 0.7
        sound = tapped(rim, [0.8 * value for value in tip])
        return faded([level * value for value in sound], 0.0002, 0.05)
    return struck


@voice
def riq(_pitch, _seconds):
    shake = decaying(highpass(noise(0.16, 54), 6000), 0.14)
    ring = partials(0.16, ((5230, 0.1, 0.2), (7410, 0.12, 0.15), (9150, 0.1, 0.12)))
    return faded([a + b for a, b in zip(shake, ring)], 0.0003, 0.03)


def string(pitch, seconds, bright, stretch, seed):
    """Karplus and Strong, with the delay tuned to a fraction of a sample."""
    period = RATE / hertz(pitch) - 1.0
    whole, share = int(period), period % 1
    soft = (1 - bright) / 4
    taps = (soft * (1 - share), soft * share + (1 - 2 * soft) * (1 - share),
            (1 - 2 * soft) * share + soft * (1 - share), soft * share)
    keep = 0.001 ** (1 / (stretch * hertz(pitch)))
    a, b, c, d = (keep * tap for tap in taps)
    pulse = lowpass(noise((whole + 4) / RATE, seed), 2500 + 7000 * bright)[:whole + 4]
    mean = sum(pulse) / len(pulse)
    out = [value - mean for value in pulse]
    for index in range(len(out), round(seconds * RATE)):
        back = index - whole
        out.append(a * out[back] + b * out[back - 1] + c * out[back - 2] + d * out[back - 3])
    return out


@voice
def oud(pitch, seconds):
    """Two strings of a course, a hair apart, over a wooden body."""
    length = min(2.2, seconds + 0.5)
    pair = [a + b for a, b in zip(string(pitch - 0.015, length, 0.55, 2.4, 21),
                                  string(pitch + 0.02, length, 0.5, 2.2, 22))]
    body = lowpass(pair, 420)
    return faded([0.75 * a + 0.9 * b for a, b in zip(pair, body)], 0.0004, 0.35)


@voice
def qanun(pitch, seconds):
    length = min(1.8, seconds + 0.8)
    pair = [a + b for a, b in zip(string(pitch - 0.01, length, 0.93, 2.6, 31),
                                  string(pitch + 0.012, length, 0.9, 2.4, 32))]
    return faded([0.6 * value for value in pair], 0.0003, 0.4)


@voice
def tanpura(pitch, _seconds):
    """The buzz of the bridge: higher partials speak later and pass through."""
    base, frames = hertz(pitch), round(6.0 * RATE)
    table = [math.sin(TAU * index / 4096) for index in range(4096)]
    total = [0.0] * frames
    for harmonic in range(1, 31):
        frequency, level = base * harmonic * (1 + 0.00002 * harmonic ** 2), harmonic ** -0.75
        late, fall = 0.012 + 0.035 * harmonic, 5.5 / (1 + 0.06 * harmonic)
        step, shape = frequency * 4096 / RATE, []
        for index in range(0, frames, 96):  # the envelope, each 2 ms
            time = index / RATE
            bloom = 0.25 + 0.75 * math.exp(-((time - late * 2.2) / (0.25 + 0.4 * late)) ** 2)
            shape.append(level * bloom * 0.001 ** (time / fall))
        total = [value + shape[index // 96] * table[int(step * index) & 4095]
                 for index, value in enumerate(total)]
    return faded([0.35 * value for value in total], 0.004, 2.0)


# Effects which are not notes

def riser(seconds):
    """Noise whose filter opens, with a rising tone below it."""
    frames, low, band, phase, out = round(seconds * RATE), 0.0, 0.0, 0.0, []
    luck = random.Random(77)
    for index in range(frames):
        share = index / frames
        if index % 64 == 0:
            tune = 2 * math.sin(math.pi * (300 * 28 ** share) / RATE)
            level, rise = 0.06 + 0.5 * share ** 1.7, TAU * (170 * 5.6 ** share) / RATE
        phase += rise
        low += tune * band
        band += tune * (luck.uniform(-1, 1) - low - 0.55 * band)
        out.append(level * (band + 0.14 * math.sin(phase) + 0.07 * math.sin(2.01 * phase)))
    return faded(out, 0.05, 0.01)


def impact(seconds):
    boom = glide(seconds, 95, 31, 0.25, seconds * 1.3)
    dust = decaying(lowpass(noise(seconds, 78), 2600), seconds)
    return faded([0.55 * a + 0.3 * b for a, b in zip(boom, dust)], 0.001, seconds * 0.3)


def crackle(seconds):
    """The surface of an old record: hiss and rare ticks."""
    luck, frames = random.Random(33), round(seconds * RATE)
    out = [0.010 * value for value in lowpass(noise(seconds, 34), 3500)]
    for _ in range(int(seconds * 9)):
        place, force = luck.randrange(frames - 60), luck.choice((0.02, 0.03, 0.05))
        for index in range(40):
            out[place + index] += force * luck.uniform(-1, 1) * 0.85 ** index
    return out


def wind(seconds):
    """Slow filtered noise, for air around an ambient piece."""
    luck, low, band, out = random.Random(91), 0.0, 0.0, []
    for index in range(round(seconds * RATE)):
        if index % 256 == 0:
            time = index / RATE
            centre = 520 + 260 * math.sin(TAU * time / 17) + 120 * math.sin(TAU * time / 7.3)
            tune = 2 * math.sin(math.pi * centre / RATE)
        low += tune * band
        band += tune * (luck.uniform(-1, 1) - low - 0.25 * band)
        out.append(0.05 * band)
    return faded(out, 4.0, 4.0)
