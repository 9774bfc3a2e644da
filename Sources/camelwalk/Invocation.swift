import ArgumentParser
import CPOSIX
import Glibc
import POSIX
import Launching

/// What was typed: the options, and where in the argument vector the command begins.
struct Invocation {
    /// The settings given as options.
    var layer = SettingsLayer()
    /// The frames to render, with paths as typed, or nil without `--headless`.
    var headless: HeadlessOptions?
    /// What is to be done with a desktop entry, or nil.
    var desktopEntry: DesktopEntryRequest?
    /// Whether the user asks what is here for a splash.
    var isDoctor = false
    /// Position of the command in argv; `argc` where there is none. That of the program's own name where it was started
    /// as camelrun.
    var commandIndex: Int

    /// Whether the program was started as camelrun, or in ocamlrun's place: then it has no options, and all words are
    /// ocamlrun's.
    static let isCamelrun: Bool = {
        guard camelwalk_argument_count() > 0, let name = pointer(0) else { return false }
        let last = strrchr(name, Int32(UInt8(ascii: "/"))).map { $0 + 1 } ?? name
        return strcmp(last, "camelrun") == 0 || strcmp(last, "ocamlrun") == 0
    }()

    /// Reads the process's arguments, with the option parser only where there is something for it to judge.
    init() throws(InvocationError) {
        let count = Int(camelwalk_argument_count())
        commandIndex = Invocation.isCamelrun ? 0 : 1
        if Invocation.isCamelrun { return }
        guard count > 1, let first = Invocation.pointer(1), first[0] == CChar(UInt8(ascii: "-")) else {
            return
        }
        do {
            if let plain = try PlainOptions(word: {
                Invocation.pointer($0 + 1).map { UnsafePointer($0) }
            }) {
                layer = plain.layer
                commandIndex = 1 + plain.count
            } else {
                try parseOptions(count)
            }
        } catch let error as SettingError {
            throw .badUsage(error.message)
        } catch let error as InvocationError {
            throw error
        } catch {
            throw .badUsage("\(error)")
        }
    }

    private static func word(_ index: Int) -> ByteString? {
        pointer(index).map { ByteString(cString: $0) }
    }

    private static func pointer(_ index: Int) -> UnsafeMutablePointer<CChar>? {
        index < Int(camelwalk_argument_count()) ? camelwalk_arguments()[index] : nil
    }

    private mutating func parseOptions(_ count: Int) throws(InvocationError) {
        let options = try Invocation.parse((1..<count).compactMap { Invocation.word($0)?.escapedWord })
        commandIndex = count - options.command.count
        try skipTerminator(options.command)
        do {
            layer = try options.splash.layer()
            let isAlone = layer == SettingsLayer() && !options.headless.isUsed && commandIndex == count
            desktopEntry = try options.desktopEntry.request(isAlone: isAlone)
        } catch {
            throw .badUsage(error.message)
        }
        headless = options.headless
        isDoctor = options.doctor
    }

    private mutating func skipTerminator(_ command: [String]) throws(InvocationError) {
        // By bytes: with a combining character behind it, the dash would be part of another character.
        guard let first = command.first, first.utf8.first == UInt8(ascii: "-"), first != "-" else { return }
        switch first {
        case "--": commandIndex += 1
        case "--help", "-h": throw .finished(LaunchOptions.helpMessage())
        case "--version": throw .finished(LaunchOptions.configuration.version)
        case "--experimental-dump-help": throw .finished(LaunchOptions._dumpHelp())
        default: throw .badUsage("unknown option '\(ByteString(escaped: first))'")
        }
    }

    private static func parse(_ words: [String]) throws(InvocationError) -> LaunchOptions {
        do {
            if let options = try LaunchOptions.parseAsRoot(words) as? LaunchOptions { return options }
            throw InvocationError.badUsage("the options cannot be read")
        } catch {
            guard LaunchOptions.exitCode(for: error) == .success else {
                throw .badUsage(legible(LaunchOptions.message(for: error)))
            }
            // A completion script, or a help page.
            throw .finished(LaunchOptions.message(for: error))
        }
    }
}

/// What the option parser says, where it quotes words that were escaped.
private func legible(_ message: String) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false)
        .map { ByteString(escaped: String($0)).description }.joined(separator: "\n")
}

/// Why there is nothing to run.
enum InvocationError: Error {
    /// The user asked for this text.
    case finished(String)
    /// One line about what is wrong.
    case badUsage(String)
}
