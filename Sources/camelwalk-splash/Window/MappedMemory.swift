import CPOSIX
import Glibc

/// Memory that a display is given by its descriptor.
final class MappedMemory {
    /// The first byte. Valid as long as this object.
    let start: UnsafeMutableRawPointer
    /// Bytes; displays count them with 32 bits.
    let length: Int32
    private var descriptor: Int32

    /// So many zero bytes; nil if there are no more of them.
    init?(length: Int32) {
        let descriptor = camelwalk_memory_file("camelwalk", off_t(length))
        guard descriptor >= 0 else { return nil }
        let mapped = mmap(nil, Int(length), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let start = mapped, start != MAP_FAILED else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.start = start
        self.length = length
    }

    deinit {
        munmap(start, Int(length))
        if descriptor >= 0 { close(descriptor) }
    }

    /// The descriptor, which is the caller's to close. To be called once.
    func takeDescriptor() -> Int32 {
        defer { descriptor = -1 }
        return descriptor
    }
}
