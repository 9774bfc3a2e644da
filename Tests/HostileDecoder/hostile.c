// What somebody would try who has taken over the process that decodes: each attempt in turn, and how it ends. Never
// installed; a test compiles it with Sources/CConfinement and runs it.
//
// usage: hostile confined|sound|free FOLDER PROCESS PORT ABSTRACT-SOCKET
#define _GNU_SOURCE
#include "CConfinement.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *folder;
static pid_t victim;

static void report(const char *attempt, long result) {
    printf("%s: %s\n", attempt, result < 0 ? "refused" : "done");
    fflush(stdout);
}

static const char *in_folder(const char *name) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static long connect_to_port(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    return descriptor < 0 ? -1 : connect(descriptor, (struct sockaddr *)&address, sizeof address);
}

static long connect_to_name(const char *name) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const size_t length = strlen(name);
    memcpy(address.sun_path + 1, name, length);
    const int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
    if (descriptor < 0) return -1;
    return connect(descriptor, (struct sockaddr *)&address, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length));
}

static long execute(void) {
    const pid_t child = vfork();
    if (child < 0) return -1;
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", "exit 0", (char *)NULL);
        _exit(1);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && status == 0 ? 0 : -1;
}

static long copy_memory(void) {
    char byte;
    struct iovec here = {&byte, 1}, there = {(void *)&victim, 1};
    // There is nothing at that address, which the kernel says to whoever may ask.
    return process_vm_readv(victim, &here, 1, &there, 1, 0) < 0 && errno == EPERM ? -1 : 0;
}

static long of_process(const char *name, int flags) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)victim, name);
    return open(path, flags);
}

static void *nothing(void *argument) { return argument; }

static long start_thread(void) {
    pthread_t thread;
    return pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0 ? 0 : -1;
}

// The decoder of sounds has one more thread than it begins with, which SDL starts.
static int filter_after_thread(void) {
    if (!camelwalk_filter_calls(1)) return 0;
    report("start SDL's thread", start_thread());
    report("start a process beside it", execute());
    return camelwalk_filter_calls(0);
}

int main(int count, char **words) {
    if (count != 6) return 2;
    folder = words[2];
    victim = atoi(words[3]);
    const int has_sound = strcmp(words[1], "sound") == 0;
    if (has_sound || strcmp(words[1], "confined") == 0) {
        const char *const readable[] = {"/usr", "/lib", "/lib64", strdup(in_folder("allowed"))};
        const int version = camelwalk_confine_to(readable, 4);
        printf("landlock: %d\n", version);
        printf("filter: %d\n", has_sound ? filter_after_thread() : camelwalk_filter_calls(0));
    } else {
        report("start SDL's thread", start_thread());
        report("start a process beside it", execute());
    }
    report("read what is allowed", open(in_folder("allowed"), O_RDONLY));
    report("read a key", open(in_folder("key"), O_RDONLY));
    report("list the folder", open(folder, O_RDONLY | O_DIRECTORY));
    report("write a file", open(in_folder("key"), O_WRONLY));
    report("make a file", open(in_folder("new"), O_WRONLY | O_CREAT, 0600));
    report("write what is allowed to be read", open(in_folder("allowed"), O_WRONLY));
    report("shorten a file", truncate(in_folder("key"), 1));
    report("write to the null device", open("/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600));
    report("start a thread", start_thread());
    report("execute a shell", execute());
    report("connect by TCP", connect_to_port(atoi(words[4])));
    report("connect to the display", connect_to_name(words[5]));
    report("read the command's memory", of_process("mem", O_RDWR));
    report("see the command's descriptors", of_process("fd", O_RDONLY | O_DIRECTORY));
    report("copy the command's memory", copy_memory());
    report("type into the terminal", ioctl(0, TIOCSTI, "x") == 0 || errno == EIO || errno == ENOTTY ? 0 : -1);
    report("trace the command", ptrace(PTRACE_SEIZE, victim, NULL, NULL));
    report("remove a file", unlink(in_folder("key")));
    report("signal the command", kill(victim, SIGTERM));
    return 0;
}
