"""The changes of a version, from CHANGELOG.md, for the packages' own lists of changes."""

import pathlib
import re
import textwrap

ROOT = pathlib.Path(__file__).parents[1]


def items(version):
    section = re.search(r"^## " + re.escape(version) + r".*?\n(.*?)(?=^## |\Z)", (ROOT / "CHANGELOG.md").read_text(), re.S | re.M)
    return [re.sub(r"\s+", " ", item).strip().replace("`", "") for item in re.split(r"^- ", section[1], flags=re.M)[1:]]


def wrapped(version, first, rest, width=78):
    """One item each, `first` before its first line and `rest` before the others."""
    return "\n".join(textwrap.fill(item, width, initial_indent=first, subsequent_indent=rest) for item in items(version))
