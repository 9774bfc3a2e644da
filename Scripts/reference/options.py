"""What camelwalk itself says of its options: `camelwalk --experimental-dump-help`, read."""

import json
import re
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


def options(program):
    """The options that `program --help` shows, in its order."""
    text = subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
    result = []
    for argument in json.loads(text)["command"]["arguments"]:
        if argument["kind"] == "positional" or not argument["shouldDisplay"]:
            continue
        option = _option(argument)
        if result and _is_opposite(result[-1], option):
            result[-1].names += option.names
        else:
            result.append(option)
    return result


def _option(argument):
    names = [("--" if name["kind"] == "long" else "-") + name["name"] for name in argument["names"]]
    return Option(
        names=sorted(names, key=len),
        value=argument["valueName"] if argument["kind"] == "option" else "",
        help=argument.get("abstract", ""),
        section=argument.get("sectionTitle") or "Help",
        completion=_completion(argument.get("completionKind") or {}),
    )


def _completion(kinds):
    if "list" in kinds:
        return " ".join(kinds["list"]["values"])
    return next((kind for kind in ("file", "directory") if kind in kinds), "")


def _is_opposite(first, second):
    return not first.value and second.names == ["--no-" + first.names[-1].removeprefix("--")]


def sections(all_options):
    """The options by their sections, in order: pairs of a title and a list."""
    titles = list(dict.fromkeys(option.section for option in all_options))
    return [(title, [option for option in all_options if option.section == title]) for title in titles]


def twins(all_options, setting_source):
    """Pairs of an environment variable and its option, from the table of settings in the launcher's source."""
    variables = dict.fromkeys(re.findall(r'"(CAMELWALK_[A-Z_]+)"', setting_source))
    if not variables:
        raise SystemExit("reference: no variables in the table of settings")
    by_name = {name: option for option in all_options for name in option.names}
    pairs = []
    for variable in variables:
        name = "--" + variable.removeprefix("CAMELWALK_").lower().replace("_", "-")
        if name not in by_name:
            raise SystemExit(f"reference: {variable} has no option {name}")
        pairs.append((variable, name, by_name[name]))
    return pairs
