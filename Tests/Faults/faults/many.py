"""Many at once, and many in a row."""
import time
from collections import Counter

from . import census
from .case import GRACE, Case, make_environment
from .launch import Launch
from .table import fault

AT_ONCE = """
for i in $(seq {count}); do "$0" --mute --max-time 10 sh -c 'sleep 0.5; echo out; exit 3' & pids="$pids $!"; done
for pid in $pids; do wait $pid; echo $?; done
"""
IN_A_ROW = """
for i in $(seq {count}); do "$0" --mute --max-time 10 sh -c 'sleep 0.0'$((i % 6))'; exit 3'; echo $?; done
"""


@fault("fifty-at-once", "fifty camelwalks at the same time on one display", short=True)
def fifty_at_once(lab):
    yield several(lab, AT_ONCE, 50, {b"3": 50, b"out": 50})


@fault("hundred", "a hundred camelwalks, one after the other", short=True)
def hundred(lab):
    yield several(lab, IN_A_ROW, 100, {b"3": 100})


@fault("two-thousand", "two thousand camelwalks, one after the other")
def two_thousand(lab):
    yield several(lab, IN_A_ROW, 2000, {b"3": 2000})


def several(lab, script, count, wanted):
    """Runs them from one shell, counts what there is before and after, and says what is wrong."""
    environment = make_environment(lab, Case(label="many"), lab.new_folder())
    before = census.Census(lab)
    launch = Launch(["sh", "-c", script.format(count=count), lab.camelwalk], environment)
    problems = launch.finish(1800)
    outcome = launch.outcome
    said = Counter(outcome["standard output"].split())
    if said != wanted or outcome["standard error"]:
        problems.append(f"the commands said {dict(said)} and {outcome['standard error']!r}")
    problems += census.wait_until_nothing_is_left(lab, before, time.monotonic() + 10 + GRACE)
    print(f"        {count} launches; before: {before.counts()}; after: {census.Census(lab).counts()}", flush=True)
    return problems
