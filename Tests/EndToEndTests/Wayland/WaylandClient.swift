import Testing

/// A program with a Wayland window, which it keeps for a minute.
struct WaylandClient: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let words: [String]

    /// The same, half a second later.
    var later: [String] { ["sh", "-c", "sleep 0.5; exec \"$@\"", "sh"] + words }

    private static func python(_ name: String, _ script: String) -> WaylandClient {
        WaylandClient(testDescription: name, words: ["/usr/bin/python3", "-c", script])
    }

    static let gtk3 = python(
        "GTK 3",
        """
        import gi; gi.require_version("Gtk", "3.0"); gi.require_version("Gdk", "3.0")
        from gi.repository import Gdk, Gtk; Gdk.set_allowed_backends("wayland"); Gtk.init([])
        window = Gtk.Window(title="camel"); window.set_default_size(600, 450); window.show_all(); Gtk.main()
        """)
    static let gtk4 = python(
        "GTK 4",
        """
        import gi; gi.require_version("Gtk", "4.0"); gi.require_version("Gdk", "4.0")
        from gi.repository import Gdk, GLib, Gtk; Gdk.set_allowed_backends("wayland"); Gtk.init()
        window = Gtk.Window(title="camel"); window.set_default_size(600, 450); window.present(); GLib.MainLoop().run()
        """)
    static let qt5 = python(
        "Qt 5",
        """
        import sys; from PyQt5.QtWidgets import QApplication, QLabel
        application = QApplication(["camel", "-platform", "wayland"])
        label = QLabel("camel"); label.resize(600, 450); label.show(); application.exec_()
        """)
    static let sdl2 = python(
        "SDL 2",
        """
        import ctypes; sdl = ctypes.CDLL("libSDL2-2.0.so.0"); pointer = ctypes.c_void_p
        sdl.SDL_SetHint(b"SDL_VIDEODRIVER", b"wayland"); sdl.SDL_Init(32)
        sdl.SDL_CreateWindow.restype = sdl.SDL_GetWindowSurface.restype = pointer
        window = pointer(sdl.SDL_CreateWindow(b"camel", 9, 9, 600, 450, 4)); sdl.SDL_GetWindowSurface(window)
        sdl.SDL_UpdateWindowSurface(window); event = (ctypes.c_char * 128)()
        while True: sdl.SDL_WaitEventTimeout(event, 50)
        """)
    static let foot = WaylandClient(testDescription: "foot", words: ["foot", "sleep", "60"])
    static let terminal = WaylandClient(
        testDescription: "weston-terminal", words: ["weston-terminal", "--shell=/bin/cat"])
    static let grandchild = WaylandClient(
        testDescription: "a grandchild's",
        words: ["sh", "-c", "sh -c 'weston-terminal --shell=/bin/cat; :'; :"])

    /// Connected to the compositor, and nothing more, for a minute.
    static let connected = python(
        "a connection",
        """
        import os, socket, time; connection = socket.socket(socket.AF_UNIX)
        connection.connect(os.environ["XDG_RUNTIME_DIR"] + "/" + os.environ["WAYLAND_DISPLAY"]); time.sleep(60)
        """)

    /// Connected, with a buffer of the kind that toolkits have and something in it, and without a window.
    static let prepared = python(
        "a buffer",
        """
        import mmap, os, socket, time; connection = socket.socket(socket.AF_UNIX)
        connection.connect(os.environ["XDG_RUNTIME_DIR"] + "/" + os.environ["WAYLAND_DISPLAY"])
        memory = os.memfd_create("wayland-shm"); os.ftruncate(memory, 1 << 20)
        buffer = mmap.mmap(memory, 1 << 20); buffer.write(bytes(1 << 20)); time.sleep(60)
        """)

    /// Connected, with a buffer that is drawn into two seconds later, as with software GL.
    static let blank = python(
        "a blank buffer",
        """
        import mmap, os, socket, time; connection = socket.socket(socket.AF_UNIX)
        connection.connect(os.environ["XDG_RUNTIME_DIR"] + "/" + os.environ["WAYLAND_DISPLAY"])
        memory = os.memfd_create("mesa-shared"); os.ftruncate(memory, 1 << 20)
        buffer = mmap.mmap(memory, 1 << 20); time.sleep(2); buffer.write(bytes(1 << 20)); time.sleep(60)
        """)

    /// Connected, with a compositor's keymap open, which has the name of weston's buffers.
    static let keymap = python(
        "a keymap",
        """
        import os, socket, time; connection = socket.socket(socket.AF_UNIX)
        connection.connect(os.environ["XDG_RUNTIME_DIR"] + "/" + os.environ["WAYLAND_DISPLAY"])
        memory = os.memfd_create("weston-shared"); os.ftruncate(memory, 1 << 16); time.sleep(60)
        """)

    /// What `prepared` is, but for a moment a child has the connection, too.
    static let forking = python(
        "a buffer and a child",
        """
        import mmap, os, socket, time; connection = socket.socket(socket.AF_UNIX)
        connection.connect(os.environ["XDG_RUNTIME_DIR"] + "/" + os.environ["WAYLAND_DISPLAY"])
        if os.fork() == 0: time.sleep(1); connection.close(); time.sleep(60)
        time.sleep(1.5); memory = os.memfd_create("wayland-shm"); os.ftruncate(memory, 1 << 20)
        buffer = mmap.mmap(memory, 1 << 20); buffer.write(bytes(1 << 20)); time.sleep(60)
        """)

    static let toolkits = [gtk3, gtk4, qt5, sdl2, foot, terminal, grandchild]
}
