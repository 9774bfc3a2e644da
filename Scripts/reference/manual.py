"""Writes the manual pages: prose from Documentation/Manual, options from the program, functions from the header.

usage: manual.py PROGRAM VERSION DIRECTORY
"""

import pathlib
import re
import sys

import mdoc
from header import Header
from options import options, sections, variables

ROOT = pathlib.Path(__file__).parents[2]
HEADER = ROOT / "Sources/CCamelAnimation/include/camel_animation.h"


def option_lists(all_options):
    """A subsection for each section of --help."""
    return "\n".join(
        f".Ss {mdoc.escaped(title)}\n" + mdoc.tag_list((option_head(option), mdoc.sentences(option.help)) for option in group)
        for title, group in sections(all_options)
    )


def option_head(option):
    return " , ".join(mdoc.flag(name, option.value) for name in option.names)


def variable_list(all_options):
    triples = variables(all_options)
    items = [(f"Ev {variable}", f".{mdoc.flag(name, option.value)}") for variable, name, option in triples]
    return mdoc.tag_list(items, max((variable for variable, _, _ in triples), key=len) + "X")


def synopsis(header):
    return "\n".join(
        f".Ft {mdoc.word(function.result)}\n.Fn {function.name} {prototype(function)}" for function in header.functions
    )


def prototype(function):
    if not function.parameters:
        return "void"
    return " ".join(f'"{kind}{"" if kind.endswith("*") else " "}{name}"' for kind, name in function.parameters)


def function_list(header):
    return mdoc.tag_list((f"Fn {function.name}", function_text(function)) for function in header.functions)


def function_text(function):
    blocks = [paragraph(text) for text in function.comment.paragraphs]
    if function.comment.parameters:
        items = ((f"Fa {name}", mdoc.sentences(meaning)) for name, meaning in function.comment.parameters)
        blocks.append(mdoc.tag_list(items, "animationX"))
    if function.comment.returns:
        blocks.append(mdoc.sentences("Returns " + function.comment.returns))
    return mdoc.joined(blocks)


def paragraphs(comment):
    return mdoc.joined(paragraph(text) for text in comment.paragraphs)


def paragraph(text):
    if text.startswith("- "):
        items = [mdoc.sentences(one_line(item)) for item in re.split(r"^- ", text, flags=re.M)[1:]]
        return ".Bl -bullet\n" + "\n".join(f".It\n{item}" for item in items) + "\n.El"
    if text.startswith("    "):
        lines = "\n".join(mdoc.escaped(line[4:]) for line in text.split("\n"))
        return f".Bd -literal -offset indent\n{lines}\n.Ed"
    return mdoc.sentences(one_line(text))


def one_line(text):
    return re.sub(r"\s+", " ", text).strip()


def numbers(header, prefix):
    return mdoc.tag_list((f"Dv {name}", paragraphs(comment)) for name, comment in header.numbers(prefix))


def structure(header, name):
    about, members = header.structure(name)
    listed = mdoc.tag_list((f'Vt "{member}"', paragraphs(comment)) for member, comment in members)
    return f".Vt {name} :\n" + mdoc.joined([paragraphs(about), "The members:", listed])


def structures(header):
    blocks = [
        structure(header, "camel_draw_options"), "The flags:", numbers(header, "CAMEL_DRAW_"),
        structure(header, "camel_playback"), "The orders:", numbers(header, "CAMEL_ORDER_"),
        "The formats of pixels:", numbers(header, "CAMEL_PIXELS_"),
    ]
    return mdoc.joined(blocks)


def main():
    program, version, directory = sys.argv[1:]
    all_options = options(program)
    header = Header(HEADER.read_text())
    parts = {
        "VERSION": version,
        "OPTIONS": option_lists(all_options),
        "VARIABLES": variable_list(all_options),
        "SYNOPSIS": synopsis(header),
        "DESCRIPTION": paragraphs(header.about),
        "FUNCTIONS": function_list(header),
        "STRUCTURE": structures(header),
    }
    for source in sorted((ROOT / "Documentation/Manual").glob("*.in")):
        page = re.sub(r"@([A-Z]+)@", lambda match: parts[match[1]], source.read_text())
        section = pathlib.Path(directory) / f"man{source.suffixes[0][1:]}"
        section.mkdir(parents=True, exist_ok=True)
        (section / source.stem).write_text(page)


main()
