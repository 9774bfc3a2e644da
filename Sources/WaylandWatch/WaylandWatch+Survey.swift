internal import POSIX

extension WaylandWatch {
    /// How windows would be seen on the compositor that the environment names.
    public struct Survey: Equatable, Sendable {
        /// The compositor's program, or nil if that cannot be seen.
        public var compositor: String?
        /// Who tells of windows, or nil.
        public var teller: String?
        /// Whether the kernel tells which processes are connected to the compositor.
        public var isKernelTelling: Bool
        /// Why those who should do not tell of windows.
        public var reasons: [String]
    }

    /// Asks everybody who may tell of windows. Throws where the compositor does not let us in.
    public func survey() throws(WaylandWatchError) -> Survey {
        let session = try session()
        let compositor = try Compositor(
            display: session.display, runtimeDirectory: session.runtimeDirectory)
        let program = compositor.process.flatMap { ProcessFile.program(of: $0) }?.lastPathComponent
        var survey = Survey(
            compositor: program?.description, teller: nil,
            isKernelTelling: SocketDiagnostics()?.unixSockets() != nil, reasons: [])
        for candidate in session.candidates where survey.teller == nil {
            do throws(WaylandWatchError) {
                survey.teller = try candidate.open(compositor)?.name
            } catch {
                survey.reasons.append("\(candidate.name): \(error)")
            }
        }
        return survey
    }
}
