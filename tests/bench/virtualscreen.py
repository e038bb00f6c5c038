"""A screen of its own (Xvfb with openbox, windows maximised) whose pixels are read from the memory of the X server."""
import mmap
import os
import struct
import subprocess
import tempfile
import time

import numpy

OPENBOX = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme><animateIconify>no</animateIconify></theme>
  <applications><application type="normal"><maximized>yes</maximized><focus>yes</focus></application></applications>
</openbox_config>
"""
MODIFIERS = {"Shift": "Shift_L", "Ctrl": "Control_L", "Alt": "Alt_L"}


def _wait_for(what, condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"no {what} after {seconds} s")
        time.sleep(0.02)


class VirtualScreen:
    """Use as a context. `pixels` is the live picture: rows x columns of 32 bits 0x00RRGGBB."""

    def __init__(self, width=1600, height=1000):
        self.width, self.height = width, height
        self._children = []

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self):
        self._folder = tempfile.TemporaryDirectory(prefix="unisono-screen.")
        folder = self._folder.name
        read, write = os.pipe()
        self._spawn(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self.width}x{self.height}x24",
                     "-fbdir", folder, "-nolisten", "tcp", "-noreset"], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment = dict(os.environ, DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
        self._map(os.path.join(folder, "Xvfb_screen0"))
        config = os.path.join(folder, "openbox.xml")
        with open(config, "w", encoding="utf-8") as file:
            file.write(OPENBOX)
        self._spawn(["openbox", "--config-file", config], env=self.environment)
        from Xlib import X, XK, display
        from Xlib.ext import xtest
        self._x, self._xk, self._xtest = X, XK, xtest
        self._display = display.Display(self.environment["DISPLAY"])
        root = self._display.screen().root
        atom = self._display.intern_atom("_NET_SUPPORTING_WM_CHECK")
        _wait_for("window manager", lambda: root.get_full_property(atom, X.AnyPropertyType))

    def _spawn(self, command, **more):
        self._children.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more))

    def _map(self, path):
        """The file is an XWD dump: 25 big-endian numbers, a name, colours, then the picture."""
        _wait_for("frame buffer", lambda: os.path.exists(path) and os.path.getsize(path) > self.width * self.height * 4)
        with open(path, "rb") as file:
            memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", memory[:100])
        header_bytes, bits_per_pixel, line_bytes, colours = header[0], header[11], header[12], header[19]
        if bits_per_pixel != 32 or line_bytes != self.width * 4:
            raise RuntimeError("Xvfb's frame buffer has another form than 32 bits a pixel")
        self.pixels = numpy.frombuffer(memory, dtype=numpy.uint32, offset=header_bytes + colours * 12,
                                       count=self.width * self.height).reshape(self.height, self.width)

    def key(self, name):
        """Presses and releases a key: "Right", "Ctrl+Home"."""
        *modifiers, key = name.split("+")
        codes = [self._display.keysym_to_keycode(self._xk.string_to_keysym(MODIFIERS.get(k, k)))
                 for k in modifiers + [key]]
        for code in codes:
            self._xtest.fake_input(self._display, self._x.KeyPress, code)
        for code in reversed(codes):
            self._xtest.fake_input(self._display, self._x.KeyRelease, code)
        self._display.sync()

    def click(self, x, y):
        self._xtest.fake_input(self._display, self._x.MotionNotify, x=int(x), y=int(y))
        self._xtest.fake_input(self._display, self._x.ButtonPress, 1)
        self._xtest.fake_input(self._display, self._x.ButtonRelease, 1)
        self._display.sync()

    def save(self, path):
        from PIL import Image
        rgb = numpy.stack([(self.pixels >> shift & 255).astype(numpy.uint8) for shift in (16, 8, 0)], axis=2)
        Image.fromarray(rgb).save(path)

    def __exit__(self, *_):
        if getattr(self, "_display", None):
            self._display.close()
        for child in reversed(self._children):
            child.terminate()
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self._folder.cleanup()
