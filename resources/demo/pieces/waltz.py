"""A Viennese waltz in G with a trio in C, which slows down at the end."""
from studio.score import Clock, Piece, pitch, pitches

A_CHORDS = "G:maj G:maj D:7 D:7 D:7 D:7 G:maj G:maj G:maj E:7 A:min A:min D:7 D:7 G:maj G:maj".split()
B_CHORDS = "C:maj C:maj G:7 G:7 G:7 G:7 C:maj C:7 F:maj F:min C:maj/5 A:7 D:7 G:7 C:maj D:7".split()
A_TUNE = ("b4/2 d5/1 | g5/3! | f#5/2 e5/1 | d5/1 c5/1 a4/1 | c5/2 e5/1 | a5/3! | g5/2 f#5/1 | d5/3 |"
          "b4/2 d5/1 | g#5/2! b5/1 | a5/1.5 g#5/.5 a5/1 | e5/2 c5/1 | b4/1 a4/1 f#5/1! | e5/1 d5/1 f#4/1 |"
          "g4/1 b4/1 d5/1 | g5/2 r/1")
B_TUNE = ("e5/1! g5/1 c6/1 | b5/.5 a5/.5 g5/2 | f5/1! g5/1 b5/1 | a5/.5 g5/.5 f5/2 |"
          "d5/1 f5/1 a5/1 | g5/.5 f5/.5 d5/2 | e5/1 g5/1 c6/1 | c6/1 bb5/1 g5/1 |"
          "a5/2! c6/1 | ab5/2 f5/1 | g5/1.5 e5/.5 c5/1 | c#5/1 e5/1 a5/1 | f#5/2 a5/1 | g5/1 f5/1 b4/1 |"
          "c5/3! | r/1 d5/1 c5/1")
LOW = {"G:maj": ("g2", "d2"), "D:7": ("d2", "a2"), "E:7": ("e2", "b2"), "A:min": ("a2", "e2"),
       "C:maj": ("c2", "g2"), "G:7": ("g2", "d2"), "C:7": ("c2", "bb2"), "F:maj": ("f2", "c3"),
       "F:min": ("f2", "ab2"), "C:maj/5": ("g2", "g2"), "A:7": ("a2", "c#2")}
HIGH = {"G:maj": "b3 d4 g4", "D:7": "a3 c4 f#4", "E:7": "g#3 d4 e4", "A:min": "a3 c4 e4",
        "C:maj": "g3 c4 e4", "G:7": "g3 b3 f4", "C:7": "g3 bb3 e4", "F:maj": "a3 c4 f4",
        "F:min": "ab3 c4 f4", "C:maj/5": "g3 c4 e4", "A:7": "g3 c#4 e4"}


def compose():
    slower = [(126, 150), (127, 144), (128, 137), (129, 130), (130, 122), (131, 113), (132, 104),
              (133, 95), (134, 85), (135, 76)]
    piece = Piece("waltz-lantern-garden", "Lantern Garden Waltz", "Waltz", 13,
                  Clock(0.2, [(0, 162), *slower]), 3, "3/4", "G major", ["graceful", "cheerful", "nostalgic"])
    piece.bars(("intro", 4), ("verse", 16), ("chorus", 16), ("verse", 6), ("outro", 4))
    at = piece.clock.at
    piece.ends(at(138) + 1.6, 1.5)
    piece.room = {"room-size": 0.75, "level": 0.8, "damp": 0.2}
    violins = piece.part("violins", program=48, volume=96, pan=44, reverb=75, jitter=0.006)
    flute = piece.part("flute", program=73, volume=72, pan=76, reverb=70, jitter=0.007)
    horn = piece.part("french horn", program=60, volume=66, pan=84, reverb=75)
    plucked = piece.part("pizzicato strings", program=45, volume=118, pan=60, reverb=45)
    basses = piece.part("double bass", program=45, volume=127, pan=88, reverb=40)
    harp = piece.part("harp", program=46, volume=92, pan=30, reverb=65)
    drums = piece.part("drums", program=48, drums=True, volume=92, pan=64, reverb=55,
                       instrument="orchestral percussion", jitter=0.003)

    intro = "G:maj G:maj D:7 D:7".split()
    coda = "G:maj D:7 G:maj G:maj".split()
    chords = intro + A_CHORDS + B_CHORDS + A_CHORDS[:6] + coda
    for bar, label in enumerate(chords):
        beat = bar * 3
        piece.changes(beat, f"{label}/3")
        if bar == 45:
            continue
        middle = 20 <= bar < 36
        again = bar > 0 and chords[bar - 1] == label and bar % 2 == 1
        basses.play(beat, 0.9, pitch(LOW[label][again]), 98 if middle else 90)
        if bar not in (3, 44):
            # The second beat comes a little early, as in Vienna.
            plucked.chord(beat + 0.96, 0.6, pitches(HIGH[label]), 76 if middle else 70)
            plucked.chord(beat + 2, 0.6, pitches(HIGH[label]), 68 if middle else 62)
        if middle:
            horn.chord(beat, 2.8, pitches(HIGH[label])[:2], 64)
            drums.grid(beat, 38, "goo", 1)
            drums.grid(beat, 36, "o..", 1)
        elif bar < 42 and bar > 3:
            drums.grid(beat, 81, "o.." if bar % 2 == 0 else "o.g", 1)
    harp.line(0, "r/3 | r/3 | d4/.5 f#4/.5 a4/.5 c5/.5 d5/.5 f#5/.5 |"
              "a5/.375! f#5/.375 d5/.375 c5/.375 a4/.375 f#4/.375 d4/.75", 78, gate=1.4)
    violins.line(0, "b4&d5/3 | b4&g5/3! | c5&f#5/3 | c5&d5/2 r/1", 74)
    violins.line(12, A_TUNE, 88, gate=0.96)
    flute.line(12 + 24, "b5/2, d6/1 | g#6/2, b6/1 | a6/1.5, g#6/.5 a6/1 | e6/2, c6/1", 72)
    violins.line(60, B_TUNE, 100, gate=0.96)
    flute.line(60, B_TUNE.replace("6/", "7/").replace("5/", "6/").replace("4/", "5/"), 78)
    for bar in range(20, 36, 2):
        notes = pitches(HIGH[chords[bar]])
        for index in range(6):
            harp.play(bar * 3 + index * 0.5, 0.8, notes[index % 3] + 12 * (index // 3), 66)
    drums.play(60, 2, 49, 88)
    drums.play(84, 2, 49, 72)
    violins.line(108, " | ".join(A_TUNE.split("|")[:6]), 84, gate=0.96)
    violins.line(126, "b5&d5/1! a5/1 g5/1 | f#5&c5/1 e5/1 d5/1 | b4&g5/3", 86, gate=0.99)
    for index, name in enumerate("g3 b3 d4 g4 b4 d5 g5 b5 d6".split()):
        harp.play(132 + index / 3, 3, pitch(name), 66 + index)
    for part, names, force in ((violins, "g3 d4 b4 g5", 92), (flute, "g6", 70), (horn, "b3 d4", 66),
                               (harp, "g2 g3 b3 d4 g4", 92), (basses, "g1", 96)):
        part.chord(135, 2.9, pitches(names), force, 0.02)
    plucked.chord(135, 1, pitches("g3 b3 d4 g4"), 84)
    drums.play(135, 2, 36, 84)
    drums.play(135, 2, 81, 70)
    violins.swell(at(135) + 0.4, at(138) + 0.6, 120, 40)
    violins.swell(at(6), at(9), 80, 118)
    violins.control(at(11.9), 11, 108)
    violins.swell(at(48), at(60), 104, 124)
    return piece
