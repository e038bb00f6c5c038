"""A one-drop reggae in A minor, 76 beats a minute: organ bubble, guitar on the off-beat."""
from studio.score import Clock, Piece, pitches

SWING = 0.57
VERSE = (("A:min", "a3 c4 e4"), ("G:maj", "g3 b3 d4"), ("A:min", "a3 c4 e4"), ("E:min", "g3 b3 e4"))
CHORUS = (("F:maj", "a3 c4 f4"), ("G:maj", "g3 b3 d4"), ("C:maj", "g3 c4 e4"), ("A:min", "a3 c4 e4"))
BASS = {"A:min": ("a1/.75! r/.25 a1/.5 c2/.5 e2/.5 r/.5 g2/.5 e2/.5", "r/1 a1/.5! a1/.5 c2/1 d2/.5 e2/.5"),
        "G:maj": ("g1/.75! r/.25 g1/.5 b1/.5 d2/.5 r/.5 b1/.5 g1/.5", "r/1 g1/.5! g1/.5 b1/1 d2/.5 b1/.5"),
        "E:min": ("e2/.75! r/.25 e2/.5 d2/.5 b1/.5 r/.5 g1/.5 e1/.5", "r/1 e1/.5! g1/.5 b1/1 d2/.5 b1/.5"),
        "F:maj": ("f1/.75! r/.25 f1/.5 a1/.5 c2/.5 r/.5 a1/.5 f1/.5", "r/1 f1/.5! f1/.5 a1/1 c2/.5 a1/.5"),
        "C:maj": ("c2/.75! r/.25 c2/.5 e2/.5 g2/.5 r/.5 e2/.5 c2/.5", "r/1 c2/.5! c2/.5 e2/1 g2/.5 e2/.5")}
TUNE = ("r/.5 e5/.5 a5/1! g5/.5 e5/1 r/.5 | d5/.5 b4/.5 g4/1 a4/.5 b4/1 r/.5 |"
        "r/.5 c5/.5 e5/.5 d5/.5! c5/.5 a4/1 r/.5 | b4/1! g4/.5 e4/2.5")
HORNS = ("a4&c5&f5/1.5! a4&c5&f5/.5 r/2", "b4&d5&g5/1.5! b4&d5&g5/.5 r/1 b4&d5&g5/.5 r/.5",
         "c5&e5&g5/.5! r/.5 c5&e5&g5/1 r/1 b4&d5&g5/1", "a4&c5&e5/2.5! r/1.5")


def compose():
    piece = Piece("reggae-slow-ferry", "Slow Ferry", "Reggae", 20, Clock(0.15, [(0, 76)]), 4, "4/4", "A minor",
                  ["easygoing", "sunny", "hopeful"])
    piece.bars(("intro", 2), ("verse", 4), ("chorus", 4), ("verse", 4), ("outro", 2))
    at = piece.clock.at
    piece.ends(at(64) + 2.0, 1.8)
    piece.room = {"room-size": 0.5, "level": 0.6}
    guitar = piece.part("electric guitar", program=27, volume=98, pan=36, reverb=35, jitter=0.003)
    organ = piece.part("organ", program=17, volume=66, pan=88, reverb=35, chorus=20, jitter=0.003)
    bass = piece.part("bass guitar", program=33, volume=127, pan=64, reverb=8, jitter=0.004)
    horns = piece.part("brass section", program=61, volume=84, pan=76, reverb=55, jitter=0.006)
    melodica = piece.part("melodica", program=22, volume=80, pan=56, reverb=65, jitter=0.007)
    drums = piece.part("drums", program=8, drums=True, volume=116, reverb=26, jitter=0.002)

    order = [VERSE[0], VERSE[1]] + list(VERSE) + list(CHORUS) + list(VERSE) + [VERSE[0], VERSE[3]]
    for bar, (label, voicing) in enumerate(order):
        beat, notes = bar * 4, pitches(voicing)
        last = bar == 15
        piece.changes(beat, f"{label}/4" if not last else "E:min/2 A:min/2")
        if last:
            guitar.chord(beat + 1, 0.2, notes, 96, 0.01)
            for part, force in ((guitar, 90), (organ, 84), (horns, 84)):
                part.chord(beat + 2, 2.2, pitches("a3 c4 e4 a4"), force, 0.015)
            bass.line(beat, "e2/.75! r/.25 g1/1 a1/2.2!", 104)
            drums.grid(beat, 38, "..xxX.xx")
            for key, force in ((36, 114), (49, 112)):
                drums.play(beat + 2, 2, key, force)
            continue
        for index in range(4):
            guitar.chord(beat + index + 0.5, 0.16, [note + 12 for note in notes], 96 if index % 2 else 88, 0.008)
            if bar >= 2:
                organ.chord(beat + index + 0.5, 0.22, notes, 88)
                organ.chord(beat + index + 0.75, 0.16, notes[:2], 62)
                if index in (1, 3):
                    organ.chord(beat + index + 0.25, 0.16, notes[:2], 56)
        if bar:
            bass.line(beat, BASS[label][bar % 2 if bar < 6 or bar > 9 else 0], 104, gate=0.88)
            # One drop: nothing on the first beat, kick and rim together on the third.
            drums.grid(beat, 36, "........X......." if bar < 6 or bar > 9 else "x...x...X...x...")
            drums.grid(beat, 37, "........X.....o." if bar % 2 else "...o....X.......", level=4)
            drums.grid(beat, 42, "x.xox.xox.xox.xo", swing=SWING, level=-6)
            if bar % 4 == 3:
                drums.grid(beat, 46, "..............x.")
        else:
            drums.grid(beat + 2, 38, "X..Xx.XX")
            drums.grid(beat + 3, 45, "..xX")
        if bar in (5, 9, 13):
            drums.grid(beat + 3, 38, "x.XX")
            drums.grid(beat + 3, 47, ".x..")
        if bar in (1, 6, 10):
            drums.play(beat, 2, 49, 98)
        if 6 <= bar < 10:
            horns.line(beat, HORNS[bar - 6], 92, gate=0.9)
    melodica.line(8, TUNE, 92, SWING)
    melodica.line(40, TUNE.replace("b4/1! g4/.5 e4/2.5", "b4/1! d5/.5 e5/2.5"), 96, SWING)
    melodica.line(56, "r/.5 e5/.5 a5/1! g5/.5 e5/.5 c5/.5 d5/.5 | b4/1 g4/.8 r/.2 a4/2.2!", 90, SWING)
    return piece
