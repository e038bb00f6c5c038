"""EDM in F minor, 132 beats a minute: two drops, a break, a riser and a snare roll."""
from studio import mix, voices
from studio.score import Clock, Piece, pitches

CHORDS = (("F:min7", "f3 ab3 c4 eb4", "f1"), ("Db:maj7", "f3 ab3 c4 db4", "db1"),
          ("Ab:maj", "eb3 ab3 c4 eb4", "ab1"), ("Eb:sus4", "eb3 ab3 bb3 eb4", "eb1"))
HOOK = ("r/.5 c5/.5 eb5/.5 c5/.25 f5/.75 eb5/.5 c5/.5 bb4/.5",
        "ab4/.75 c5/.75 f5/.5! eb5/.75 c5/.75 ab4/.5",
        "r/.5 c5/.5 eb5/.5 c5/.25 ab5/.75! g5/.5 eb5/.5 c5/.5",
        "bb4/.75 c5/.75 eb5/.5! bb4/.75 ab4/.75 eb5/.5")


def compose():
    piece = Piece("edm-neon-tide", "Neon Tide", "EDM", 11, Clock(0.2, [(0, 132)]), 4, "4/4",
                  "F minor", ["energetic", "driving", "euphoric"])
    piece.bars(("intro", 4), ("build.riser", 2), ("build.snare-roll", 2), ("drop.main", 8),
               ("break", 4), ("build", 2), ("drop.second", 8), ("outro", 2))
    at = piece.clock.at
    piece.ends(at(128) + 1.3, 1.3)
    tight = {"jitter": 0.0, "touch": 2}
    kick = piece.part("kick", voice=voices.dance_kick, stem="drums", volume=124,
                      instrument="drum machine", **tight)
    kit = piece.part("drums", voice=voices.dance_kit, stem="drums", volume=76,
                     instrument="drum machine", **tight)
    bass = piece.part("synth bass", voice=voices.dance_bass, stem="bass", volume=74, **tight)
    pluck = piece.part("synth pluck", voice=voices.pluck, stem="pluck", volume=52, pan=50, **tight)
    stab = piece.part("supersaw", voice=voices.super_saw, stem="saw", volume=42, pan=74, **tight)
    lead = piece.part("synth lead", voice=voices.super_saw, stem="lead", volume=58, pan=58, **tight)
    pad = piece.part("synth pad", voice=voices.warm_pad, stem="pad", volume=60, **tight)

    harmony = " ".join(f"{label}/4" for label, _, _ in CHORDS)
    piece.changes(0, " ".join([harmony] * 8))
    for bar in range(32):
        beat, (_, voicing, root) = bar * 4, CHORDS[bar % 4]
        notes, low = pitches(voicing), pitches(root)[0]
        drop, second = 8 <= bar < 16 or 22 <= bar < 30, bar >= 22
        if bar < 6 or drop or bar >= 30:
            kick.grid(beat, 36, "XXXX" if bar % 8 != 7 or not drop else "XXX.", 1)
        if drop:
            kit.grid(beat, 39, ".X.X", 1)
            kit.grid(beat, 42, "o.o." * 4 if not second else "xgog" * 4, level=-8)
            kit.grid(beat, 46, "..x...x...x...x.")
            if bar % 4 == 3:
                kit.grid(beat, 40, "............xox" + "X")
            for start, length in ((0.5, 0.25), (0.75, 0.25), (1.5, 0.5), (2.5, 0.25), (2.75, 0.25),
                                  (3.5, 0.5)):
                bass.play(beat + start, length * 0.9, low + (12 if start == 2.75 else 0), 108)
            for start, length in ((0, 0.5), (0.75, 0.5), (1.5, 0.5), (2.5, 0.5), (3.25, 0.5)):
                stab.chord(beat + start, length, [note + 12 for note in notes], 100)
            lead.line(beat, HOOK[bar % 4], 104)
            if second:
                for note in notes[1:]:
                    pad.play(beat, 4, note + 12, 92)
        elif bar < 4 or bar >= 30:
            kit.grid(beat, 46, "..o...o...o...o.", level=4)
            if bar >= 2:
                kit.grid(beat, 42, "gogogogogogogogo", level=-6)
        if bar < 8 or bar >= 16:
            steps = [0, 2, 1, 3, 2, 0, 3, 1, 0, 2, 3, 1, 2, 3, 1, 2]
            for index, step in enumerate(steps):
                octave = 24 if index in (7, 13) else 12
                if not drop or index % 2 == 0:
                    force = 68 + (10 if index % 4 == 0 else 0) + 1.2 * max(0, min(bar, 7))
                    pluck.play(beat + index * 0.25, 0.2, notes[step] + octave, force)
        if 4 <= bar < 8 or 16 <= bar < 22:
            for note in notes:
                pad.play(beat, 4, note, 74 if bar < 20 else 96)
            pad.play(beat, 4, low + 12, 84)
        if bar in (16, 17, 18, 19):
            for token in ((0, "c5"), (1.5, "eb5"), (3, "f5")) if bar % 2 == 0 else \
                    ((0, "eb5"), (2, "c5"), (3, "bb4")):
                lead.play(beat + token[0], 1.4, pitches(token[1])[0], 58)
    for beat, text in ((24, "X...X...X...X...X.x.X.x.X.x.Xx.."), (80, "X...X...X.x.X.x.XxXxXxXx")):
        for index, sign in enumerate(text):
            if sign != ".":
                kit.play(beat + index * 0.25, 0.2, 40, 62 + 50 * index / len(text))
    for index in range(8):
        kit.play(86 + index * 0.1875, 0.1, 40, 90 + 3 * index)
    for beat in (0, 32, 64, 88, 120):
        kit.play(beat, 3, 49, 112)

    # Both risers stop half a beat before the drop: a breath.
    boom = voices.impact(2.6)
    piece.extras = {"noise": [(at(16), 0.24, voices.riser(at(31.5) - at(16))),
                              (at(80), 0.26, voices.riser(at(87.5) - at(80)))]
                    + [(at(beat), 0.42, boom) for beat in (32, 64, 88)]}
    piece.part("riser", voice=voices.riser, stem="noise")
    beats = [note.start for note in kick.notes]

    def opening(now):
        if now < at(32):
            return 420 * 12 ** (max(0.0, now - at(0)) / (at(32) - at(0)))
        if now < at(88):
            return 2600 if now < at(80) else 2600 + 4800 * (now - at(80)) / (at(88) - at(80))
        return 7400 if now < at(120) else 7400 * 0.12 ** ((now - at(120)) / (at(128) - at(120)))

    def pump(depth, seconds):
        return lambda stereo, folder: mix.ducked(stereo, beats, depth, seconds)

    def hall(share, size):
        return lambda stereo, folder: mix.reverb(stereo, folder, share, size)

    piece.effects = {"pluck": [lambda stereo, folder: mix.swept(stereo, opening), hall(0.35, 60),
                               pump(0.5, 0.3)],
                     "saw": [hall(0.22, 55), pump(0.72, 0.36)], "lead": [hall(0.3, 65), pump(0.3, 0.3)],
                     "pad": [hall(0.4, 80), pump(0.8, 0.4)], "bass": [pump(0.6, 0.2)],
                     "noise": [hall(0.3, 80)]}
    return piece
