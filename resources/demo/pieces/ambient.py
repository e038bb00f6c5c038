"""Ambient in E flat: slow chords, glass and wind. There is no beat, so the truth holds none."""
from studio import mix, voices
from studio.score import Clock, Piece, pitch, pitches

CHORDS = ((0.0, "Eb:maj9", "eb2 bb2 eb3 g3 bb3 d4 f4"), (9.4, "C:min9", "c2 g2 eb3 g3 bb3 d4"),
          (18.1, "Ab:maj7", "ab1 eb2 ab2 c3 g3 c4 eb4"), (26.9, "F:min9", "f2 c3 f3 ab3 c4 eb4 g4"),
          (35.0, "Ab:maj6", "ab1 ab2 c3 eb3 f3 c4 f4"), (42.2, "Bb:sus4", "bb1 f2 bb2 eb3 f3 bb3 f4"),
          (48.6, "Eb:maj", "eb2 bb2 eb3 g3 bb3 eb4 g4"))
BELLS = ((5.1, "bb5", 54), (6.35, "f5", 46), (7.9, "d6", 50), (11.7, "g5", 60), (12.9, "eb6", 52), (15.2, "bb5", 56),
         (16.1, "d6", 44), (20.4, "c6", 62), (21.5, "g5", 52), (23.95, "eb6", 60), (25.2, "g6", 46), (28.3, "ab5", 66),
         (29.4, "c6", 60), (30.15, "g6", 56), (32.6, "eb6", 62), (33.4, "c6", 50), (36.8, "f6", 58), (38.5, "c6", 52),
         (40.7, "eb6", 46), (44.1, "bb5", 50), (46.0, "f6", 42), (50.2, "g5", 50), (51.9, "bb5", 44), (53.3, "eb6", 38))
PIANO = ((19.2, "eb4 g4", 48), (22.7, "c5", 52), (27.6, "ab4", 56), (29.0, "c5 eb5", 52), (31.2, "g4", 54),
         (34.0, "f4", 46), (35.9, "c4 f4", 56), (37.6, "ab4", 50), (39.9, "eb5", 52), (43.0, "f4 bb4", 46),
         (49.4, "eb4 bb4", 50))


def compose():
    piece = Piece("ambient-still-water", "Still Water", "Ambient", 18, Clock(0.0, [(0, 60)]), 4, None, "Eb major",
                  ["calm", "spacious", "dreamy"])
    for label, start in (("intro", 0.0), ("interlude", 18.1), ("bridge", 35.0), ("outro", 48.6)):
        piece.section(label, start)
    piece.harmony = [(start, label) for start, label, _ in CHORDS]
    piece.ends(59.0, 5.0)
    piece.room = {"room-size": 0.9, "level": 0.9, "damp": 0.2}
    pad = piece.part("synth pad", voice=voices.slow_pad, stem="pad", volume=50)
    glass = piece.part("glass bells", voice=voices.glass, stem="glass", volume=40, pan=80)
    choir = piece.part("choir", program=52, volume=70, pan=50, reverb=110)
    piano = piece.part("piano", program=0, volume=84, pan=60, reverb=115)
    bowed = piece.part("bowed glass", program=92, volume=52, pan=78, reverb=110)
    for index, (start, _, names) in enumerate(CHORDS):
        end = CHORDS[index + 1][0] if index + 1 < len(CHORDS) else 55.0
        notes = pitches(names)
        for number, note in enumerate(notes):
            pad.at(start, end - start, note, 104 - 4 * number)
        if 1 <= index < 6:
            for note in notes[-3:]:
                choir.at(start, end - start - 0.2, note, 62 + 4 * index)
        if index >= 2:
            bowed.at(start + 0.0, end - start - 0.2, notes[-1] + 12, 60)
    for start, name, force in BELLS:
        glass.at(start, 1.5, pitch(name), force + 30)
    for start, names, force in PIANO:
        for name in names.split():
            piano.at(start, 3.5, pitch(name), force + 6)
    choir.swell(9.4, 30, 40, 118)
    choir.swell(42, 48.4, 110, 60)
    piece.extras = {"air": [(0.0, 1.0, voices.wind(piece.length))]}
    piece.part("wind", voice=voices.wind, stem="air")

    def hall(share, size):
        return lambda stereo, folder: mix.reverb(stereo, folder, share, size)

    piece.effects = {"pad": [hall(0.5, 95)], "glass": [hall(0.8, 95)], "air": [hall(0.5, 90)]}
    return piece
