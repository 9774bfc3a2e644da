internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL
internal import Glibc
internal import POSIX

/// What is opened by its name: a description with the pictures that it names, a directory, and long files that are read in
/// pieces or become shorter while they are read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let input = FolderInput(bytes), let first = input.files.first else { return 0 }
    let folder = Folder(input.files)
    defer { folder.remove() }
    let path = input.has(.opensFolder) ? folder.path : folder.path.appending(path: first.name)
    _ = DecodedAnimation.places(of: path)
    guard let animation = try? DecodedAnimation.file(path, layout: input.layout) else { return 0 }
    animation.skipDamagedFrames { _ in }
    if input.has(.becomesShorter) { folder.shorten(first.name, to: first.content.count / 2) }
    let last = animation.timeline.frameCount - 1
    precondition(animation.canvas.width > 0 && animation.canvas.height > 0 && animation.timeline.duration > 0)
    guard animation.canvas.width * animation.canvas.height <= 1 << 16 else { return 0 }
    for index in [last, 0, last / 2] { _ = try? animation.transparentFrame(index, size: animation.canvas) }
    _ = try? animation.opaqueFrame(last, size: animation.canvas.scaled(by: 0.5))
    return 0
}

/// Two bytes that say how it is opened, two for a place, and then the files: a byte for the name, two for the length, and
/// what is in it.
private struct FolderInput {
    enum Flag: UInt8 {
        case hasGrid = 1
        case hasFrameTime = 2
        case hasTag = 4
        case opensFolder = 8
        case isLong = 16
        case becomesShorter = 32
    }

    static let names: [ByteString] = [
        "0.json", "1.json", "2.png", "10.gif", "9.webp", "other", ".hidden", "a.txt",
    ]

    let flags: UInt8
    let grid: UInt8
    private(set) var files: [(name: ByteString, content: [UInt8])] = []

    init?(_ bytes: [UInt8]) {
        guard bytes.count > 4 else { return nil }
        (flags, grid) = (bytes[0], bytes[1])
        var rest = bytes[4...]
        while rest.count > 3 {
            let (name, low, high) = (rest.removeFirst(), rest.removeFirst(), rest.removeFirst())
            let content = rest.prefix(Int(low) | Int(high) << 8)
            rest = rest.dropFirst(content.count)
            files.append((FolderInput.names[Int(name) % 8], Array(content)))
        }
        guard has(.isLong), !files.isEmpty else { return }
        // In a GIF, zeros between blocks are passed over.
        let place = min(files[0].content.count, Int(bytes[2]) | Int(bytes[3]) << 8)
        files[0].content.insert(contentsOf: [UInt8](repeating: 0, count: 70_000), at: place)
    }

    func has(_ flag: Flag) -> Bool { flags & flag.rawValue != 0 }

    var layout: FileLayout {
        FileLayout(
            grid: has(.hasGrid) ? SheetGrid(columns: Int(grid & 15), rows: Int(grid >> 4)) : nil,
            frameTime: has(.hasFrameTime) ? 30_000_000 : nil, tag: has(.hasTag) ? "t" : nil)
    }
}

/// A directory of this process's own.
private struct Folder {
    private static let shared = {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let path = "\(parent)/camelwalk-fuzz-\(getpid())"
        mkdir(path, 0o700)
        return ByteString(path)
    }()

    let path = Folder.shared

    init(_ files: [(name: ByteString, content: [UInt8])]) {
        for file in files {
            place(file.name).withCString { name in
                let descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
                precondition(write(descriptor, file.content, file.content.count) == file.content.count)
                close(descriptor)
            }
        }
    }

    func shorten(_ name: ByteString, to count: Int) { _ = place(name).withCString { truncate($0, count) } }

    func remove() {
        for name in FolderInput.names { _ = place(name).withCString { unlink($0) } }
    }

    private func place(_ name: ByteString) -> ByteString { path.appending(path: name) }
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzFolder_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
