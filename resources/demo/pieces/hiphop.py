"""A slow boom-bap beat in D minor: swung sixteenths, electric piano, an old record below."""
from studio import mix, voices
from studio.score import Clock, Piece, pitch, pitches

SWING = 0.60
CHORDS = (("D:min9", "f3 a3 c4 e4", "d2"), ("G:min9", "f3 a3 bb3 d4", "g1"),
          ("Bb:maj9", "f3 a3 c4 d4", "bb1"), ("A:7(#9)", "g3 c#4 e4 c5", "a1"))
BASS = ("{r}/.75! r/.5 {r}/.25 r/.5 {f}/.5 r/.5 {o}/.5, {f}/.5",
        "{r}/1! r/.25 {r}/.25 r/.5 {o}/.25, r/.5 {f}/.25 {s}/.5 {r}/.5")
FIFTH = {"d2": "a1", "g1": "d2", "bb1": "f2", "a1": "e2"}
SEVENTH = {"d2": "c2", "g1": "f2", "bb1": "a2", "a1": "g2"}
OCTAVE = {"d2": "d3", "g1": "g2", "bb1": "bb2", "a1": "a2"}
HOOK = ("r/.5 d5/.5! f5/.25 e5/.25 d5/.5 r/.5 a4/.5 c5/.5 d5/.5", "bb4/1.25! a4/.25 bb4/.5 d5/.5 r/.5 f5/.5 g5/.5",
        "a5/.75! g5/.25 f5/.5 e5/.5 f5/.75 d5/.25 c5/.5 d5/.5", "e5/1.25! c#5/.25 a4/.5 r/1 g4/.5 a4/.5")
ANSWER = ("r/2 a4/.5 d5/1.4!", "r/2.5 g4/.5 f4/.9", "r/2 d5/.5 f5/1.4!", "r/2.5 e5/.5 c#5/.9")


def compose():
    piece = Piece("hiphop-late-bus", "Late Bus", "Hip-Hop", 15, Clock(0.1, [(0, 88)]), 4, "4/4", "D minor",
                  ["laid-back", "night", "dusty"])
    piece.bars(("intro", 2), ("verse", 8), ("chorus", 4), ("interlude", 2), ("outro", 2))
    at = piece.clock.at
    piece.ends(at(72) + 1.6, 1.6)
    piece.room = {"room-size": 0.3, "level": 0.5}
    keys = piece.part("electric piano", program=4, volume=122, pan=54, reverb=40, chorus=45, jitter=0.009)
    bass = piece.part("synth bass", voice=voices.sub_bass, stem="bass", volume=34, jitter=0.004)
    drums = piece.part("drums", program=16, drums=True, volume=110, reverb=14, jitter=0.002)
    vibes = piece.part("vibraphone", program=11, volume=92, pan=86, reverb=60, jitter=0.006)
    horn = piece.part("muted trumpet", program=59, volume=70, pan=40, reverb=55, jitter=0.006)

    for bar in range(18):
        beat, (label, voicing, root) = bar * 4, CHORDS[bar % 4 if bar < 16 else (bar - 16) * 3]
        chorus, rest = 10 <= bar < 14, bar in (14, 15)
        piece.changes(beat, f"{label}/4" if bar < 17 else "A:7(#9)/2 D:min9/2")
        notes = pitches(voicing)
        if bar == 17:
            keys.chord(beat, 1.6, notes, 74, 0.02)
            keys.chord(beat + 2, 4, pitches("f3 a3 c4 e4 a4"), 76, 0.06)
            bass.line(beat, "a1/1.5 e2/.5 d2/2.5", 96)
            drums.grid(beat, 36, "X.......X.......")
            drums.grid(beat, 38, "....X...")
            drums.grid(beat, 42, "x.g.x.g.x", swing=SWING)
            continue
        keys.chord(beat, 1.7, notes, 76, 0.015)
        keys.chord(beat + 2.5 + 0.1, 1.2, notes if bar % 2 else notes[1:] + [notes[0] + 12], 64, 0.015)
        if chorus and bar % 2 == 0:
            keys.chord(beat + 1.75, 0.5, [note + 12 for note in notes[1:]], 58)
        if bar >= 2 and not rest:
            names = {"r": root, "f": FIFTH[root], "s": SEVENTH[root], "o": OCTAVE[root]}
            bass.line(beat, BASS[bar % 2].format(**names), 98, gate=0.85)
        elif rest:
            bass.play(beat, 3.0, pitch(root), 80)
        if bar >= 1 and not rest:
            drums.grid(beat, 36, ("X......x..X.....", "X..o......X..x..")[bar % 2], swing=SWING)
            drums.grid(beat, 38, ("....X.......X...", "....X..g....X..g")[bar % 2], swing=SWING)
            hats = "x.o.x.o.x.o.x.o." if bar < 10 else "xgo.xgo.xgo.xgog"
            drums.grid(beat, 42, hats, swing=SWING, level=-2)
            if bar % 4 == 1:
                drums.grid(beat, 46, "..............o.", swing=SWING)
            if chorus:
                drums.grid(beat, 39, "....o.......o...", swing=SWING)
        elif bar == 15:
            drums.grid(beat, 38, "........g.o.x.Xx", swing=SWING)
            drums.grid(beat, 36, "X...........x...", swing=SWING)
        if bar in (9, 13):
            drums.grid(beat + 3, 38, ".oxX", swing=SWING)
            drums.grid(beat + 2, 45, "..x.", swing=SWING)
        if bar in (2, 10, 16):
            drums.play(beat, 2, 49, 84)
        if chorus:
            vibes.line(beat, HOOK[bar % 4], 92, gate=1.1)
        if chorus or rest:
            horn.line(beat, ANSWER[bar % 4], 74 if chorus else 66)
        if 4 <= bar < 10 and bar % 2:
            vibes.line(beat, "r/2.5 a5/.25, f5/.25, d5/.5 r/.5", 74, gate=1.2)
    vibes.line(0, "r/.5 d5/.5 a5/1 g5/.5 f5/1.5 | r/.5 d5/.5 bb5/1 a5/.5 f5/.5 g5/1", 70, gate=1.1)

    piece.extras = {"dust": [(0.0, 0.55, voices.crackle(piece.length))]}
    piece.part("record noise", voice=voices.crackle, stem="dust")
    kicks = [note.start for note in drums.notes if note.pitch == 36]
    piece.effects = {"bass": [lambda stereo, folder: mix.ducked(stereo, kicks, 0.45, 0.16)]}
    return piece
