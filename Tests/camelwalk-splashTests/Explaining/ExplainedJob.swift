import POSIX
import SplashProtocol

/// The job of a command whose streams are two pipes, closing as usual, with whatever `change` makes of it.
func explainedJob(_ change: (inout ShowJob) -> Void) -> ShowJob {
    var command = WatchedCommand(process: 1)
    command.standardOutput = WatchedCommand.Stream(watch: 1, isShared: false)
    command.standardError = WatchedCommand.Stream(watch: 2, isShared: false)
    var job = ShowJob(presentation: Presentation(), command: command, title: "", start: 0)
    job.program = "/bin/x"
    change(&job)
    return job
}
