"""Writes what other distributions make packages from beside the release's binaries: camelwalk.spec and PKGBUILD.

usage: write_others.py VERSION SECONDS MAINTAINER DIRECTORY
"""

import datetime
import hashlib
import pathlib
import subprocess
import sys

from changes import ROOT, wrapped

# What Arch Linux calls the packages of the libraries that are opened while a program runs, and what the optional ones
# are for.
ARCH_PACKAGES = {
    "libSDL2-2.0.so.0": ("sdl2", ""),
    "libSDL2_image-2.0.so.0": ("sdl2_image", ""),
    "libSDL2_mixer-2.0.so.0": ("sdl2_mixer", ""),
    "libasound.so.2": ("alsa-lib", "music for ALSA's sequencer"),
    "libdbus-1.so.3": ("dbus", "less motion, if the desktop says so"),
    "libfontconfig.so.1": ("fontconfig", "text under the picture"),
    "libfreetype.so.6": ("freetype2", "text under the picture"),
    "libfribidi.so.0": ("fribidi", "text that runs from right to left"),
    "libgif.so.7": ("giflib", "GIF files"),
    "libharfbuzz.so.0": ("harfbuzz", "text under the picture"),
    "liblcms2.so.2": ("lcms2", "colour profiles of pictures"),
    "libpng16.so.16": ("libpng", "animated PNG files"),
    "libpulse.so.0": ("libpulse", "sound servers that have no output"),
    "libwayland-client.so.0": ("wayland", "desktops without an X server"),
    "libwebpdemux.so.2": ("libwebp", "animated WebP files"),
    "libxcb.so.1": ("libxcb", ""),
    "libz.so.1": ("zlib", "Aseprite files"),
}


def libraries(which, package):
    program = [ROOT / "Packaging/opened-libraries", which, package]
    return subprocess.run(program, check=True, capture_output=True, text=True).stdout.split()


def arch(library):
    if library not in ARCH_PACKAGES:
        sys.exit(f"write_others: no package of Arch Linux is known for {library}; add it to ARCH_PACKAGES")
    return ARCH_PACKAGES[library]


def filled(template, values):
    text = (ROOT / "Packaging" / template).read_text()
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def rpm_lines(package):
    lines = [f"Requires:       {library}()(64bit)" for library in libraries("needed", package)]
    return "\n".join(lines + [f"Recommends:     {library}()(64bit)" for library in libraries("optional", package)])


def spec(version, seconds, maintainer):
    day = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return filled("rpm/camelwalk.spec.in", {
        "VERSION": version,
        "MAINTAINER": maintainer,
        # Not the language of whoever builds it.
        "DAY": f"{'Mon Tue Wed Thu Fri Sat Sun'.split()[day.weekday()]} "
        f"{'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()[day.month - 1]} {day.day:02} {day.year}",
        "CHANGES": wrapped(version, "- ", "  ").replace("%", "%%"),
        "CAMELWALK_LIBRARIES": rpm_lines("camelwalk"),
        "LIBRARY_LIBRARIES": rpm_lines("libcamelanimation0"),
    })


def pkgbuild(version, maintainer, archive):
    optional = [f"    '{name}: {purpose}'" for name, purpose in map(arch, libraries("optional", "camelwalk"))]
    return filled("arch/PKGBUILD.in", {
        "VERSION": version,
        "MAINTAINER": maintainer,
        "NEEDED": " ".join(f"'{arch(library)[0]}'" for library in libraries("needed", "camelwalk")),
        "OPTIONAL": "\n".join(optional),
        "SHA256": hashlib.sha256(archive.read_bytes()).hexdigest(),
    })


def main():
    version, seconds, maintainer, directory = sys.argv[1], int(sys.argv[2]), sys.argv[3], pathlib.Path(sys.argv[4])
    (directory / "camelwalk.spec").write_text(spec(version, seconds, maintainer))
    archive = directory / f"camelwalk-{version}-linux-x86_64.tar.gz"
    (directory / "PKGBUILD").write_text(pkgbuild(version, maintainer, archive))


main()
