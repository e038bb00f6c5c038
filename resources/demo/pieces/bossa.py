"""A bossa nova in F, 134 beats a minute: nylon guitar, flute, rim and shaker."""
from studio.score import Clock, Piece, pitches

VERSE = "F:maj7/8 G:7/8 G:min7/4 C:7/4 F:maj7/4 C:7/4"
CHORUS = "Bb:maj7/8 Bb:min7/4 Eb:9/4 A:min7/4 D:7/4 G:min7/4 C:7/4"
INTRO = "F:maj7/4 Gb:maj7/4 F:maj7/4 Gb:maj7/4"
OUTRO = "G:min7/4 C:7/4 F:maj7/4 Gb:maj7/4 F:maj6(9)/4"
GUITAR = {"F:maj7": "e3 a3 c4", "G:7": "f3 b3 d4", "G:min7": "f3 bb3 d4", "C:7": "e3 bb3 d4", "Gb:maj7": "f3 bb3 db4",
          "Bb:maj7": "f3 a3 d4", "Bb:min7": "f3 ab3 db4", "Eb:9": "f3 g3 db4", "A:min7": "g3 c4 e4", "D:7": "f#3 c4 e4",
          "F:maj6(9)": "d3 a3 c4 g4"}
BASS = {"F:maj7": "f2 c2", "G:7": "g2 d2", "G:min7": "g2 d2", "C:7": "c2 g2", "Gb:maj7": "gb2 db2", "Bb:maj7": "bb2 f2",
        "Bb:min7": "bb2 f2", "Eb:9": "eb2 bb2", "A:min7": "a2 e2", "D:7": "d2 a2", "F:maj6(9)": "f2 c2"}
TUNE = ("c5/1.5! a4/.5 r/.5 a4/.5 c5/1 | c5/1.5 a4/.5 r/.5 g4/.5 a4/1 |"
        "b4/1.5! a4/.5 r/.5 a4/.5 b4/1 | b4/1 d5/1.5! b4/.5 a4/1 |"
        "bb4/1.5! a4/.5 g4/1 f4/.5 d4/.5 | r/.5 e4/.5 g4/.5 bb4/.5! d5/1.5 c5/.5 |"
        "a4/2.5! g4/.5 a4/1 | r/.5 c5/.5 e5/.5 d5/.5! c5/.5 bb4/.5 a4/.5 g4/.5")
HIGH = ("d5/1.5! f5/1.5 a5/1 | g5/1 f5/.5 d5/2.5 | db5/1.5! f5/1.5 ab5/1 | g5/1.5 f5/.5 eb5/1 db5/1 |"
        "c5/1.5! e5/1 g5/1.5 | f#5/1 e5/.5 d5/1.5 c5/1 | bb4/1.5! d5/1 f5/1.5 | e5/1 d5/.5 c5/.5 bb4/1 g4/1")


def spans(text, beat):
    for token in text.split():
        label, length = token.rsplit("/", 1)
        for bar in range(int(float(length)) // 4):
            yield beat, label
            beat += 4


def compose():
    piece = Piece("bossa-blue-shutters", "Blue Shutters", "Bossa nova", 19, Clock(0.2, [(0, 134)]), 4, "4/4", "F major",
                  ["sunny", "tender", "relaxed"])
    piece.bars(("intro", 4), ("verse", 8), ("chorus", 8), ("verse", 4), ("outro", 5))
    at = piece.clock.at
    piece.ends(at(116) + 2.2, 1.8)
    piece.room = {"room-size": 0.45, "level": 0.6}
    guitar = piece.part("nylon guitar", program=24, volume=112, pan=48, reverb=40, jitter=0.005)
    bass = piece.part("double bass", program=32, volume=116, pan=66, reverb=20, jitter=0.004)
    flute = piece.part("flute", program=73, volume=88, pan=74, reverb=65, jitter=0.008)
    keys = piece.part("electric piano", program=4, volume=64, pan=88, reverb=45, chorus=40)
    drums = piece.part("drums", program=0, drums=True, volume=104, pan=64, reverb=34, jitter=0.002)

    short = "F:maj7/8 G:min7/4 C:7/4"
    form, beat = [], 0
    for text in (INTRO, VERSE, CHORUS, short, OUTRO):
        form += spans(text, beat)
        beat = piece.changes(beat, text)
    for bar, (beat, label) in enumerate(form):
        last = bar == len(form) - 1
        notes, root = pitches(GUITAR[label]), pitches(BASS[label])[0]
        if last:
            guitar.chord(beat, 5, notes, 92, 0.07)
            bass.play(beat, 4, root, 100)
            keys.chord(beat, 4, [note + 12 for note in notes[1:]], 70)
            drums.play(beat, 0.3, 36, 92)
            drums.play(beat, 2, 51, 84)
            continue
        for start in (0, 1, 2.5, 3.5) if bar % 2 == 0 else (0.5, 1.5, 3):
            guitar.chord(beat + start, 0.55, notes, 90 if start in (0, 2.5, 3) else 80, 0.012)
        low, high = BASS[label].split()
        bass.line(beat, f"{low}/1.5! {low}/.5, {high}/1.5! {high}/.5,", 96)
        if bar >= 2:
            drums.grid(beat, 37, "X..X..X...X..X.." if bar % 2 == 0 else "..X..X..X..X..X.", length=0.1, level=-12)
            drums.grid(beat, 36, "x.....o.x.....o.", level=-18)
        drums.grid(beat, 70, "xgogxgogxgogxgog", level=-4)
        if bar >= 4:
            drums.grid(beat, 42, "o.o.o.o.o.o.o.o.", level=-8)
        if 12 <= bar < 20:
            keys.chord(beat, 3.6, [note + 12 for note in notes], 62)
            drums.grid(beat, 51, "..o...o...o...o.", level=-6)
        if bar in (11, 19):
            drums.grid(beat + 2, 38, "..o.ogxx", level=-10)
    flute.line(16, TUNE, 88, gate=0.97)
    flute.line(48, HIGH, 94, gate=0.97)
    flute.line(80, " | ".join(TUNE.split("|")[:2] + TUNE.split("|")[4:6]), 88, gate=0.97)
    flute.line(96, "d5/1.5! bb4/.5 a4/1 g4/1 | bb4/1.5 g4/.5 e4/1 d4/1 | e4/1.5! a4/.5 c5/2 |"
               "db5/1.5! bb4/.5 f4/2 | g4/4!", 86, gate=0.97)
    guitar.line(96 + 12, "r/2 f4/.5 bb4/.5 db5/.5 f5/.5", 78)
    return piece
