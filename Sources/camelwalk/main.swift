import CQuietRuntime
import Glibc
import POSIX

exit(Launcher(start: MonotonicClock.nanoseconds()).run())
