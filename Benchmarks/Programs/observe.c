// Looks at an X server from outside while a command runs.
//
// usage: observe pixels COMMAND...   prints the milliseconds from exec to the first changed pixel in the
//                                    middle of the screen, then ends COMMAND
//        observe unmap COMMAND...    COMMAND prints CLOCK_MONOTONIC nanoseconds; prints the milliseconds from
//                                    then to the next UnmapNotify of a top-level window
//        observe frames S COMMAND... prints the times in milliseconds at which the middle of the screen
//                                    changed, one a line, for S seconds, then ends COMMAND
#define _GNU_SOURCE
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static Display *display;
static Window root;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

// A few pixels along the middle row: no picture has them all as the empty screen.
static uint64_t look(int width) {
    int screen = DefaultScreen(display);
    XImage *image = XGetImage(
        display, root, (DisplayWidth(display, screen) - width) / 2, DisplayHeight(display, screen) / 2, (unsigned)width,
        1, AllPlanes, ZPixmap);
    uint64_t hash = 1469598103934665603ULL;
    for (int x = 0; x < width; x++) {
        hash = (hash ^ XGetPixel(image, x, 0)) * 1099511628211ULL;
    }
    XDestroyImage(image);
    return hash;
}

static pid_t start(char **command, int output) {
    pid_t pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        if (output >= 0) {
            dup2(output, STDOUT_FILENO);
        }
        execvp(command[0], command);
        _exit(127);
    }
    return pid;
}

static void end(pid_t pid) {
    kill(-pid, SIGKILL);
    waitpid(pid, NULL, 0);
}

static int pixels(char **command) {
    uint64_t before = look(8);
    int64_t begin = now();
    pid_t pid = start(command, -1);
    while (look(8) == before) {
        if (now() - begin > 20000000000LL) {
            end(pid);
            return 1;
        }
    }
    printf("%.3f\n", (double)(now() - begin) / 1e6);
    end(pid);
    // The next one begins with an empty screen.
    while (look(8) != before) {
        usleep(1000);
    }
    return 0;
}

static int unmap(char **command) {
    int ends[2];
    if (pipe(ends) != 0) {
        return 1;
    }
    XSelectInput(display, root, SubstructureNotifyMask);
    pid_t pid = start(command, ends[1]);
    close(ends[1]);
    XEvent event;
    do {
        XNextEvent(display, &event);
    } while (event.type != UnmapNotify && event.type != DestroyNotify);
    int64_t closed = now();
    char text[64] = {0};
    if (read(ends[0], text, sizeof text - 1) <= 0) {
        return 1;
    }
    printf("%.3f\n", (double)(closed - atoll(text)) / 1e6);
    end(pid);
    return 0;
}

static int frames(double seconds, char **command) {
    uint64_t before = look(320);
    pid_t pid = start(command, -1);
    int64_t begin = now();
    while (now() - begin < (int64_t)(seconds * 1e9)) {
        uint64_t current = look(320);
        if (current != before) {
            printf("%.3f\n", (double)(now() - begin) / 1e6);
            before = current;
        }
        usleep(300);
    }
    end(pid);
    return 0;
}

int main(int count, char **arguments) {
    display = XOpenDisplay(NULL);
    if (display == NULL || count < 3) {
        return 2;
    }
    root = DefaultRootWindow(display);
    if (strcmp(arguments[1], "pixels") == 0) {
        return pixels(arguments + 2);
    }
    if (strcmp(arguments[1], "unmap") == 0) {
        return unmap(arguments + 2);
    }
    return frames(atof(arguments[2]), arguments + 3);
}
