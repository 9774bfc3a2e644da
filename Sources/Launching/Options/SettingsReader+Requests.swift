public import POSIX
public import SplashProtocol

/// What is asked for besides a splash, held together: some options have a meaning only with others.
extension SettingsReader {
    /// The frames to render, or nil without `--headless`. `presentation` has absolute paths; `absolute` makes them.
    public func renderJob(
        _ presentation: Presentation, absolute: (ByteString) -> ByteString
    ) throws(OptionError) -> RenderJob? {
        let headless = settings.headless
        guard headless.isOn else {
            if let row = firstTyped(of: .headless) {
                throw OptionError("\(Options.all[row].optionName) takes effect only together with --headless")
            }
            return nil
        }
        var job = headless.job
        job.presentation = presentation
        job.output = absolute(job.output)
        job.contactSheet = job.contactSheet.map { absolute($0) }
        job.audio = job.audio.map { $0 == RenderJob.standardOutput ? $0 : absolute($0) }
        try checkSound(of: job)
        return job
    }

    private func checkSound(of job: RenderJob) throws(OptionError) {
        if job.audio == nil, isTyped("audio-format") || isTyped("seconds") {
            let name = isTyped("seconds") ? "--seconds" : "--audio-format"
            throw OptionError("\(name) takes effect only together with --audio")
        }
        if job.count == 0, job.audio == nil || job.seconds == nil || job.contactSheet != nil {
            throw OptionError("--frames 0 takes --audio and --seconds, and no --contact-sheet")
        }
    }

    /// The change of a desktop entry, or nil. `hasCommand` says whether a command is typed as well.
    public func desktopEntryRequest(hasCommand: Bool) throws(OptionError) -> DesktopEntryRequest? {
        let entry = settings.desktopEntry
        guard var request = entry.requests.first else {
            guard entry.isDryRun else { return nil }
            throw OptionError(
                "--dry-run takes effect only together with --wrap-desktop-entry or --unwrap-desktop-entry")
        }
        let name = request.action.optionName
        guard entry.requests.count == 1 else {
            throw OptionError("\(name) takes one entry at a time, to wrap or to unwrap")
        }
        let isWrapping = request.action == .wrap
        let isForeign = Options.all.indices.contains { row in
            let option = Options.all[row]
            return isTyped(row) && option.section != .desktopEntries && !(isWrapping && option.isLasting)
        }
        guard !hasCommand, !isForeign else {
            let others = isWrapping ? " and those of the splash" : ""
            throw OptionError("\(name) takes no command, and no option but --dry-run\(others)")
        }
        request.isDryRun = entry.isDryRun
        return request
    }

    private func firstTyped(of section: Option.Section) -> Int? {
        Options.all.indices.first { Options.all[$0].section == section && isTyped($0) }
    }
}

extension RenderJob {
    /// Where the frames go, unless told otherwise: a directory below the current one.
    static let defaultOutput: ByteString = "camelwalk-frames"
}
