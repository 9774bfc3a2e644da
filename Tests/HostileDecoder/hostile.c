// What somebody would try who has taken over the process that decodes, the splash or the relay: each attempt in turn, and how
// it ends. Never installed; a test compiles it with Sources/CConfinement and runs it.
//
// usage: hostile confined|sound|splash|relay|broker|free FOLDER PROCESS PORT ABSTRACT-SOCKET
//        hostile lists
#define _GNU_SOURCE
#include "CConfinement.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <linux/netlink.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *folder;
static pid_t victim;
static pid_t decoder;

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

// A path, or, with a zero before it, an abstract name.
static long connect_to_name(const char *name, size_t place) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const size_t length = strlen(name);
    memcpy(address.sun_path + place, name, length);
    const socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + place + length);
    const int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
    return descriptor < 0 ? -1 : connect(descriptor, (struct sockaddr *)&address, size);
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
    if (camelwalk_filter_decoder(1) != 0) return 0;
    report("start SDL's thread", start_thread());
    report("start a process beside it", execute());
    return camelwalk_filter_decoder(0) == 0;
}

// A call of the kernel without a meaning, of which it says so to whoever may make it.
static long ask(long number, long first, long second, long third) {
    if (syscall(number, first, second, third, 0, 0) >= 0) return 0;
    return errno == EPERM || errno == ENOSYS || errno == EAFNOSUPPORT ? -1 : 0;
}

static long make_process(void) {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    return child < 0 ? -1 : waitpid(child, NULL, 0) == child ? 0 : -1;
}

static long change_limits(void) {
    struct rlimit limit;
    return prlimit(victim, RLIMIT_CORE, NULL, &limit);
}

static long signal_as_another(void) {
    siginfo_t information = {.si_code = SI_QUEUE};
    return syscall(SYS_rt_sigqueueinfo, victim, SIGCONT, &information);
}

// The kernel sends a signal of one's choice to whomever a descriptor belongs, when something happens to that.
static long signal_by_pipe(void) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    return fcntl(ends[0], F_SETOWN, victim) == 0 && fcntl(ends[0], F_SETSIG, SIGCONT) == 0 ? 0 : -1;
}

// A process that it has started itself, as the splash its decoders.
static void start_decoder(void) {
    const pid_t parent = getpid();
    decoder = camelwalk_fork();
    if (decoder != 0) return;
    camelwalk_follow(parent);
    // Where signals to others are taken from its parent, the kernel's word of its end is too.
    while (getppid() == parent) usleep(20000);
    _exit(0);
}

static void confine(const char *mode) {
    const char *const readable[] = {"/usr", "/lib", "/lib64", strdup(in_folder("allowed"))};
    int version = 0, failure = 0;
    if (strcmp(mode, "confined") == 0) {
        version = camelwalk_confine_to(readable, 4);
        failure = camelwalk_filter_decoder(0);
    } else if (strcmp(mode, "sound") == 0) {
        version = camelwalk_confine_to(readable, 4);
        failure = !filter_after_thread();
    } else if (strcmp(mode, "relay") == 0) {
        version = camelwalk_confine_relay(in_folder("own"), 0);
        failure = camelwalk_filter_relay();
    } else if (strcmp(mode, "splash") == 0) {
        struct camelwalk_places places;
        if (camelwalk_begin_places(0, 1, &places) > 0) {
            camelwalk_allow_place(&places, in_folder("allowed"), CAMELWALK_READ);
            camelwalk_allow_place(&places, "/proc", CAMELWALK_READ);
            camelwalk_allow_place(&places, "/dev/null", CAMELWALK_DEVICE);
            version = camelwalk_enter_places(&places);
        }
        failure = camelwalk_filter_splash(0);
    } else if (strcmp(mode, "broker") == 0) {
        failure = camelwalk_filter_broker();
    }
    if (strcmp(mode, "free") != 0) printf("landlock: %d\nfilter: %d\n", version, failure == 0);
}

static void try_files(void) {
    report("read what is allowed", open(in_folder("allowed"), O_RDONLY));
    report("read a key", open(in_folder("key"), O_RDONLY));
    report("list the folder", open(folder, O_RDONLY | O_DIRECTORY));
    report("write a file", open(in_folder("key"), O_WRONLY));
    report("make a file", open(in_folder("new"), O_WRONLY | O_CREAT, 0600));
    report("write what is allowed to be read", open(in_folder("allowed"), O_WRONLY));
    report("shorten a file", truncate(in_folder("key"), 1));
    report("write to the null device", open("/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600));
    report("start a thread", start_thread());
    report("remove a file of its own", unlink(in_folder("own/socket")));
}

static void try_others(int port, const char *display) {
    report("execute a shell", execute());
    report("make a process", make_process());
    report("connect by TCP", connect_to_port(port));
    report("connect to the display", connect_to_name(display, 1));
    report("connect to a server with a path", connect_to_name(display, 0));
    report("read the command's memory", of_process("mem", O_RDWR));
    report("read the command's environment", of_process("environ", O_RDONLY));
    report("see the command's descriptors", of_process("fd", O_RDONLY | O_DIRECTORY));
    report("copy the command's memory", copy_memory());
    report("read the command's limits", change_limits());
    report("take the command's descriptors", ask(SYS_pidfd_getfd, -1, 0, 0));
    report("type into the terminal", ioctl(0, TIOCSTI, "x") == 0 || errno == EIO || errno == ENOTTY ? 0 : -1);
    report("trace the command", ptrace(PTRACE_SEIZE, victim, NULL, NULL));
    report("signal the command in a name", signal_as_another());
    report("signal the command by a pipe", signal_by_pipe());
    report("signal a descriptor", ask(SYS_pidfd_send_signal, -1, 0, 0));
}

static void try_kernel(void) {
    report("leave what it shares", unshare(CLONE_FS));
    report("enter a namespace", ask(SYS_setns, -1, 0, 0));
    report("speak with the firewall", ask(SYS_socket, AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER));
    report("use io_uring", ask(SYS_io_uring_setup, 1, 0, 0));
    report("use keys", ask(SYS_keyctl, 0, -2, 0));
    report("change its personality", ask(SYS_personality, -1, 0, 0));
    report("change its user", setuid(getuid()));
}

static void print_calls(const char *title, const struct camelwalk_call *calls, size_t count) {
    printf("# %s\n", title);
    for (size_t i = 0; i < count; i++) printf("%s\n", calls[i].name);
}

static int print_lists(void) {
    size_t count;
    const struct camelwalk_call *calls = camelwalk_splash_calls(&count);
    print_calls("splash", calls, count);
    calls = camelwalk_relay_calls(&count);
    print_calls("relay", calls, count);
    calls = camelwalk_decoder_calls(&count);
    print_calls("decoder", calls, count);
    calls = camelwalk_broker_calls(&count);
    print_calls("broker", calls, count);
    return 0;
}

int main(int count, char **words) {
    if (count == 2) return print_lists();
    if (count != 6) return 2;
    folder = words[2];
    victim = atoi(words[3]);
    start_decoder();
    confine(words[1]);
    try_files();
    try_others(atoi(words[4]), words[5]);
    try_kernel();
    report("remove a file", unlink(in_folder("key")));
    report("end its own decoder", kill(decoder, SIGKILL));
    report("signal the command", kill(victim, SIGTERM));
    return 0;
}
