"""Text in the language of manual pages, mdoc(7)."""

import re
import textwrap


def escaped(text):
    """`text` so that it is printed as it is, dashes included."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text)


def word(text):
    """`text` as one argument of a macro, which is not itself taken for a macro or for punctuation."""
    text = escaped(text)
    if re.fullmatch(r"[A-Z][a-z]|[.,:;()\[\]?!|]", text):
        text = "\\&" + text
    return f'"{text}"' if re.search(r"\s", text) else text


def sentences(text):
    """`text` in lines of less than 80 bytes, each sentence on lines of its own, which is what mdoc wants."""
    lines = []
    for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", text):
        lines += textwrap.wrap(sentence, 72, break_on_hyphens=False, break_long_words=False)
    # Names are not to be hyphenated.
    return "\n".join(re.sub(r"(?<![\w\\])(?=\w*_)", r"\\%", escaped(line)) for line in lines)


def flag(name, value=""):
    """The arguments of a macro for an option: `--delay ms`."""
    text = "Fl " + escaped(name.removeprefix("-"))
    return f"{text} Ar {word(value)}" if value else text


def tag_list(items, width="Ds"):
    """A list of pairs of a macro line and the text below it, or beside it where `width` leaves room."""
    body = "".join(f".It {head}\n{text}\n" for head, text in items)
    compact = "" if width == "Ds" else " -compact"
    return f".Bl -tag -width {width}{compact}\n{body}.El"


def joined(blocks):
    """Blocks of text as paragraphs of their own; lists and displays make their own distance."""
    return re.sub(r"^\.Pp\n(?=\.B[ld] (?!.*-compact))", "", "\n.Pp\n".join(blocks), flags=re.M)
