internal import CFuzzer
internal import Glibc
@testable import Launching
@testable import POSIX
@testable import SplashPolicy
@testable import WaylandWatch
@testable import WindowWatch

/// What the kernel, compositors and the desktop say; the first byte says who does.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let kind = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    switch kind % 9 {
    case 0: fuzzNetlink(bytes)
    case 1: fuzzSockets(bytes)
    case 2: fuzzProcess(bytes)
    case 3: fuzzMemory(bytes)
    case 4: fuzzSway(bytes)
    case 5: fuzzCompositors(bytes)
    case 6: fuzzGraphicalEntry(bytes)
    case 7: fuzzDesktop(bytes)
    default: fuzzBroker(bytes)
    }
    return 0
}

/// What a splash that is taken over asks its broker, and what such a broker answers.
private func fuzzBroker(_ bytes: [UInt8]) {
    guard bytes.count <= 32_768, let (here, there) = try? StreamSocket.pair() else { return }
    defer { close(here.descriptor) }
    precondition(bytes.withUnsafeBytes { there.send($0) })
    close(there.descriptor)
    if let request = BrokerRequest(.memory, from: here), let question = ProcessQuestion(request) {
        precondition(ProcessQuestion(question.request) == question)
    }
    while let answer = BrokerAnswer(from: here) {
        _ = UInt64(bytes: answer.bytes)
        _ = Set<UInt64>(bytes: answer.bytes)
        _ = [ByteString](bytes: answer.bytes)
        _ = [ProcessFile.OpenFile](bytes: answer.bytes)
        _ = TerminalMode(bytes: answer.bytes)
        precondition(answer.descriptor == nil)
    }
}

private func fuzzNetlink(_ bytes: [UInt8]) {
    let reply = NetlinkReply(datagram: bytes, sequence: 1)
    for payload in reply.payloads {
        _ = SocketDiagnosticsMessage.listeningPort(payload)
        let name = SocketDiagnosticsMessage.unixSocket(payload)?.name
        precondition(name?.bytes.contains(0) != true)
    }
}

private func fuzzSockets(_ bytes: [UInt8]) {
    _ = NetworkFile.listeningPorts(in: bytes)
    var sockets = NetworkFile.unixSockets(in: bytes, withConnected: true)
    for index in sockets.indices { sockets[index].peer = sockets[index].inode ^ 1 }
    let inodes = Set(sockets.map(\.inode))
    let connections = ServerConnections(sockets)
    _ = connections.connects(inodes, to: inodes, excepted: [])
    _ = connections.connectsToXServer(inodes)
    _ = CompositorSockets(path: "/run/user/0/wayland-0").clients(in: sockets, listening: inodes)
}

private func fuzzProcess(_ bytes: [UInt8]) {
    _ = ProcessTable.Entry(line: bytes[...])
    _ = ProcessFile.socketInode(bytes)
    _ = ScriptLine(bytes)
    let text = ByteString(bytes: bytes)
    precondition(!ApplicationUnit.isAnother(text, than: text))
    let variables = bytes.split(separator: 0).map { ByteString(bytes: Array($0)) }
    _ = EnvironmentLikeness.isNearlySame(variables, as: Array(variables.dropFirst()))
    _ = ProcessFile.names(words: variables, program: text)
    var mask = EnvironmentMask()
    let masked = mask.masked(variables)
    precondition(mask.masked(variables) == masked)
    let base = BaseDirectories { $0 == "HOME" ? "/home" : nil }
    let folders = FontFolders.named(in: String(decoding: bytes, as: UTF8.self), base)
    _ = ProcessFile.hidesOthers(mounts: bytes)
    precondition(folders.allSatisfy(\.isAbsolutePath))
}

private func fuzzMemory(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
        guard let memory = SharedMemory(mapsLine: line) else { continue }
        precondition(memory.byteCount > 0 && memory.progress <= .drawn)
    }
    _ = DrawingDevice.progress(information: String(decoding: bytes, as: UTF8.self))
}

private func fuzzSway(_ bytes: [UInt8]) {
    var whole = bytes
    let all = SwayMessage.take(from: &whole)
    for message in all ?? [] { check(message.toplevels) }
    // However the bytes come, the messages are the same.
    var pieces: [UInt8] = []
    var messages: [SwayMessage] = []
    for start in stride(from: 0, to: bytes.count, by: 50) {
        pieces += bytes[start..<min(start + 50, bytes.count)]
        guard let taken = SwayMessage.take(from: &pieces) else {
            precondition(all == nil)
            return
        }
        messages += taken
    }
    precondition(messages == all)
}

private func check(_ toplevels: [Toplevel]) {
    precondition(toplevels.allSatisfy { $0.process.map { $0 > 0 } ?? true })
}

private func fuzzCompositors(_ bytes: [UInt8]) {
    var lines = LineBuffer()
    var opened: [String] = []
    for line in lines.take(bytes) + lines.take([10]) {
        check(NiriSource.toplevels(in: line))
        if let address = HyprlandSource.openedWindow(in: line) { opened.append(address) }
        check(HyprlandSource.toplevels(in: line, opened: opened, withOthers: true))
    }
}

private func fuzzGraphicalEntry(_ bytes: [UInt8]) {
    let entry = bytes.withUnsafeBytes { GraphicalEntry($0) }
    _ = entry.names(["gimp", "gimp-2.10"])
    precondition(entry.windowNames(identifier: "gimp", program: ["gimp"]).allSatisfy { !$0.isEmpty })
}

private func fuzzDesktop(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = SequencerClients.ports(in: text)
    precondition(DisplayScale.configuredDotsPerInch(resources: text).map { $0.isFinite && $0 > 0 } ?? true)
    for name in SessionBus.socketNames(text) { precondition(!name.isEmpty) }
    _ = SessionBus.address(variable: bytes, runtimeDirectory: bytes)
    _ = XSettings(property: bytes)
    _ = PropertyValue.texts(bytes)
    _ = PropertyValue.isIconic(state: bytes)
    _ = PropertyValue.isElsewhere(machine: bytes, own: Array(bytes.prefix(4)))
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzSystem_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
