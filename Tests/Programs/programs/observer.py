"""Sees windows come and go on an X server, and when."""
import ctypes
import select
import threading
import time

MAP_NOTIFY, UNMAP_NOTIFY = 19, 18
SUBSTRUCTURE_NOTIFY_MASK = 1 << 19
# Toolkits have windows of a pixel or a few that nobody sees.
SMALLEST = 9


class MapEvent(ctypes.Structure):
    """XMapEvent; XUnmapEvent begins alike (Xlib.h)."""
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("event", ctypes.c_ulong), ("window", ctypes.c_ulong)]


class Event(ctypes.Union):
    """XEvent."""
    _fields_ = [("type", ctypes.c_int), ("map", MapEvent), ("padding", ctypes.c_long * 24)]


class ClassHint(ctypes.Structure):
    """XClassHint."""
    _fields_ = [("name", ctypes.c_char_p), ("class_name", ctypes.c_char_p)]


def library():
    """libX11 with the functions that are used."""
    xlib = ctypes.CDLL("libX11.so.6")
    pointer, window = ctypes.c_void_p, ctypes.c_ulong
    xlib.XOpenDisplay.restype = pointer
    for name, types in {
        "XDefaultRootWindow": [pointer], "XConnectionNumber": [pointer], "XPending": [pointer],
        "XSelectInput": [pointer, window, ctypes.c_long], "XSync": [pointer, ctypes.c_int],
        "XNextEvent": [pointer, ctypes.POINTER(Event)], "XCloseDisplay": [pointer],
        "XGetClassHint": [pointer, window, ctypes.POINTER(ClassHint)],
        "XGetGeometry": [pointer, window] + [ctypes.c_void_p] * 7,
    }.items():
        getattr(xlib, name).argtypes = types
    xlib.XDefaultRootWindow.restype = window
    return xlib


XLIB = library()
# Windows go while they are asked about, which would end the process.
IGNORE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda display, error: 0)
XLIB.XSetErrorHandler(IGNORE)


class Observer:
    """The windows at the top of a server without a window manager. Times are time.monotonic()'s."""

    def __init__(self, name):
        self.display = XLIB.XOpenDisplay(name.encode())
        if not self.display:
            raise RuntimeError(f"no display {name}")
        XLIB.XSelectInput(self.display, XLIB.XDefaultRootWindow(self.display), SUBSTRUCTURE_NOTIFY_MASK)
        XLIB.XSync(self.display, 0)
        self.forget()
        self.is_over = False
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def forget(self):
        """Begins anew for another program."""
        # Numbers of windows are used again.
        self.camels = set()
        self.window = self.camel_came = self.camel_went = None

    def stop(self):
        self.is_over = True
        self.thread.join()
        XLIB.XCloseDisplay(self.display)

    def watch(self):
        event = Event()
        while not self.is_over:
            select.select([XLIB.XConnectionNumber(self.display)], [], [], 0.1)
            while XLIB.XPending(self.display):
                XLIB.XNextEvent(self.display, ctypes.byref(event))
                self.take(event, time.monotonic())

    def take(self, event, now):
        window = event.map.window
        if event.type == UNMAP_NOTIFY and window in self.camels:
            self.camel_went = now
        if event.type != MAP_NOTIFY:
            return
        if self.class_name(window) == b"camelwalk":
            self.camels.add(window)
            self.camel_came = self.camel_came or now
        elif self.window is None and min(self.size(window)) >= SMALLEST:
            self.window = now

    def class_name(self, window):
        hint = ClassHint()
        return hint.class_name if XLIB.XGetClassHint(self.display, window, ctypes.byref(hint)) else b""

    def size(self, window):
        numbers = (ctypes.c_uint * 7)()
        root = ctypes.c_ulong()
        places = [ctypes.byref(numbers, 4 * index) for index in range(1, 7)]
        if not XLIB.XGetGeometry(self.display, window, ctypes.byref(root), *places):
            return 0, 0
        return numbers[3], numbers[4]
