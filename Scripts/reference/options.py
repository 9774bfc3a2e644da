"""The table of options, as `camelwalk --dump-options` prints it."""

import csv
import io
import subprocess
from dataclasses import dataclass


@dataclass
class Option:
    """One entry of --help: an option, or a flag and its opposite."""

    names: list  # with their dashes, short ones first
    value: str  # the value's name, empty for a flag
    help: str
    section: str
    completion: str  # "file", "directory", words between spaces, or empty
    variable: str  # the environment variable, or empty
    is_lasting: bool  # whether a configuration file may have it


def options(program):
    """The options that `program --help` shows, in its order."""
    text = subprocess.run([program, "--dump-options"], check=True, capture_output=True, text=True).stdout
    return [_option(row) for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)]


def _option(row):
    names = ["-" + row["short"]] if row["short"] else []
    names.append("--" + row["name"])
    if row["negation"]:
        names.append("--" + row["negation"])
    return Option(
        names, row["value"], row["help"], row["section"], row["completion"], row["variable"], row["file"] == "yes"
    )


def sections(all_options):
    """The options by their sections, in order: pairs of a title and a list."""
    titles = list(dict.fromkeys(option.section for option in all_options))
    return [(title, [option for option in all_options if option.section == title]) for title in titles]


def variables(all_options):
    """Triples of an environment variable, the name of its option, and the option."""
    return [
        (option.variable, next(name for name in option.names if name.startswith("--")), option)
        for option in all_options
        if option.variable
    ]
