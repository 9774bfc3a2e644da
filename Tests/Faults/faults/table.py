"""The faults by name."""
import importlib
import sys
from dataclasses import dataclass
from typing import Callable

PARTS = ["displays", "sounds", "resources", "files", "kernel", "life", "inheritance", "many"]
_faults = []


@dataclass
class Fault:
    name: str
    sentence: str
    is_short: bool
    # A generator of cases, given the lab; a list that it yields are problems that it has found itself.
    make: Callable


def fault(name, sentence, short=False):
    """Enters a generator of cases into the table."""
    def enter(make):
        _faults.append(Fault(name, sentence, short, make))
        return make
    return enter


def all_faults():
    if not _faults:
        for part in PARTS:
            importlib.import_module(f"faults.{part}")
    return _faults


def chosen(names, is_short):
    """Those that were asked for."""
    faults = all_faults()
    unknown = set(names) - {fault.name for fault in faults}
    if unknown:
        sys.exit(f"faults: unknown fault {', '.join(sorted(unknown))}; --list says what there is")
    return [fault for fault in faults
            if (not names or fault.name in names) and (not is_short or fault.is_short)]
