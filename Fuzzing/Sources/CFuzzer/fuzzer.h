#include <stddef.h>
#include <stdint.h>

/// libFuzzer's main function, for programs that have their own (https://llvm.org/docs/LibFuzzer.html).
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *bytes, size_t count));

/// Changes `count` bytes in place, to `maximum` bytes at most; returns how many there are then.
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t maximum);
