import CPOSIX
import Confinement
import Glibc
import POSIX
import ServiceNotification
import SplashProtocol

/// Bytes: what the C library gives a thread if there is no limit. It takes the caller's limit otherwise, which may be
/// nothing or all, and the kernel gives that to the main thread.
let splashStackSize = 2 << 20

/// Does what the process's arguments say. Returns the status to exit with.
func runSplashProgram() -> Int32 {
    guard camelwalk_is_privileged() == 0 else {
        StandardError.complain("it must not be setuid or setgid, or have capabilities of its own")
        return 125
    }
    WriteSignals.ignore()
    _ = camelwalk_set_stack_size(splashStackSize)
    guard let job = SplashJob(arguments: splashArguments()) else {
        StandardError.write("camelwalk-splash: this program is started by camelwalk\n")
        return 125
    }
    return run(job)
}

private func splashArguments() -> [ByteString] {
    (1..<max(1, Int(camelwalk_argument_count()))).compactMap { index in
        camelwalk_arguments()[index].map { ByteString(cString: $0) }
    }
}

private func run(_ job: SplashJob) -> Int32 {
    switch job {
    case .show(let job):
        keepFromChildren(job.descriptors)
        StandardError.discard()
        ShowSplash(job).run()
    case .render(let job):
        return RenderFrames(job: job).run()
    case .check(let presentation):
        return CheckFiles(presentation: presentation).run()
    case .relay(let job):
        keepFromChildren(job.descriptors)
        StandardError.discard()
        let receiver = job.outer?.bytes.first
        Confinement.enterRelay(
            directory: job.path?.deletingLastPathComponent, hasAbstractReceiver: receiver == UInt8(ascii: "@")
        )
        NotificationRelay(job).run()
        return 0
    case .doctor(let presentation):
        Doctor(presentation).run()
    case .explain(let job):
        Explain(job).run()
    }
}

/// Descriptors that came through exec are to go no further: the sound's library may start a server.
private func keepFromChildren(_ descriptors: [Int32]) {
    for descriptor in descriptors { camelwalk_close_on_exec(descriptor) }
}
