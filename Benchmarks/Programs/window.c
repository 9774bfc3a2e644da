// Maps a window after a while, prints the time at which it asked for that, and stays.
#include <X11/Xlib.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    usleep(400000);
    Display *display = XOpenDisplay(NULL);
    if (display == NULL) {
        return 1;
    }
    Window window = XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 300, 200, 0, 0, 0);
    XSync(display, 0);
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    XMapWindow(display, window);
    XSync(display, 0);
    printf("%lld\n", time.tv_sec * 1000000000LL + time.tv_nsec);
    fflush(stdout);
    sleep(5);
    return 0;
}
