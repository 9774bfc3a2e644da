import Glibc
import POSIX
import SplashProtocol
import Launching

/// `camelwalk --doctor`: what the kernel has for watching a command, and then what the splash program finds.
struct Doctor {
    let configuration: Configuration
    let settings: Settings
    let environment: LaunchEnvironment
    let splash: SplashProgram

    /// The splash program's own deadline is shorter; this is for one that hangs before it can look at a clock.
    private static let longestWait: UInt32 = 1_500

    /// Prints the report. Returns 0 if a splash can be shown, and 1 where not.
    func run() -> Int32 {
        var findings = settingsFindings
        findings += KernelExamination().findings
        findings.append(runtimeFinding)
        let missing = SplashLookup.missing(override: environment.splashProgram)
        guard let path = splash.path else {
            findings.append(.missing("splash program", missing, so: "nothing is shown; commands run as ever"))
            return report(findings) ? conclude(false) : ExitStatus.failure
        }
        findings.append(.ok("splash program", path.resolved.description))
        guard report(findings) else { return ExitStatus.failure }
        return conclude(askSplash())
    }

    /// The configuration file, what differs from the defaults and who says so, and what could not be used.
    private var settingsFindings: [Finding] {
        let reader = configuration.reader
        // What was asked for is no setting.
        let origins = reader.origins.filter { $0.text != "--doctor" }
        let off = settings.isOff ? origins.last { $0.isSwitch } : nil
        var findings = [fileFinding]
        findings += origins.map { origin in
            origin == off
                ? .wrong("settings", origin.text, so: "nothing is shown: it is switched off")
                : .ok("settings", origin.text)
        }
        if origins.isEmpty { findings.append(.ok("settings", "nothing is set")) }
        return findings + reader.errors.map { .wrong("settings", $0.message, so: "it is ignored") }
    }

    private var fileFinding: Finding {
        if let file = configuration.file { return .ok("configuration", file.description) }
        let places = configuration.place.candidates.map(\.description).joined(separator: " or ")
        return .ok("configuration", places.isEmpty ? "no file is looked for" : "none; it would be \(places)")
    }

    /// What runs OCaml bytecode that the kernel cannot run by itself.
    private var runtimeFinding: Finding {
        let subject = "OCaml runtime"
        do throws(LaunchFailure) {
            let runtime = try OCamlRuntime(settings.runtime)
            guard let magic = runtime.magic() else {
                return .wrong(
                    subject, "\(runtime.path.resolved) does not say which bytecode it runs",
                    so: "nobody notices bytecode of another version before it fails")
            }
            return .ok(subject, "\(runtime.path.resolved) runs \(magic)")
        } catch {
            return .missing(
                subject, error.message, so: "OCaml bytecode runs only if the kernel finds its runtime")
        }
    }

    private func report(_ findings: [Finding]) -> Bool {
        let lines = findings.map { $0.text(isColored: Finding.isColored) }
        return tell(
            "camelwalk \(Version.version), \(System.description)\n\n\(lines.joined(separator: "\n"))"
        )
    }

    /// Lets the splash program print what it finds. Returns whether it could show a window.
    private func askSplash() -> Bool {
        let outcome = splash.run(.doctor(settings.presentation), milliseconds: Doctor.longestWait)
        let consequence = "nothing is shown; commands run as ever"
        switch outcome {
        case .exited(0): return true
        case .exited(SplashJob.cannotShow): return false
        case .exited(ExitStatus.failure):
            _ = report(.wrong("splash program", "it is of another version of camelwalk", so: consequence))
        case .exited(1), .exited(ExitStatus.notFound):
            // The loader has said on standard error which.
            _ = report(
                .wrong(
                    "splash program", "it, or a library that it needs, is missing, broken or too old",
                    so: consequence))
        default: _ = report(.wrong("splash program", outcome.description, so: consequence))
        }
        return false
    }

    private func report(_ finding: Finding) -> Bool { tell(finding.text(isColored: Finding.isColored)) }

    private func conclude(_ canShow: Bool) -> Int32 {
        let isShown = canShow && !settings.isOff
        return tell(isShown ? "\nA splash can be shown." : "\nNo splash can be shown.") && isShown ? 0 : 1
    }
}

/// The machine's system, as a bug report names it.
private enum System {
    static var description: String {
        var names = utsname()
        guard uname(&names) == 0 else { return distribution }
        return "\(text(names.sysname)) \(text(names.release)) \(text(names.machine)), \(distribution)"
    }

    private static func text<Field>(_ field: Field) -> String {
        withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    private static var distribution: String {
        guard let file = fopen("/etc/os-release", "re") else { return "an unknown distribution" }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = fread(&buffer, 1, buffer.count, file)
        let key = "PRETTY_NAME="
        let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
        let name = lines.first { $0.hasPrefix(key) }?.dropFirst(key.count)
        return name.map { $0.filter { $0 != "\"" } } ?? "an unknown distribution"
    }
}
