import Glibc

/// Words before a program that keep root, too, from going beyond a hard limit (setrlimit(2)).
let withoutResourceRights =
    geteuid() == 0 ? ["setpriv", "--inh-caps=-sys_resource", "--bounding-set=-sys_resource"] : []
