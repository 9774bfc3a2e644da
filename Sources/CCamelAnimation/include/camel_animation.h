/* Probe. */
#pragma once
#include <stdint.h>
int32_t camel_probe(int32_t value);
