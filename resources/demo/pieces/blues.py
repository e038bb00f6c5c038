"""A twelve-bar shuffle in A: an introduction, the head, a guitar solo and an ending."""
from studio.score import Clock, Piece, pitch, pitches

SWING = 0.66
FORM = "A:7 D:7 A:7 A:7 D:7 D:7 A:7 A:7 E:7 D:7 A:7 E:7".split()
BASS = {"A:7": "a1/1 c#2/1 e2/1 f#2/1 g2/1 f#2/1 e2/1 c#2/1", "D:7": "d2/1 f#2/1 a2/1 b2/1 c3/1 b2/1 a2/1 f#2/1",
        "E:7": "e2/1 g#2/1 b2/1 c#3/1 d3/1 c#3/1 b2/1 g#2/1"}
COMP = {"A:7": "g3 c#4 e4 f#4", "D:7": "f#3 c4 e4 a4", "E:7": "g#3 d4 f#4 b4"}
HEAD = ("r/.5 a4/.5 c5/.5 d5/.5! e5/1 d5/.5 c5/.5 | a4/1.5 g4/.5, a4/1 r/1 |"
        "r/.5 a4/.5 c5/.5 d5/.5! e5/1 g5/.5 e5/.5 | d5/.5 c5/.5 a4/1 r/2 |"
        "r/.5 a4/.5 c5/.5 d5/.5! f5/1 d5/.5 c5/.5 | a4/1.5 g4/.5, a4/1 r/1 |"
        "r/.5 a4/.5 c#5/.5 e5/.5! a5/1 g5/.5 e5/.5 | c5/.5 c#5/.5 a4/1 r/2 |"
        "e5/.5! e5/.5 d5/.5 b4/.5 g#4/1 b4/1 | d5/.5! d5/.5 c5/.5 a4/.5 f#4/1 a4/.5 c5/.5 |"
        "c5/.5, c#5/.5 e5/1! a4/2 | r/4")
SOLO = ("e5/.5 g5/.5 a5/1.5! g5/.5 e5/.5 d5/.5 | f#5/1 d5/.5 c5/.5 a4/1 r/.5 c5/.5 |"
        "c5/.5 c#5/.5 e5/.5 g5/.5! a5/.5 g5/.5 e5/1 | r/.5 a5/.5! c6/.5 a5/.5 g5/.5 e5/.5 d5/.5 c5/.5 |"
        "d5/.5 f#5/.5 a5/.5 c6/.5! c6/1 a5/.5 f#5/.5 | d6/1.5! c6/.5 a5/1 r/.5 g5/.5 |"
        "a5/.333 g5/.333 e5/.334 g5/.333 e5/.333 d5/.334 e5/.333 d5/.333 c5/.334 d5/.333 c5/.333 a4/.334 |"
        "c5/.5 c#5/.5 a4/1.5! r/1.5 |"
        "b4/.5 d5/.5 e5/.5 g#5/.5! b5/1 g#5/.5 e5/.5 | a5/.5 f#5/.5 d5/.5 c5/.5 a4/1 c5/.5 d5/.5 |"
        "d#5/.5 e5/.5 g5/.5 e5/.5 c#5/1 a4/1 | r/.5 e5/.5! d5/.5 b4/.5 g#4/.5 e4/.5 g4/.5 g#4/.5")


def compose():
    piece = Piece("blues-back-porch", "Back Porch Shuffle", "Blues", 12, Clock(0.15, [(0, 122)]), 4,
                  "4/4", "A major", ["relaxed", "gritty", "warm"])
    piece.bars(("intro", 2), ("head", 12), ("solo", 12), ("outro", 2))
    at = piece.clock.at
    piece.ends(at(112) + 2.6, 2.2)
    piece.room = {"room-size": 0.45, "level": 0.6}
    guitar = piece.part("electric guitar", program=29, volume=84, pan=74, reverb=45, jitter=0.006)
    piano = piece.part("piano", program=0, volume=92, pan=44, reverb=40, jitter=0.005)
    organ = piece.part("organ", program=16, volume=54, pan=90, reverb=50, chorus=30)
    bass = piece.part("bass guitar", program=33, volume=112, reverb=12, jitter=0.003)
    drums = piece.part("drums", program=8, drums=True, volume=108, reverb=30, jitter=0.003)

    order = ["E:7", "E:7"] + FORM + FORM
    for bar, label in enumerate(order):
        beat = bar * 4
        chord = pitches(COMP[label])
        walk = BASS[label].split()
        held = bar > 1 and order[bar - 1] == label and bar % 2 == 1
        if bar == 1:
            drums.grid(beat, 38, "o.o.x.x.x.xxX.XX", 0.25)
            bass.line(beat, "e2/1! d2/1 c#2/1 b1/1", 96, SWING)
        else:
            bass.line(beat, " ".join(walk[4:] if held else walk[:4]), 96, SWING, 0.86)
        piece.changes(beat, f"{label}/4")
        if bar == 0:
            piano.line(beat, "e4&g#4&d5/.333! e4&g#4&d5/.333 e4&g#4&d5/.334 e4&g4&c#5/.333! e4&g4&c#5/.333"
                       " e4&g4&c#5/.334 d4&f#4&b4/1! g#3&b3&e4/1", 92)
        elif bar == 1:
            piano.line(beat, "e3&b3&e4/.5! r/3.5", 100)
        else:
            pattern = (("r/.5", "x/.5!", "r/1", "x/.5", "r/.5", "x/1,"), ("x/1,", "r/.5", "x/.5!", "r/1.5", "x/.5"))
            stacked = "&".join(COMP[label].split())
            piano.line(beat, " ".join(pattern[bar % 2]).replace("x", stacked), 80, SWING, 0.7)
            for index in range(4):
                piano.play(beat + index, 0.5, chord[0] - 12, 58)
        if bar >= 14:
            organ.chord(beat, 3.9, chord, 70)
        if bar != 1:
            drums.grid(beat, 51 if bar >= 14 else 42, "x.ox.ox.ox.o", 1 / 3)
            drums.grid(beat, 38, ".X.X", 1)
            drums.grid(beat, 36, "X.X." if bar % 2 else "X.Xo", 1, level=2)
            drums.grid(beat, 44, ".o.o", 1)
            if bar in (5, 9, 17, 21):
                drums.grid(beat + 3, 38, "oxx", 1 / 3)
            if bar in (13, 25):
                drums.grid(beat + 2, 38, "xox", 1 / 3)
                drums.grid(beat + 3, 45, "Xxx", 1 / 3)
        if bar in (0, 2, 14, 18):
            drums.play(beat, 1, 49, 104)
    guitar.line(8, HEAD, 92, SWING, 0.9)
    guitar.line(56, SOLO, 98, SWING, 0.95)
    guitar.line(4, "r/1 e5/.5! d5/.5 c#5/.5 b4/.5 g#4/.5 e4/.5", 90, SWING)

    # The ending: the old descent in the bass, a break, and the last chord.
    piece.changes(104, "A:maj/1 A:7/b7/1 D:maj/3/1 D:min/b3/1 A:maj/5/1.667 Bb:9/.667 A:9/2.333")
    for index, (low, high) in enumerate((("a4", "c#5"), ("g4", "e5"), ("f#4", "d5"), ("f4", "d5"))):
        for third in range(3):
            guitar.chord(104 + index + third / 3, 0.28, [pitch(low), pitch(high)], 90 - 6 * (third == 1))
    guitar.line(108, "e4&c#5/1! r/.667 a4&b4&c#5/3", 96)
    bass.line(104, "a1/1! g2/1 f#2/1 f2/1 e2/1! bb1/.667 a1/3!", 100)
    piano.line(108, "c#4&e4&a4/1! ab3&d4&f4&c5/.667! g3&c#4&e4&b4/3!", 100)
    organ.chord(109.667, 3.2, pitches("g3 c#4 e4 b4"), 78)
    for beat in (104, 105, 106, 107):
        drums.grid(beat, 42, "xox", 1 / 3)
    drums.grid(104, 38, ".X.X", 1)
    drums.grid(104, 36, "X.X.X", 1)
    drums.play(109, 0.3, 38, 104)
    for key, force in ((36, 112), (49, 112), (38, 100)):
        drums.play(109.667, 2, key, force)
    piano.play(109.667, 3, pitch("a1"), 96)
    return piece
