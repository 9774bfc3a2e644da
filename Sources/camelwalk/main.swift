import CQuietRuntime
import Glibc
import Handover

exit(Launcher(start: MonotonicClock.nanoseconds()).run())
