#!/usr/bin/env python3
"""Composes and renders the demo music, or checks what is there.

    python3 compose.py            composes and renders every piece
    python3 compose.py edm waltz  only the pieces whose file name begins so
    python3 compose.py --check    checks sound and truth; ends with 1 when anything is wrong
"""
import argparse
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from pieces import PIECES  # noqa: E402
from studio import check, midi, mix, score  # noqa: E402

DATE = "2026"
CLICK_LIMIT = 0.002  # seconds


def make(wanted):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        late = midi.click_error(folder)
        if late > CLICK_LIMIT:
            raise SystemExit(f"FluidSynth here plays {1000 * late:.1f} ms off the written time; "
                             "the truth would be wrong, so nothing was rendered.")
        for number, module in enumerate(PIECES, 1):
            piece = module.compose()
            if wanted and not any(piece.stem.startswith(prefix) for prefix in wanted):
                continue
            piece.settle()
            wave = mix.master(mix.mix(piece, folder), folder)
            mix.encode(wave, HERE / f"{piece.stem}.opus", piece, number, DATE)
            (HERE / f"{piece.stem}.truth.json").write_text(score.as_text(piece.truth()), "utf-8")
            print(f"{piece.stem}: {piece.length:.2f} s, "
                  f"{(HERE / f'{piece.stem}.opus').stat().st_size / 1000:.0f} kB", flush=True)


def main():
    parser = argparse.ArgumentParser(description="Composes, renders and checks the demo music.")
    parser.add_argument("--check", action="store_true", help="check sound and truth instead of making them")
    parser.add_argument("piece", nargs="*", help="beginning of a file name; all pieces when absent")
    arguments = parser.parse_args()
    if arguments.check:
        return check.all_of(HERE, [module.compose() for module in PIECES])
    make(arguments.piece)
    return 0


if __name__ == "__main__":
    sys.exit(main())
