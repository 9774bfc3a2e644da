"""Runs the faults and says how it went."""
import time

from . import case
from .lab import NotPossible


def show_list(faults):
    for fault in faults:
        print(f"{fault.name:28} {'short' if fault.is_short else '     '}  {fault.sentence}")
    return 0


def run(lab, faults, verbose):
    if not lab.isolated:
        print("No namespaces here: files, segments and sockets that are left behind are not seen.")
    began = time.monotonic()
    counts = {"passed": 0, "FAILED": 0, "not possible here": 0}
    try:
        for fault in faults:
            counts[report_one(lab, fault, verbose)] += 1
    finally:
        lab.close()
    summary = ", ".join(f"{count} {name}" for name, count in counts.items())
    print(f"{summary}; {time.monotonic() - began:.0f} s")
    return 1 if counts["FAILED"] else 0


def report_one(lab, fault, verbose):
    began = time.monotonic()
    try:
        launches, problems = make(lab, fault, verbose)
    except NotPossible as reason:
        print(f"not possible here: {fault.name}: {reason}", flush=True)
        return "not possible here"
    verdict = "FAILED" if problems else "passed"
    print(f"{verdict}  {fault.name}: {fault.sentence} ({launches} launches, {time.monotonic() - began:.1f} s)",
          flush=True)
    for line in shortened(problems):
        print(f"        {line}", flush=True)
    return verdict


def shortened(lines):
    maximum = 12
    return lines if len(lines) <= maximum else lines[:maximum] + [f"... and {len(lines) - maximum} more lines"]


def make(lab, fault, verbose):
    """Makes the fault. Returns how many launches there were, and what was wrong with them."""
    launches, problems = 0, []
    for item in fault.make(lab):
        if isinstance(item, list):
            problems += item
            continue
        launches += 1
        found, events = case.run(lab, item)
        problems += [f"{item.label}: {line}" if item.label else line for line in found]
        if found and verbose:
            problems += [f"    log: {event}" for event in events]
    return launches, problems
