"""Seven beats, 3 + 2 + 2: rupak on the tabla under a sitar in raga Yaman, over a drone on D.

It opens with eleven seconds without a beat, so the first beat is not at zero.
"""
from studio import mix, voices
from studio.score import Clock, Piece, pitch

CYCLES = 12
THEKA = (("tin",), ("tin",), ("na",), ("tin", "ge"), ("na",), ("tin", "ge"), ("na",))
GAT = ("f#4/1 e4/.5 f#4/.5 g#4/1! a4/1 g#4/.5 f#4/.5 e4/1 d4/1",
       "c#4/.5 d4/.5 e4/1 f#4/1 g#4/.5! b4/.5 a4/1 g#4/.5 f#4/.5 e4/1",
       "b4/1! c#5/.5 b4/.5 a4/1 g#4/1 a4/.5 b4/.5 g#4/1 f#4/1", "d5/1.5! c#5/.5 b4/1 a4/.5 g#4/.5 f#4/1 e4/1 d4/1",
       "c#5/.5 d5/.5 e5/1 f#5/1! e5/.5 d5/.5 c#5/1 b4/.5 a4/.5 g#4/1",
       "f#5/1! e5/.5 d5/.5 c#5/.5 b4/.5 a4/.5 g#4/.5 f#4/1 e4/1 d4/1")
RUN = ("d4/.25! e4/.25 f#4/.25 e4/.25 f#4/.25 g#4/.25 a4/.25 g#4/.25 a4/.25 b4/.25 c#5/.25 b4/.25 "
       "c#5/.25! d5/.25 e5/.25 d5/.25 "
       "c#5/.25! b4/.25 a4/.25 g#4/.25 a4/.25! g#4/.25 f#4/.25 e4/.25 f#4/.25! e4/.25 d4/.25 c#4/.25")
ALAP = ((1.2, 1.6, "b3", 70), (2.7, 0.5, "c#4", 62), (3.1, 2.0, "d4", 82), (5.0, 0.45, "e4", 66), (5.4, 1.5, "f#4", 84),
        (6.8, 0.35, "g#4", 70), (7.1, 0.35, "f#4", 62), (7.4, 1.1, "e4", 76), (8.4, 0.4, "c#4", 64),
        (8.8, 1.9, "d4", 80))
SOLO = ("na te te na te te na te te na ge tin na ge", "ge te na te ge na te na tin te ge te na te",
        "na na te te tin tin te te ge ge te te na te", "ge na te ge na te ge na te ge na te ge na")


def compose():
    start = 11.0
    piece = Piece("rupak-seven-lamps", "Seven Lamps", "Hindustani", 16, Clock(start, [(0, 138)]), 7, "7/4", "D lydian",
                  ["meditative", "devotional", "focused"])
    at = piece.clock.at
    piece.last_beat = CYCLES * 7 + 1
    for label, cycle in (("intro", None), ("verse", 0), ("solo", 6), ("verse", 8), ("outro", 10)):
        piece.section(label, 0.0 if cycle is None else at(cycle * 7))
    piece.harmony = [(0.0, "N")]
    piece.ends(at(CYCLES * 7) + 4.0, 3.0)
    drone = piece.part("tanpura", voice=voices.tanpura, stem="drone", volume=58, jitter=0.01)
    sitar = piece.part("sitar", program=104, volume=120, pan=74, reverb=55, jitter=0.006)
    hand = {stroke: piece.part(f"tabla {stroke}", voice=voices.tabla(stroke), stem="tabla", volume=volume,
                               pan=50 if stroke in ("ge", "ke") else 58, jitter=0.002, instrument="tabla")
            for stroke, volume in (("na", 50), ("tin", 53), ("te", 37), ("ge", 68), ("ke", 40))}

    def strike(beat, stroke, force):
        hand[stroke].play(beat, 0.4, 44 if stroke in ("ge", "ke") else 62, force)

    time, string = 0.1, 0
    while time < piece.length - 2.5:
        drone.at(time, 3.0, pitch(("a2", "d3", "d3", "d2")[string % 4]), 84 + (string % 4 == 3) * 8)
        time += (0.95, 0.7, 0.7, 1.15)[string % 4]
        string += 1
    for moment, length, name, force in ALAP:
        sitar.at(moment, length, pitch(name), force + 28)

    for cycle in range(CYCLES):
        beat = cycle * 7
        if cycle in (6, 7):
            for half in range(2):
                for index, stroke in enumerate(SOLO[(cycle - 6) * 2 + half].split()):
                    strike(beat + half * 3.5 + index * 0.25, stroke, 108 if index % 7 == 0 else 86)
        elif cycle == 11:
            # Tihai: a phrase three times, whose last stroke is the first beat of the next cycle.
            for index, stroke in enumerate("tin tin na ge na".split()):
                strike(beat + index * 0.5, stroke, 92)
            for turn in range(3):
                for index, stroke in enumerate("te te ge na".split()):
                    strike(beat + 2.5 + turn * 1.5 + index * 0.25, stroke, 92 + 6 * turn)
        else:
            for index, strokes in enumerate(THEKA):
                for stroke in strokes:
                    strike(beat + index, stroke, 108 if index in (3, 5) else 96 if index == 0 else 88)
                if cycle >= 2 and index in (2, 4, 6):
                    strike(beat + index + 0.5, "te", 70)
                    if cycle % 2:
                        strike(beat + index + 0.75, "te", 60)
                if cycle >= 3 and index in (1, 5):
                    strike(beat + index + 0.5, "ke", 66)
            if cycle in (5, 9):
                for index, stroke in enumerate("te te ge te te na te te".split()):
                    strike(beat + 5 + index * 0.25, stroke, 80 + 3 * index)
        if cycle in (6, 7):
            sitar.line(beat, "d4/3! a4/2 d4/2" if cycle == 6 else "d4/3! g#4/2 a4/2", 68)
        elif cycle == 10:
            sitar.line(beat, RUN, 88, gate=1.0)
        elif cycle == 11:
            sitar.line(beat, "d4/.5 e4/.5 f#4/.5 g#4/.5 a4/.5" + " b4/.25 c#5/.25 d5/1" * 3, 92)
        elif cycle >= 1:
            sitar.line(beat, GAT[(cycle - 1) % 6 if cycle < 6 else 5 - cycle % 2], 84 + cycle, gate=1.0)
        for index in (3, 5):
            if cycle % 3 == 2 and cycle < 10:
                sitar.play(beat + index + 0.25, 0.3, 74, 50)
    end = CYCLES * 7
    strike(end, "tin", 118)
    strike(end, "ge", 118)
    sitar.chord(end, 4.5, [50, 62, 69, 74], 98, 0.05)
    piece.effects = {"tabla": [lambda stereo, folder: mix.reverb(stereo, folder, 0.14, 45)],
                     "drone": [lambda stereo, folder: mix.reverb(stereo, folder, 0.25, 70)]}
    return piece
