"""camel_animation.h, read: its comments, functions, flags and structure.

By expressions, and not by the compiler: its tree has no macros, which the flags are, and takes comments to pieces.
"""

import re
from dataclasses import dataclass, field


@dataclass
class Function:
    result: str
    name: str
    parameters: list  # of (type, name)
    comment: "Comment"


@dataclass
class Comment:
    """A documentation comment: its paragraphs, and what each tag says."""

    paragraphs: list
    parameters: list = field(default_factory=list)  # of (name, text)
    returns: str = ""
    since: str = ""


class Header:
    """The parts of the header that the manual page shows."""

    def __init__(self, text):
        entries = [(_comment(comment), code.strip()) for comment, code in _commented(text)]
        self.about = entries[0][0]
        self.functions = [_function(comment, code) for comment, code in entries if _is_function(code)]
        self._text = text
        self._entries = entries

    def numbers(self, prefix):
        """The names that begin with `prefix` and stand for a number, and their comments."""
        found = ((re.match(rf"#define ({prefix}\w+) \d+u", code), comment) for comment, code in self._entries)
        return [(match[1], comment) for match, comment in found if match]

    def structure(self, name):
        """The comment of a structure, and its members with theirs."""
        about = next(comment for comment, code in self._entries if code.startswith(f"typedef struct {name}"))
        body = re.search(rf"struct {name} \{{(.*?)^\}}", self._text, re.S | re.M)[1]
        return about, [(code.strip().rstrip(";"), _comment(comment)) for comment, code in _commented(body)]


def _commented(text):
    """Pairs of a documentation comment and the code behind it, up to a semicolon, brace or empty line."""
    return re.findall(r"/\*\*(.*?)\*/\s*((?:#define [^\n]*|[^;{]*?(?:[;{]|\n\n)))", text, re.S)


def _is_function(code):
    return re.search(r"\bcamel_\w+\([^{]*\);$", code) is not None


def _function(comment, code):
    match = re.match(r"(.*?)(camel_\w+)\((.*)\);", re.sub(r"\s+", " ", code))
    parameters = []
    for parameter in match[3].split(","):
        parts = re.match(r"\s*(.*?)(\w+)$", parameter)
        if parts and parameter.strip() != "void":
            parameters.append((parts[1].strip(), parts[2]))
    return Function(match[1].strip(), match[2], parameters, comment)


def _comment(text):
    lines = [re.sub(r"^\s*\* ?", "", line) for line in text.split("\n")]
    plain, *tags = re.split(r"\n\\(?=param|returns|since)", "\n" + "\n".join(lines).strip())
    plain = re.sub(r"\\file.*", "", plain)
    result = Comment([part.strip("\n") for part in re.split(r"\n\s*\n", plain) if part.strip()])
    for tag in tags:
        kind, _, rest = re.sub(r"\s+", " ", tag).strip().partition(" ")
        if kind == "param":
            name, _, meaning = rest.partition(" ")
            result.parameters.append((name, meaning))
        elif kind == "returns":
            result.returns = rest
        else:
            result.since = rest
    return result
