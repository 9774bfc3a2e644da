import CPOSIX
import CQuietRuntime
import Glibc

// No closure: one of this file would belong to the main actor, and link the concurrency runtime, a twelfth of the
// program.
exit(camelwalk_with_stack(512 << 10, runLauncher))
