import SplashProtocol

/// An open log file and its descriptor, which the splash inherits.
struct OpenLog {
    let descriptor: Int32?
    let start: Int64
    let log: EventLog

    init(descriptor: Int32?, start: Int64) {
        self.descriptor = descriptor
        self.start = start
        log = EventLog(descriptor: descriptor, start: start)
    }
}
