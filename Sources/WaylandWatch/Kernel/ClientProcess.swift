internal import POSIX

/// A process of the command's that is connected to the compositor.
enum ClientProcess {
    /// How far it has come.
    static func state(of process: Int32) -> ClientState {
        var best = ClientState(progress: .connected, process: process)
        func take(_ progress: ClientState.Progress, _ name: String) {
            guard progress > best.progress else { return }
            best = ClientState(progress: progress, process: process, buffer: name)
        }
        for memory in mappings(of: process) {
            if let blank = BlankBuffer(memory, in: process) {
                take(.blank, memory.name)
                best.blankBuffer = blank
            } else {
                take(memory.progress, memory.name)
            }
        }
        guard best.progress < .drawn else { return best }
        for file in ProcessFile.openFiles(of: process) ?? [] {
            let name = file.target.description
            if DrawingDevice.isOne(name) {
                let information = ProcessFile.descriptorInformation(file.descriptor, in: process) ?? []
                take(DrawingDevice.progress(information: String(decoding: information, as: UTF8.self)), name)
            } else if name.hasPrefix("/dmabuf:"), let memory = SharedMemory(target: name, byteCount: .max) {
                // Memory of other kinds is mapped if it is drawn into. A keymap of the compositor's is only open.
                take(memory.progress, memory.name)
            }
        }
        return best
    }

    private static func mappings(of process: Int32) -> [SharedMemory] {
        (ProcessFile.mappings(of: process) ?? []).split(separator: UInt8(ascii: "\n"))
            .compactMap { SharedMemory(mapsLine: $0) }
    }
}
