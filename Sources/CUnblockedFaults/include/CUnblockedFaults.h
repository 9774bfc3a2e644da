// Keeps the signals of faults unblocked in every thread of the splash, whatever library has started it.
//
// Linked into the splash only. See unblocked_faults.c.
#pragma once

#include <signal.h>
