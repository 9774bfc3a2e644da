#include "CSerialLine.h"

// Not termios.h: MIDI's 31250 is none of the rates that it knows.
#include <asm/termbits.h>
#include <sys/ioctl.h>

int serial_line_set_rate(int descriptor, unsigned rate) {
    struct termios2 settings;
    if (ioctl(descriptor, TCGETS2, &settings) != 0) return -1;
    settings.c_iflag = settings.c_oflag = settings.c_lflag = 0;
    settings.c_cflag = CS8 | CREAD | CLOCAL | BOTHER | (BOTHER << IBSHIFT);
    settings.c_ispeed = settings.c_ospeed = rate;
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    return ioctl(descriptor, TCSETS2, &settings);
}
