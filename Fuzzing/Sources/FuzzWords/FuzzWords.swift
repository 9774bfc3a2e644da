internal import CFuzzer
@testable import CamelSDL
@testable import SplashMedia
internal import POSIX
internal import SplashProtocol
@testable import Launching
@testable import ServiceNotification
@testable import SplashPolicy
@testable import WindowWatch

/// What comes in words rather than pictures; the first byte says to whom it goes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let kind = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    // Text of the operating system has no zeros.
    let text = ByteString(bytes: bytes.filter { $0 != 0 })
    switch kind % 8 {
    case 0: fuzzNotification(bytes)
    case 1: fuzzStartTimes(bytes)
    case 2: fuzzStartupMessages(bytes)
    case 3: fuzzProgram(bytes)
    case 4: fuzzDesktopEntry(bytes)
    case 5: fuzzSettings(text)
    case 6: fuzzText(text)
    default: _ = SplashJob(arguments: text.bytes.split(separator: 10).map { ByteString(bytes: Array($0)) })
    }
    return 0
}

private func fuzzNotification(_ bytes: [UInt8]) {
    let message = ServiceMessage(datagram: bytes)
    precondition(message.progress.map { (0...100).contains($0) } ?? true)
    precondition(message.logLines.allSatisfy { !$0.contains("\u{1B}") && !$0.contains("\n") })
}

private func fuzzStartTimes(_ bytes: [UInt8]) {
    var times = StartTimes(text: bytes)
    times.add(5, key: StartTimes.key([bytes]))
    precondition(StartTimes(text: times.text) == times && times.text.count <= StartTimes.maximumBytes)
}

private func fuzzStartupMessages(_ bytes: [UInt8]) {
    var messages = StartupMessages()
    for start in stride(from: 0, to: bytes.count, by: 21) {
        let piece = Array(bytes[(start + 1)..<max(start + 1, min(start + 21, bytes.count))])
        _ = messages.take(piece, from: UInt32(bytes[start] & 31), isFirst: bytes[start] & 32 != 0)
    }
    _ = StartupMessages.completedIdentifier(bytes)
    _ = PropertyValue.groupLeader(hints: bytes)
    _ = XSettings(property: bytes)
}

private func fuzzProgram(_ bytes: [UInt8]) {
    let head = Array(bytes.prefix(ProgramKind.headLength))
    for machineCode in [ProgramKind.MachineCode.isEnough, .mayLaunchBytecode] {
        _ = ProgramKind(head: head, size: bytes.count, machineCode: machineCode) { position, count in
            precondition(count >= 0 && count <= 16_384)
            guard position >= 0, position + count <= bytes.count else { return nil }
            return Array(bytes[position..<(position + count)])
        }
    }
}

private func fuzzDesktopEntry(_ bytes: [UInt8]) {
    guard let change = try? DesktopEntry(bytes).wrapping(with: "camelwalk", isCopy: bytes.count & 1 == 0)
    else { return }
    precondition(change.before == bytes)
    precondition(DesktopEntry(change.after).unwrapping().after == bytes)
}

private func fuzzSettings(_ text: ByteString) {
    for option in Options.all {
        var settings = Settings()
        let isRead = option.read(text, &settings)
        precondition(isRead || settings == Settings())
        precondition(!option.refusal(of: text, name: option.optionName).message.isEmpty)
    }
    var file = SettingsReader()
    file.read(
        ConfigurationText(text.bytes), of: .init(path: "/etc/config", home: "/home", command: "gimp"))
    precondition(file.errors.count <= 21 && file.errors.allSatisfy { !$0.message.isEmpty })
    _ = OptionNames.nearest(to: text.description)
    var reader = SettingsReader()
    reader.readEnvironment { _ in text }
    precondition(text.bytes.isEmpty || reader.settings != Settings() || !reader.errors.isEmpty)
}

private func fuzzText(_ text: ByteString) {
    let line = ForeignText.line(text)
    precondition(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzWords_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
