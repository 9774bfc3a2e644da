import CLaunching
import CQuietRuntime
import Glibc
import POSIX

exit(camelwalk_with_stack { Launcher(start: MonotonicClock.nanoseconds()).run() })
