// Not termios.h, which has no rate but the usual ones.
#include <asm/termbits.h>
#include <string.h>
#include <sys/ioctl.h>

#include "CProcessProbe.h"

int probe_serial_line(int terminal, struct probe_serial_line *line) {
    struct termios2 settings;
    if (ioctl(terminal, TCGETS2, &settings) != 0) return -1;
    memset(line, 0, sizeof *line);
    line->rate = settings.c_ospeed;
    line->control = settings.c_cflag & (CSIZE | PARENB | CSTOPB | CREAD | CLOCAL);
    line->input = settings.c_iflag;
    line->output = settings.c_oflag;
    line->local = settings.c_lflag;
    return 0;
}

int probe_is_raw_line(const struct probe_serial_line *line, unsigned rate) {
    return line->rate == rate && line->control == (CS8 | CREAD | CLOCAL) && line->input == 0 && line->output == 0 &&
           line->local == 0;
}
