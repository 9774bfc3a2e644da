import CPOSIX
import CQuietRuntime
import CUnblockedFaults
import Glibc

// No closure: one of this file would belong to the main actor.
exit(camelwalk_with_stack(splashStackSize, runSplashProgram))
