"""Writes the files of debian/ that say again what is said elsewhere: the changelog, from CHANGELOG.md, and the
library's symbols, from its header.

usage: write_debian.py VERSION SECONDS DIRECTORY
"""

import datetime
import email.utils
import pathlib
import re
import sys
import textwrap

ROOT = pathlib.Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "Scripts/reference"))

from header import Header  # noqa: E402


def changelog(version, seconds):
    section = re.search(r"^## " + re.escape(version) + r".*?\n(.*?)(?=^## |\Z)", (ROOT / "CHANGELOG.md").read_text(), re.S | re.M)
    items = [re.sub(r"\s+", " ", item).strip().replace("`", "") for item in re.split(r"^- ", section[1], flags=re.M)[1:]]
    lines = [textwrap.fill(item, 78, initial_indent="  * ", subsequent_indent="    ") for item in items]
    control = (ROOT / "Packaging/debian/control").read_text()
    maintainer = re.search(r"^Maintainer: (.*)$", control, re.M)[1]
    date = email.utils.format_datetime(datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc))
    body = "\n".join(lines)
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
    version, seconds, directory = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    (directory / "changelog").write_text(changelog(version, seconds))
    (directory / "libcamelanimation0.symbols").write_text(symbols())


main()
