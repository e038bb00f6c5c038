"""A started program and what its process tree has used."""
import os
import signal
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")


class Process:
    """Use as a context: ends with it."""

    def __init__(self, command, environment, log):
        self.log = log
        self.started = time.monotonic()
        self._child = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       start_new_session=True)

    def __enter__(self):
        return self

    def seconds(self):
        return time.monotonic() - self.started

    def ended(self):
        return self._child.poll() is not None

    def _tree(self):
        found, todo = [], [self._child.pid]
        while todo:
            pid = todo.pop()
            found.append(pid)
            try:
                for thread in os.listdir(f"/proc/{pid}/task"):
                    with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
                        todo += map(int, file.read().split())
            except OSError:
                pass  # ended meanwhile
        return found

    def cpu_seconds(self):
        ticks = 0
        for pid in self._tree():
            try:
                with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
                    fields = file.read().rsplit(")", 1)[1].split()
                ticks += int(fields[11]) + int(fields[12])
            except OSError:
                pass
        return ticks / TICK

    def peak_mib(self):
        kib = 0
        for pid in self._tree():
            try:
                with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
                    kib += sum(int(line.split()[1]) for line in file if line.startswith("VmHWM:"))
            except OSError:
                pass
        return kib / 1024

    def __exit__(self, *_):
        if not self.ended():
            os.killpg(self._child.pid, signal.SIGTERM)
            try:
                self._child.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(self._child.pid, signal.SIGKILL)
                self._child.wait()
