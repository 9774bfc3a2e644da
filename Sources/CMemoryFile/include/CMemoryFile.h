#pragma once

/// An empty file without a name that is in memory only (memfd_create(2), which Swift's Glibc module lacks), with
/// close-on-exec. Returns the descriptor, or -1 with `errno` set.
int memory_file_open(void);
