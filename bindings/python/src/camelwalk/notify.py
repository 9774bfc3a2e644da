"""Tells camelwalk, or a service manager, how the program is doing.

This is systemd's protocol (sd_notify). If no process listens, nothing happens, so a program may call these functions
however it was started. No call waits and none raises an exception because of the listener: a message that does not go
through is lost, except that of `ready`, which is tried for a short time.

Run the program with ``camelwalk --status`` to see the text and the bar.
"""

from __future__ import annotations

import os
import socket
import time
from typing import Optional

__all__ = ["is_listening", "progress", "ready", "status"]

_socket: Optional[socket.socket] = None


def is_listening() -> bool:
    """Whether the program was started by something that wants to know."""
    return bool(os.environ.get("NOTIFY_SOCKET"))


def status(text: str) -> None:
    """Shows `text`, one line, under the camel."""
    _send("STATUS=" + " ".join(text.splitlines()))


def progress(percent: float) -> None:
    """Fills the bar to `percent`, from 0 to 100; numbers beyond count as those."""
    _send(f"X_CAMELWALK_PROGRESS={round(min(max(percent, 0), 100))}")


def ready() -> None:
    """The program is ready: camelwalk closes the window. Waits up to 0.1 s if the listener is behind."""
    deadline = time.monotonic() + 0.1
    while not _send("READY=1") and time.monotonic() < deadline:
        time.sleep(0.005)


def _send(message: str) -> bool:
    """Sends `message`. False if it is worth trying again."""
    global _socket
    name = os.environ.get("NOTIFY_SOCKET", "")
    if not name:
        return True
    # A name with an @ is not in a file system; for the kernel it begins with a zero byte.
    address = "\0" + name[1:] if name.startswith("@") else name
    try:
        if _socket is None:
            _socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC | socket.SOCK_NONBLOCK)
        _socket.sendto(os.fsencode(message), address)
    except BlockingIOError:
        return False
    except (OSError, ValueError):
        pass
    return True
