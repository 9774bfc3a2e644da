"""What the makers of seeds share: numbers as bytes, and writing a seed."""
import struct


def little(form, *numbers):
    return struct.pack("<" + form, *numbers)


def big(form, *numbers):
    return struct.pack(">" + form, *numbers)


def write(name, data):
    """Writes the seed of this name in the current directory."""
    with open("seed-" + name, "wb") as file:
        file.write(data)


def read(name):
    with open(name, "rb") as file:
        return file.read()
