"""A swing trio on the changes everybody knows, in B flat: AABA at 184 beats a minute."""
from studio.score import Clock, Piece, pitches, swung

SWING = 0.64
A1 = "Bb:maj7/2 G:7/2 C:min7/2 F:7/2 D:min7/2 G:7/2 C:min7/2 F:7/2 F:min7/2 Bb:7/2 Eb:7/2 E:dim7/2"
FIRST = A1 + " D:min7/2 G:7/2 C:min7/2 F:7/2"
SECOND = A1 + " Bb:maj7/2 F:7/2 Bb:maj6/4"
BRIDGE = "D:7/8 G:7/8 C:7/8 F:7/8"
INTRO = "C:min7/4 F:7/4 D:min7/2 G:7/2 C:min7/2 F:7/2"
CODA = "D:min7/2 G:7/2 C:min7/2 F:7/2 D:min7/2 G:7/2 C:min7/1 F:7/1 Bb:maj6(9)/2"
ROOTS = {"Bb": 34, "G": 31, "C": 36, "F": 29, "D": 38, "Eb": 39, "E": 28}
TONES = {"maj7": (0, 4, 7, 11), "7": (0, 4, 7, 10), "min7": (0, 3, 7, 10), "dim7": (0, 3, 6, 9),
         "maj6": (0, 4, 7, 9), "maj6(9)": (0, 4, 7, 9)}
LEFT = {"Bb:maj7": "a3 c4 d4 f4", "G:7": "f3 ab3 b3 eb4", "C:min7": "eb3 g3 bb3 d4", "F:7": "eb3 g3 a3 d4",
        "D:min7": "f3 a3 c4 e4", "F:min7": "eb3 g3 ab3 c4", "Bb:7": "d3 g3 ab3 c4", "Eb:7": "db3 f3 g3 c4",
        "E:dim7": "db3 e3 g3 bb3", "Bb:maj6": "d3 f3 g3 c4", "D:7": "f#3 a3 c4 e4", "C:7": "e3 a3 bb3 d4",
        "Bb:maj6(9)": "d3 g3 c4 f4"}
TUNE_1 = ("bb4/.5 d5/.5 f5/.5! d5/.5 b4/.5 d5/.5 f5/.5 ab5/.5! | g5/.5 eb5/.5 c5/.5 bb4/.5 a4/1! r/1 |"
          "r/.5 a4/.5 d5/.5 f5/.5! ab5/.5 g5/.5 f5/.5 d5/.5 | eb5/.5 c5/.5 g4/.5 bb4/.5! a4/.5 g4/.5 gb4/.5 f4/.5 |"
          "r/1 ab4/.5 c5/.5 d5/.5! f5/.5 ab5/.5 c6/.5 | bb5/.5! g5/.5 db5/.5 eb5/.5 e5/.5 g5/.5 bb5/1! |")
TUNE_1_END = "a5/.5 f5/.5 d5/.5 c5/.5 b4/.5 d5/.5 f5/.5! eb5/.5 | d5/.5 c5/.5 eb5/.5 g4/.5 a4/1! r/1"
TUNE_2 = ("r/.5 f5/.5 bb5/1! g#4/.5 b4/.5 d5/.5 f5/.5 | eb5/1! g5/.5 eb5/.5 c5/.5 a4/.5 r/1 |"
          "c5/.333! d5/.333 f5/.334 a5/.5 f5/.5 ab5/.5! f5/.5 b4/.5 d5/.5 | c5/.5 eb5/.5 g5/.5 bb5/.5! a5/1 r/1 |"
          "r/.5 c5/.5 eb5/.5 ab5/.5! g5/.5 f5/.5 d5/.5 bb4/.5 | db5/1! eb5/.5 g5/.5 bb5/.5 g5/.5 e5/.5 db5/.5 |"
          "d5/.5 f5/.5! bb5/.5 d6/.5 c6/.5 a5/.5 eb5/.5 c5/.5 | bb4/1! r/.5 f4/.5 bb4/1 r/1")
TUNE_B = ("f#4&c5/1.5! f#4&c5/.5 r/2 | r/.5 a4/.5 c5/.5 e5/.5 f#5/.5! a5/.5 g5/.5 e5/.5 |"
          "f4&b4/1.5! f4&b4/.5 r/2 | r/.5 d5/.5 f5/.5 g#5/.5! a5/.5 b5/.5 ab5/.5 f5/.5 |"
          "e5&bb5/1.5! e5&bb5/.5 r/2 | r/.5 g5/.5 bb5/.5 d6/.5! c6/.5 bb5/.5 a5/.5 g5/.5 |"
          "eb5&a5/1! r/1 eb5&a5/1! r/1 | c6/.5! a5/.5 g5/.5 eb5/.5 db5/.5 c5/.5 a4/.5 f4/.5")


def walk(piece, bass, spans):
    """Roots and fifths on strong beats, chord tones between, a half step into the next root."""
    luck = piece.luck
    beats = []
    for start, length, label in spans:
        root, kind = label.split(":")
        tones = [ROOTS[root] + tone for tone in TONES[kind]]
        beats += [(start + index, index, length, tones) for index in range(int(length))]
    before = 34
    for number, (beat, index, length, tones) in enumerate(beats):
        following = beats[number + 1][3][0] if number + 1 < len(beats) else 34
        if index == 0:
            note = min((tones[0], tones[0] + 12), key=lambda value: abs(value - before))
        elif index == length - 1 and number + 1 < len(beats):
            goal = min((following, following + 12), key=lambda value: abs(value - before))
            note = goal + (1 if before > goal else -1)
            if note == before:
                note = goal + (2 if before > goal else -2)
        else:
            near = [tone + octave for tone in tones for octave in (0, 12) if tone + octave != before]
            near = [value for value in near if 28 <= value <= 50]
            near.sort(key=lambda value: abs(value - before))
            note = near[min(len(near) - 1, luck.choice((0, 0, 1, 2)))]
        bass.play(beat, 0.9, note, 98 + (4 if index % 2 else 0))
        if luck.random() < 0.10 and index == 1:
            bass.play(swung(beat + 0.5, SWING), 0.25, note, 60)
        before = note


def compose():
    piece = Piece("swing-corner-table", "Corner Table", "Swing", 14, Clock(0.15, [(0, 184)]), 4, "4/4",
                  "Bb major", ["playful", "lively", "elegant"])
    piece.bars(("intro", 4), ("head", 16), ("bridge", 8), ("head", 8), ("outro", 4))
    at = piece.clock.at
    piece.ends(at(160) + 2.0, 1.8)
    piece.room = {"room-size": 0.4, "level": 0.55}
    piano = piece.part("piano", program=0, volume=100, pan=54, reverb=35, jitter=0.006, touch=6)
    bass = piece.part("double bass", program=32, volume=98, pan=70, reverb=22, jitter=0.004)
    drums = piece.part("drums", program=32, drums=True, volume=100, pan=64, reverb=32, jitter=0.003)

    beat = 0
    for text in (INTRO, FIRST, SECOND, BRIDGE, SECOND, CODA):
        beat = piece.changes(beat, text)
    spans, beat = [], 0
    for text in (INTRO, FIRST, SECOND, BRIDGE, SECOND, CODA):
        for token in text.split():
            label, length = token.rsplit("/", 1)
            spans.append((beat, float(length), label))
            beat += float(length)
    walk(piece, bass, spans[:-3])
    bass.line(156, "c2/1 f1/1 bb1/2!", 104)

    comps = ((0, 1.5), (1.5,), (0.5, 1.5), (1.5,), (0,), (0.5,))
    for index, (start, length, label) in enumerate(spans[:-3]):
        if start < 16 and start % 4:
            continue
        for offset in comps[(index * 5 + piece.luck.randrange(2)) % len(comps)]:
            if length > 4 and offset == 0:
                offset = 2
            piano.chord(swung(start + offset, SWING), 0.5 if offset else 0.9,
                        pitches(LEFT[label]), 62 + 6 * (offset == 1.5))
        if length > 4:
            for offset in (3.5, 6.5):
                piano.chord(swung(start + offset, SWING), 0.5, pitches(LEFT[label]), 66)
    piano.line(0, "r/.5 g5/.5 eb5/.5 c5/.5 bb4/1! g4/1 | a4/.5 c5/.5 eb5/.5 g5/.5! gb5/1 f5/1 |"
               "r/.5 f5/.5 a5/.5 c6/.5! b5/.5 ab5/.5 f5/.5 d5/.5 | eb5/.5 d5/.5 c5/.5 bb4/.5 a4/.5 g4/.5 f4/.5 a4/.5",
               88, SWING)
    piano.line(16, TUNE_1 + TUNE_1_END, 94, SWING, 0.85)
    piano.line(48, TUNE_2, 95, SWING, 0.85)
    piano.line(80, TUNE_B, 98, SWING, 0.85)
    piano.line(112, TUNE_2, 97, SWING, 0.85)
    tag = "f5/.5! d5/.5 a4/.5 c5/.5 b4/.5 d5/.5 f5/.5 ab5/.5 | g5/.5! eb5/.5 c5/.5 d5/.5 eb5/.5 a4/.5 c5/1 |"
    piano.line(144, tag + "d5/.5! f5/.5 a5/.5 c6/.5 b5/.5! ab5/.5 f5/.5 d5/.5 | g5&bb5/1! g5&a5/1! f5&bb5&d6/2!",
               94, SWING, 0.85)
    piano.chord(156, 0.5, pitches("eb3 g3 bb3"), 84)
    piano.chord(157, 0.5, pitches("eb3 a3 d4"), 84)
    piano.chord(158, 2.6, pitches("bb2 d3 g3 c4"), 92)

    for bar in range(39):
        beat = bar * 4
        drums.grid(beat, 44, ".x.x", 1, level=-6)
        drums.grid(beat, 36, "gggg", 1, level=8)
        if bar < 4:
            continue
        for start, force in ((0, 90), (1, 98), (1.5, 74), (2, 86), (3, 98), (3.5, 76)):
            drums.play(swung(beat + start, SWING), 0.5, 51, force)
        if bar % 4 == 1:
            drums.play(swung(beat + 1.5, SWING), 0.2, 38, 62)
        if bar % 4 == 2:
            drums.play(swung(beat + 3.5, SWING), 0.2, 38, 72)
            drums.play(beat + 2, 0.2, 36, 84)
        if bar in (11, 19, 27, 35):
            drums.grid(beat, 38, ". . . . . . . o x X o x".replace(" ", ""), 1 / 3)
            drums.play(beat + 3, 0.3, 45, 96)
        if bar in (4, 20, 28):
            drums.play(beat, 1, 49, 92)
            drums.play(beat, 0.3, 36, 98)
    for beat, key, force in ((156, 38, 96), (156, 36, 96), (157, 38, 98), (157, 36, 98), (158, 49, 104),
                             (158, 36, 106)):
        drums.play(beat, 1, key, force)
    return piece
