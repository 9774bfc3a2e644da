"""Writes the files of debian/ that say again what is said elsewhere: the changelog, from CHANGELOG.md, the
library's symbols, from its header, and the maintainer.

usage: write_debian.py VERSION SECONDS MAINTAINER DIRECTORY
"""

import datetime
import email.utils
import pathlib
import sys

from changes import ROOT, wrapped

sys.path.insert(0, str(ROOT / "Scripts/reference"))

from header import Header  # noqa: E402


def changelog(version, seconds, maintainer):
    date = email.utils.format_datetime(datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc))
    body = wrapped(version, "  * ", "    ")
    return f"camelwalk ({version}) unstable; urgency=medium\n\n{body}\n\n -- {maintainer}  {date}\n"


def node(function):
    """The version that exports.map gives a function: that in which it appeared, without the last number."""
    return "CAMELANIMATION_" + function.comment.since.rpartition(".")[0]


def symbols():
    header = Header((ROOT / "Sources/CCamelAnimation/include/camel_animation.h").read_text())
    lines = sorted(f" {function.name}@{node(function)} {function.comment.since}" for function in header.functions)
    lines += sorted({f" {node(function)}@{node(function)} {function.comment.since}" for function in header.functions})
    return "libcamelanimation.so.0 libcamelanimation0 #MINVER#\n" + "\n".join(lines) + "\n"


def main():
    version, seconds, maintainer, directory = sys.argv[1], int(sys.argv[2]), sys.argv[3], pathlib.Path(sys.argv[4])
    (directory / "changelog").write_text(changelog(version, seconds, maintainer))
    (directory / "libcamelanimation0.symbols").write_text(symbols())
    control = directory / "control"
    control.write_text(control.read_text().replace("@MAINTAINER@", maintainer))


main()
