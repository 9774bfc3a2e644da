import POSIX
import SplashProtocol
import Launching

extension SplashOptions {
    /// The values, read.
    func layer() throws(SettingError) -> SettingsLayer {
        var layer = SettingsLayer()
        for (setting, value) in values {
            if let value {
                try layer.set(setting, to: ByteString(escaped: value), name: setting.optionName)
            }
        }
        return layer
    }

    private var values: [(Setting, String?)] {
        [
            (.animation, animation), (.grid, grid), (.frameTime, frameTime), (.soundtrack, soundtrack),
            (.mute, word(mute)),
            (.volume, volume), (.scale, scale), (.speed, speed), (.delay, delay), (.minimumTime, minTime),
            (.maximumTime, maxTime), (.until, until), (.status, word(status)), (.progress, word(progress)),
            (.text, word(text)),
            (.startupIdentifier, startupID), (.lingerOnError, lingerOnError),
            (.reducedMotion, word(reducedMotion)), (.noSplash, word(splash.map { !$0 })), (.runtime, runtime),
            (.log, log),
        ]
    }

    private func word(_ flag: Bool?) -> String? { flag.map { $0 ? "1" : "0" } }
}

extension HeadlessOptions {
    /// The frames to render, or nil without `--headless`. `presentation` has absolute paths.
    func job(
        _ presentation: Presentation, absolute: (ByteString) -> ByteString
    ) throws(SettingError) -> RenderJob? {
        try validate()
        guard headless else { return nil }
        let directory = absolute(ByteString(escaped: output ?? "camelwalk-frames"))
        var job = RenderJob(presentation: presentation, output: directory)
        job.count = frames
        job.first = first ?? 1
        job.step = step
        job.size = try size.map { text throws(SettingError) in try HeadlessOptions.size(text) }
        job.isTransparent = transparent
        job.contactSheet = contactSheet.map { absolute(ByteString(escaped: $0)) }
        return job
    }

    private func validate() throws(SettingError) {
        if !headless, let name = firstUsedName {
            throw SettingError(name: name, value: "", expectation: "effect only together with --headless")
        }
        try check("--frames", frames, in: 1...10_000, "a whole number from 1 to 10000")
        try check("--first", first, in: 1...1_000_000, "a whole number from 1 to 1000000")
        try check("--step", step, in: 0.001...86_400_000, "a number of milliseconds from 0.001 to 86400000")
        if isEmpty(output) {
            throw SettingError(name: "--output", value: "", expectation: "the name of a directory")
        }
        if isEmpty(contactSheet) {
            throw SettingError(name: "--contact-sheet", value: "", expectation: "the name of a file")
        }
    }

    private func isEmpty(_ name: String?) -> Bool { name.map { ByteString(escaped: $0) == "" } ?? false }

    /// Whether any of them is given.
    var isUsed: Bool { headless || firstUsedName != nil }

    private var firstUsedName: String? {
        let used: [(String, Bool)] = [
            ("--output", output != nil), ("--frames", frames != nil), ("--first", first != nil),
            ("--step", step != nil), ("--size", size != nil), ("--transparent", transparent),
            ("--contact-sheet", contactSheet != nil),
        ]
        return used.first { $0.1 }?.0
    }

    private func check<Value: Comparable & CustomStringConvertible>(
        _ name: String, _ value: Value?, in range: ClosedRange<Value>, _ expectation: String
    ) throws(SettingError) {
        guard let value, !range.contains(value) else { return }
        throw SettingError(name: name, value: ByteString(value.description), expectation: expectation)
    }

    private static func size(_ text: String) throws(SettingError) -> RenderJob.Size {
        let numbers = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map {
            Int($0)
        }
        guard numbers.count == 2, let width = numbers[0], let height = numbers[1],
            (1...16_384).contains(width), (1...16_384).contains(height)
        else {
            throw SettingError(
                name: "--size", value: ByteString(escaped: text),
                expectation: "WIDTHxHEIGHT in pixels, each 1 to 16384")
        }
        return RenderJob.Size(width: width, height: height)
    }
}
