#pragma once

/// Makes the terminal device a serial line for MIDI: raw, eight data bits, this rate in bits a second. Returns 0, or -1
/// with `errno` set.
int serial_line_set_rate(int descriptor, unsigned rate);
