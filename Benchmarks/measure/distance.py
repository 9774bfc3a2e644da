"""An X server that is far away: a relay on loopback that holds everything back for a while, each way."""
import asyncio
import contextlib
import os
import subprocess
import sys

from .harness import CAMELWALK, ROOT, compiled, interleaved, observed, runs

# Milliseconds there and back.
ROUND_TRIP = 20


@contextlib.contextmanager
def far_display():
    """The name of a display that leads to DISPLAY's server by a long way."""
    process = subprocess.Popen(
        [sys.executable, "-m", "measure.distance", os.environ["DISPLAY"]], cwd=os.path.join(ROOT, "Benchmarks"),
        stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()


def first_pixels(report):
    """The first pixels on a server that is far away, in round trips."""
    programs = {
        "SDL2 in C, one window painted once": [compiled("floor", "-lSDL2")],
        "xcb in C, one window painted once": [compiled("floor_xcb", "-lxcb")],
        "camelwalk": [CAMELWALK, "--mute", "sleep", "20"],
    }
    with far_display() as display:
        near = {name: (command, {}) for name, command in programs.items()}
        # The observer looks from near by.
        far = {name + ", far": (["env", f"DISPLAY={display}", *command], {}) for name, command in programs.items()}
        times = interleaved(runs(9), 0.5, {**near, **far}, observed("pixels"))
    trips = {
        name: [(there - here) / ROUND_TRIP for here, there in zip(sorted(times[name]), sorted(times[name + ", far"]))]
        for name in programs}
    report.table(
        f"From exec to the first painted pixels on a server {ROUND_TRIP} ms away", "round trips", trips,
        "SDL2 in C, one window painted once", "Limit: 6 round trips for camelwalk.")


async def hold_back(reader, writer):
    """Passes on what comes, each piece after half a round trip."""
    loop = asyncio.get_running_loop()
    pieces = asyncio.Queue()

    async def take():
        while piece := await reader.read(65536):
            pieces.put_nowait((loop.time() + ROUND_TRIP / 2000, piece))
        pieces.put_nowait((loop.time() + ROUND_TRIP / 2000, b""))

    taking = asyncio.ensure_future(take())
    with contextlib.suppress(OSError):
        while True:
            due, piece = await pieces.get()
            await asyncio.sleep(max(0, due - loop.time()))
            if not piece:
                break
            writer.write(piece)
            await writer.drain()
    writer.close()
    await asyncio.wait([taking])


async def relay(display):
    path = "/tmp/.X11-unix/X" + display.lstrip(":").split(".")[0]

    async def connect(reader, writer):
        with contextlib.suppress(OSError):
            server_reader, server_writer = await asyncio.open_unix_connection(path)
            await asyncio.gather(hold_back(reader, server_writer), hold_back(server_reader, writer))

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    # A display's number is its port less 6000.
    print(f"127.0.0.1:{server.sockets[0].getsockname()[1] - 6000}", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(relay(sys.argv[1]))
