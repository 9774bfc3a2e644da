import CLaunching
import CQuietRuntime
import Glibc
import Handover
import ServiceNotification

let arguments = (1..<max(1, Int(camelwalk_argument_count()))).compactMap { index in
    camelwalk_arguments()[index].map { ByteString(cString: $0) }
}

guard camelwalk_is_privileged() == 0 else {
    StandardError.complain("it must not be setuid or setgid, or have capabilities of its own")
    exit(125)
}
WriteSignals.ignore()

switch SplashJob(arguments: arguments) {
case .show(let job):
    StandardError.discard()
    ShowSplash(job).run()
case .render(let job):
    exit(RenderFrames(job: job).run())
case .check(let presentation):
    exit(CheckFiles(presentation: presentation).run())
case .relay(let job):
    StandardError.discard()
    NotificationRelay(job).run()
case .doctor(let presentation):
    Doctor(presentation).run()
case nil:
    StandardError.write("camelwalk-splash: this program is started by camelwalk\n")
    exit(125)
}
