import CPOSIX
import CQuietRuntime
import Glibc
import POSIX
import SplashProtocol
import ServiceNotification

let arguments = (1..<max(1, Int(camelwalk_argument_count()))).compactMap { index in
    camelwalk_arguments()[index].map { ByteString(cString: $0) }
}

guard camelwalk_is_privileged() == 0 else {
    StandardError.complain("it must not be setuid or setgid, or have capabilities of its own")
    exit(125)
}
WriteSignals.ignore()
// What the C library has where there is no limit. It takes the caller's limit otherwise, which may be nothing or all.
_ = camelwalk_set_stack_size(2 << 20)

/// Descriptors that came through exec are to go no further: the sound's library may start a server.
func keepFromChildren(_ descriptors: [Int32]) {
    for descriptor in descriptors { camelwalk_close_on_exec(descriptor) }
}

switch SplashJob(arguments: arguments) {
case .show(let job):
    keepFromChildren(job.descriptors)
    StandardError.discard()
    ShowSplash(job).run()
case .render(let job):
    exit(RenderFrames(job: job).run())
case .check(let presentation):
    exit(CheckFiles(presentation: presentation).run())
case .relay(let job):
    keepFromChildren(job.descriptors)
    StandardError.discard()
    NotificationRelay(job).run()
case .doctor(let presentation):
    Doctor(presentation).run()
case .explain(let job):
    Explain(job).run()
case nil:
    StandardError.write("camelwalk-splash: this program is started by camelwalk\n")
    exit(125)
}
