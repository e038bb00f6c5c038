"""Maqam Bayati on D, whose second step lies a quarter tone between E flat and E; maqsum rhythm.

The middle turns to Rast on G (a quarter tone between B flat and B) and comes back.
"""
from studio import mix, voices
from studio.score import Clock, Piece, pitch

DULAB = ("d4/.5! e4-/.5 f4/.5 g4/.5 a4/1 g4/.5 f4/.5", "g4/.5! f4/.5 e4-/.5 f4/.5 d4/1.5 r/.5",
         "f4/.5! g4/.5 a4/.5 bb4/.5 a4/.5 g4/.5 f4/.5 e4-/.5", "f4/.5 e4-/.5 d4/.5 c4/.5 d4/1.5 r/.5")
SONG = ("d4/1! e4-/.5 f4/.5 g4/1.5 f4/.25 g4/.25", "a4/1! g4/.5 f4/.5 e4-/1 f4/.5 e4-/.5",
        "d4/.5 f4/.5 e4-/.5 g4/.5! f4/.5 e4-/.5 d4/.5 c4/.5", "e4-/.75! f4/.25 e4-/.5 c4/.5 d4/1.5 r/.5",
        "a4/1! bb4/.5 c5/.5 a4/1 g4/.5 a4/.5", "bb4/.75! a4/.25 g4/.5 f4/.5 g4/1.5 r/.5",
        "f4/.5 g4/.5 a4/.5! g4/.5 f4/.5 e4-/.5 f4/.25 e4-/.25 d4/.5", "e4-/.5! f4/.25 e4-/.25 d4/.5 c4/.5 d4/1.5 r/.5")
RAST = ("g4/1! a4/.5 b4-/.5 c5/1 b4-/.5 a4/.5", "b4-/.75! c5/.25 d5/.5 c5/.5 b4-/1 a4/.5 g4/.5",
        "d5/.5! eb5/.5 d5/.5 c5/.5 b4-/.5 a4/.5 b4-/.5 c5/.5", "b4-/.5! a4/.5 g4/.5 a4/.5 g4/1.5 r/.5")
CLOSE = ("a4/.5! g4/.5 f4/.5 e4-/.5 f4/.5 e4-/.5 d4/.5 c4/.5", "e4-/.5! f4/.25 e4-/.25 d4/.5 c4/.5 d4/2")


def raised(text, octaves):
    """The same line some octaves higher or lower."""
    return "".join(str(int(sign) + octaves) if sign.isdigit() and before in "abcdefg#" else sign
                   for before, sign in zip(" " + text, text))


def compose():
    piece = Piece("maqam-fig-courtyard", "Fig Courtyard", "Arabic maqam", 17,
                  Clock(0.2, [(0, 104)]), 4, "4/4", "D bayati", ["yearning", "warm", "festive"])
    piece.bars(("intro", 4), ("verse", 8), ("bridge", 4), ("verse", 4), ("outro", 2))
    at = piece.clock.at
    piece.harmony = [(0.0, "N")]
    piece.ends(at(88) + 2.0, 1.6)
    piece.room = {"room-size": 0.55, "level": 0.7}
    oud = piece.part("oud", voice=voices.oud, stem="strings", volume=84, pan=48, jitter=0.006)
    qanun = piece.part("qanun", voice=voices.qanun, stem="strings", volume=58, pan=84, jitter=0.005)
    violins = piece.part("violins", program=48, volume=86, pan=64, reverb=70, jitter=0.008)
    nay = piece.part("nay", program=77, volume=74, pan=72, reverb=75, jitter=0.008)
    drum = {stroke: piece.part(f"darbuka {stroke}", voice=voices.darbuka(stroke), stem="drums", volume=volume, pan=60,
                               jitter=0.002, instrument="darbuka")
            for stroke, volume in (("dum", 92), ("tek", 62), ("ka", 50))}
    riq = piece.part("riq", voice=voices.riq, stem="drums", volume=30, pan=80, jitter=0.003)

    def maqsum(beat, full):
        drum["dum"].grid(beat, 45, "X.......X.......", length=0.3)
        drum["tek"].grid(beat, 60, "..X...X.....X...")
        if full:
            drum["ka"].grid(beat, 60, "....g..g..og..gg" if full == 1 else "g..go..go.xg.gxx")
        riq.grid(beat, 54, "x.o.x.o.x.o.x.o." if full else "x...o...x...o...")

    for bar in range(22):
        beat = bar * 4
        if bar < 4:
            oud.line(beat, DULAB[bar], 100, gate=0.98)
            oud.line(beat, raised(DULAB[bar], -1), 78, gate=0.98)
            if bar >= 2:
                qanun.line(beat, raised(DULAB[bar], 1), 84)
            maqsum(beat, 0 if bar < 2 else 1)
        elif bar < 12:
            line = SONG[bar - 4]
            oud.line(beat, line, 98, gate=0.98)
            if bar >= 8:
                violins.line(beat, raised(line, 1), 84, gate=1.0)
                violins.line(beat, line, 76, gate=1.0)
                qanun.line(beat, raised(line, 1), 80)
            elif bar in (5, 7):
                qanun.line(beat + 2, "a5/.25 g5/.25 f5/.25 e5-/.25 f5/.25 e5-/.25 d5/.5" if bar == 7 else
                           "r/1 f5/.25 g5/.25 a5/.5", 76)
            maqsum(beat, 1 if bar % 4 != 3 else 2)
        elif bar < 16:
            nay.line(beat, RAST[bar - 12], 92, gate=0.98)
            for index in range(8):
                oud.play(beat + index * 0.5, 0.45, pitch("g2" if index % 4 == 0 else "d3" if index % 2 else "g3"), 84)
            violins.play(beat, 3.9, pitch("g3"), 58)
            violins.play(beat, 3.9, pitch("d4"), 56)
            maqsum(beat, 1 if bar < 15 else 2)
        elif bar < 20:
            line = SONG[bar - 12]
            oud.line(beat, line, 102, gate=0.98)
            violins.line(beat, raised(line, 1), 90, gate=1.0)
            nay.line(beat, line, 80, gate=1.0)
            qanun.line(beat, raised(line, 1), 88)
            maqsum(beat, 2)
        else:
            line = CLOSE[bar - 20]
            for part, octaves, force in ((oud, 0, 108), (oud, -1, 90), (violins, 1, 92), (qanun, 1, 92)):
                part.line(beat, raised(line, octaves), force, gate=1.0)
            if bar == 20:
                maqsum(beat, 2)
            else:
                drum["dum"].grid(beat, 45, "X.......X")
                drum["tek"].grid(beat, 60, "..x.x.x.X")
                riq.grid(beat, 54, "x.x.x.x.X")
    oud.play(86, 2, pitch("d3"), 110)
    oud.play(86, 2, pitch("d2"), 104)
    for index in range(12):
        qanun.play(86 + index / 6, 0.3, pitch("d6" if index % 2 else "d5"), 84 - 3 * index)
    piece.effects = {"strings": [lambda stereo, folder: mix.reverb(stereo, folder, 0.22, 55)],
                     "drums": [lambda stereo, folder: mix.reverb(stereo, folder, 0.12, 40)]}
    return piece
