import CLaunching
import CQuietRuntime
import Glibc

// No closure: one of this file would belong to the main actor, and link the concurrency runtime, a twelfth of the
// program.
exit(camelwalk_with_stack(runLauncher))
