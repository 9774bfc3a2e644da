import CLaunching
import CQuietRuntime
import Glibc
import Handover

exit(camelwalk_with_stack { Launcher(start: MonotonicClock.nanoseconds()).run() })
