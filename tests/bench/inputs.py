"""The audio the benchmarks run on: real music (the package wesnoth-1.16-music) joined to 3 minutes, 1 and 4 hours."""
import os
import subprocess
import sys

MUSIC = "/usr/share/games/wesnoth/1.16/data/core/music"
SHORT = "legends_of_the_north.ogg"


def folder():
    given = os.environ.get("UNISONO_BENCH_AUDIO")
    if given:
        return given
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(cache, "unisono-bench")


def _seconds(path):
    return float(subprocess.run(["soxi", "-D", path], check=True, capture_output=True, text=True).stdout)


def _make(path, *command):
    """Runs a command that writes `path`; half a file never gets the name."""
    print(f"bench: making {path}", file=sys.stderr, flush=True)
    stem, suffix = os.path.splitext(path)
    part = f"{stem}.part{suffix}"
    try:
        subprocess.run([part if word is None else word for word in command], check=True, stderr=subprocess.DEVNULL)
        os.replace(part, path)
    finally:
        if os.path.exists(part):
            os.remove(part)


def prepare(quick=False):
    """Makes what is missing. Returns the folder with 3m.flac, 60m.flac, 60m.wav, 60m.mp3 and, unless quick, 4h.flac."""
    out = folder()
    os.makedirs(out, exist_ok=True)

    def missing(name):
        path = os.path.join(out, name)
        return None if os.path.exists(path) and os.path.getsize(path) else path

    wanted = ["3m.flac", "60m.wav", "60m.flac", "60m.mp3"] + ([] if quick else ["4h.flac"])
    if not any(missing(name) for name in wanted):
        return out
    if not os.path.isdir(MUSIC):
        sys.exit(f"bench: no music in {MUSIC}; install wesnoth-1.16-music or set UNISONO_BENCH_AUDIO")
    pieces = [path for path in (os.path.join(MUSIC, name) for name in sorted(os.listdir(MUSIC)) if name.endswith(".ogg"))
              if _seconds(path) > 60]
    if path := missing("3m.flac"):
        _make(path, "sox", os.path.join(MUSIC, SHORT), "-b", "16", None)
    if path := missing("60m.wav"):
        _make(path, "sox", *pieces, "-b", "16", None, "trim", "0", "3600")
    wav = os.path.join(out, "60m.wav")
    if path := missing("60m.flac"):
        _make(path, "flac", "-s", "-5", "-o", None, wav)
    if path := missing("60m.mp3"):
        _make(path, "lame", "--quiet", "-V2", wav, None)
    if not quick and (path := missing("4h.flac")):
        _make(path, "sox", *pieces, *pieces, "-b", "16", "-C", "5", None, "trim", "0", "14400")
    return out
