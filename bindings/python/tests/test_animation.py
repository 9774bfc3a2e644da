"""The package against the C library that is installed."""

import gc
import os
import pathlib
import socket
import tempfile
import threading
import time
import unittest
import weakref

from camelanimation import Animation, CamelError, PixelFormat
from camelwalk import notify

PICTURES = pathlib.Path(os.environ.get("PICTURES", pathlib.Path(__file__).parents[3] / "Documentation/Pictures"))


def optional(name):
    try:
        return __import__(name)
    except ImportError:
        return None


numpy, pygame, PIL, sdl2 = optional("numpy"), optional("pygame"), optional("PIL.Image"), optional("sdl2")


def sdl_libraries():
    maps = pathlib.Path("/proc/self/maps").read_text()
    return {line.split()[-1] for line in maps.splitlines() if "/libSDL2-2" in line}


class Loading(unittest.TestCase):
    def test_the_bundled_camel(self):
        with Animation.bundled(width=240) as camel:
            self.assertEqual(camel.size, (240, 200))
            self.assertEqual(len(camel), 20)
            self.assertEqual(camel.durations, [0.03] * 20)
            self.assertAlmostEqual(camel.duration, 0.6)
            self.assertEqual((camel.cycle_count, camel.tags), (0, []))
            self.assertEqual(camel.frame_at(0.07), 2)

    def test_files_and_bytes(self):
        path = PICTURES / "camel.gif"
        with Animation.open(path) as file, Animation.from_bytes(path.read_bytes()) as memory:
            self.assertEqual(len(file), len(memory))
            self.assertEqual(file[3].data, memory[3].data)

    def test_errors_have_the_library_s_message(self):
        for make, text in [
            (lambda: Animation.open("/nonexistent/camel.gif"), "cannot read /nonexistent/camel.gif: No such file or directory"),
            (lambda: Animation.open(PICTURES / "camel.gif", tag="walk"), "no frames of it have a name"),
            (lambda: Animation.bundled(-1), "its width is -1, not 0 to 8192"),
            (lambda: Animation.bundled(2**40), "not 0 to 8192"),
            (lambda: Animation.from_bytes(b""), "it has no bytes"),
            (lambda: Animation.from_bytes(b"no picture\0at all", name="this"), "this"),
        ]:
            with self.assertRaises(CamelError) as caught:
                make()
            self.assertIn(text, str(caught.exception))

    def test_what_is_closed_is_not_used(self):
        camel = Animation.bundled(24)
        camel.close()
        camel.close()
        with self.assertRaisesRegex(CamelError, "it is closed"):
            camel.size
        with self.assertRaisesRegex(CamelError, "it is closed"):
            camel.draw_into(bytearray(4), (1, 1))

    def test_what_nobody_refers_to_is_freed(self):
        camel = Animation.bundled(24)
        free = camel._free
        gone = weakref.ref(camel)
        del camel
        gc.collect()
        self.assertIsNone(gone())
        self.assertFalse(free.alive)


class Playing(unittest.TestCase):
    def test_order_speed_and_cycles(self):
        with Animation.bundled(24) as camel:
            camel.play(4, 6, order="ping-pong", speed=2, cycles=1)
            self.assertEqual([camel.frame_at(0.015 * step + 0.001) for step in range(6)], [4, 5, 6, 5, 5, 5])
            self.assertAlmostEqual(camel.next_change(0), 0.015)
            self.assertIsNone(camel.next_change(1))
            camel.play()
            self.assertEqual(camel.frame_at(float(10**30)), camel.frame_at(9223372036.854775807))
            for mistake in [{"order": "sideways"}, {"speed": 0}, {"first": 20}, {"last": 20}, {"last": -1}]:
                with self.assertRaises((CamelError, ValueError), msg=mistake):
                    camel.play(**mistake) if mistake != {"last": -1} else camel.play(3, -5)


class Frames(unittest.TestCase):
    def test_iteration(self):
        with Animation.bundled(48) as camel:
            frames = list(camel)
            self.assertEqual([frame.index for frame in frames], list(range(20)))
            self.assertEqual(frames[-1].data, camel[-1].data)
            self.assertNotEqual(frames[0].data, frames[1].data)
            self.assertEqual(len(frames[0].data), 48 * 40 * 4)
            with self.assertRaises(IndexError):
                camel[20]

    def test_formats(self):
        with Animation.bundled(48) as camel:
            red_first = camel.frame(2, background=True).data
            blue_first = camel.frame(2, format=PixelFormat.BGRX, background=True).data
            self.assertEqual(red_first[0::4], blue_first[2::4])
            self.assertEqual(set(red_first[3::4]), {255})
            self.assertEqual(len(camel.frame(2, format=PixelFormat.GREY8).data), 48 * 40)

    def test_memory_that_is_too_small_is_refused(self):
        with Animation.bundled(48) as camel:
            for size, pitch in [((2, 2), None), ((1, 1), 3), ((0, 1), None), ((1, 2), 12)]:
                with self.assertRaises(ValueError):
                    camel.draw_into(bytearray(15), size, pitch=pitch)
            with self.assertRaises(TypeError):
                camel.draw_into(bytes(16), (2, 2))
            with self.assertRaises(TypeError):
                camel.draw("a string")

    def test_threads_take_turns(self):
        with Animation.bundled(240) as camel:
            expected = [camel[index].data for index in range(20)]
            wrong = []

            def draw():
                wrong.extend(index for index in range(20) if camel[index].data != expected[index])

            threads = [threading.Thread(target=draw) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(wrong, [])


class Targets(unittest.TestCase):
    def setUp(self):
        self.camel = Animation.bundled(48)
        self.frame = self.camel.frame(3, background=True)
        self.options = {"frame": 3, "background": True}
        self.addCleanup(self.camel.close)

    @unittest.skipUnless(numpy, "numpy is not there")
    def test_numpy(self):
        array = numpy.zeros((40, 48, 4), dtype=numpy.uint8)
        self.camel.draw(array, **self.options)
        self.assertTrue((array == self.frame.to_numpy()).all())
        part = numpy.zeros((60, 60, 4), dtype=numpy.uint8)
        self.camel.draw(part[10:50, 5:53], **self.options)
        self.assertTrue((part[10:50, 5:53] == array).all() and not part[:10].any() and not part[:, 53:].any())
        flipped = numpy.zeros((40, 48, 4), dtype=numpy.uint8)
        self.camel.draw(flipped[::-1], **self.options)
        self.assertTrue((flipped[::-1] == array).all())
        grey = numpy.zeros((40, 48), dtype=numpy.uint8)
        self.camel.draw(grey, **self.options)
        self.assertTrue(grey.any())
        read_only = array.copy()
        read_only.flags.writeable = False
        wrong = [array[:, ::2], array[:, :, :3], array.astype(float), read_only, numpy.zeros(5, dtype=numpy.uint8)]
        for mistake in wrong:
            with self.assertRaises(ValueError):
                self.camel.draw(mistake)

    @unittest.skipUnless(PIL, "Pillow is not there")
    def test_pillow(self):
        from PIL import Image

        picture = self.frame.to_pillow()
        for mode in ["RGBA", "RGB", "L"]:
            image = Image.new(mode, (48, 40))
            self.camel.draw(image, **self.options)
            if mode != "L":
                self.assertEqual(image.tobytes(), picture.convert(mode).tobytes())
        with self.assertRaises(ValueError):
            self.camel.draw(Image.new("1", (48, 40)))

    @unittest.skipUnless(pygame, "pygame is not there")
    def test_pygame(self):
        expected = bytes(self.frame.data)
        opaque = bytes(level for index, level in enumerate(expected) if index % 4 < 3)
        for flags, depth in [(0, 32), (pygame.SRCALPHA, 32), (0, 16)]:
            surface = pygame.Surface((48, 40), flags, depth)
            self.camel.draw(surface, **self.options)
            self.assertFalse(surface.get_locked())
            if depth == 32:
                # Some versions of pygame make up an alpha for surfaces that have none.
                self.assertEqual(pygame.image.tostring(surface, "RGB"), opaque)
        whole = pygame.Surface((80, 80), 0, 32)
        self.camel.draw(whole.subsurface((10, 20, 48, 40)), **self.options)
        self.assertEqual(pygame.image.tostring(whole.subsurface((10, 20, 48, 40)), "RGB"), opaque)
        self.assertEqual(whole.get_at((9, 20))[:3], (0, 0, 0))
        clipped = pygame.Surface((48, 40), 0, 32)
        clipped.set_clip((4, 5, 6, 7))
        self.camel.draw(clipped, **self.options)
        clipped.set_clip(None)
        self.assertEqual(clipped.get_at((4, 5)), pygame.image.fromstring(expected, (48, 40), "RGBA").get_at((4, 5)))
        self.assertEqual(clipped.get_at((20, 20))[:3], (0, 0, 0))
        with self.assertRaises(ValueError):
            self.camel.draw(pygame.Surface((4, 4), 0, 24))

    @unittest.skipUnless(sdl2, "PySDL2 is not there")
    def test_pysdl2(self):
        before = sdl_libraries()
        pointer = sdl2.SDL_CreateRGBSurfaceWithFormat(0, 48, 40, 32, sdl2.SDL_PIXELFORMAT_RGBA32)
        for target in [pointer, pointer.contents]:
            sdl2.SDL_FillRect(pointer, None, 0)
            self.camel.draw(target, **self.options)
            import ctypes

            self.assertEqual(ctypes.string_at(pointer.contents.pixels, 48 * 40 * 4), bytes(self.frame.data))
        sdl2.SDL_FreeSurface(pointer)
        # No other SDL came into the process.
        self.assertEqual(sdl_libraries(), before)


class Notifying(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = os.path.join(self.folder.name, "notify")
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(self.listener.close)
        self.listener.bind(self.path)
        self.listener.setblocking(False)
        os.environ["NOTIFY_SOCKET"] = self.path
        self.addCleanup(os.environ.pop, "NOTIFY_SOCKET", None)

    def test_messages(self):
        notify.status("two\nlines")
        notify.progress(41.6)
        notify.progress(1000)
        notify.ready()
        received = [self.listener.recv(100) for _ in range(4)]
        self.assertEqual(
            received, [b"STATUS=two lines", b"X_CAMELWALK_PROGRESS=42", b"X_CAMELWALK_PROGRESS=100", b"READY=1"])

    def test_a_listener_that_does_not_read_holds_nobody(self):
        start = time.monotonic()
        for number in range(2000):
            notify.progress(number)
        self.assertLess(time.monotonic() - start, 5)

        def read_later():
            time.sleep(0.03)
            self.received = []
            try:
                while True:
                    self.received.append(self.listener.recv(100))
                    time.sleep(0.001)
            except BlockingIOError:
                pass

        thread = threading.Thread(target=read_later)
        thread.start()
        notify.ready()
        thread.join()
        self.assertEqual(self.received[-1], b"READY=1")

    def test_without_a_listener_nothing_happens(self):
        for name in ["", "/nonexistent/socket", "@" + "x" * 200, "relative\0zero"[:8]]:
            os.environ["NOTIFY_SOCKET"] = name
            notify.ready()
            notify.status("x")
        self.assertTrue(notify.is_listening())
        del os.environ["NOTIFY_SOCKET"]
        notify.ready()
        self.assertFalse(notify.is_listening())


if __name__ == "__main__":
    unittest.main()
