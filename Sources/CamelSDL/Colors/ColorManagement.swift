package import POSIX
internal import Synchronization

/// Converts pictures to sRGB, which is what a window shows. A picture whose profile is damaged stays as it is, and so do
/// all if Little CMS is missing.
package enum ColorManagement {
    private struct State {
        var isOff = false
        var library: LCMSLibrary?
        var failure: LibraryError?
        /// The last one: the pictures of a directory have the same colours.
        var conversion: ColorConversion?
    }

    private static let state = Mutex(State())

    /// Leaves all pictures of this process as they are: for one that looks only whether they can be decoded.
    package static func turnOff() {
        state.withLock { $0.isOff = true }
    }

    /// Why pictures were left as they are; nil if none was, but for a damaged profile.
    package static var failure: LibraryError? {
        state.withLock { $0.failure }
    }

    /// How to convert a picture from `space`; nil if it is to stay as it is.
    static func conversion(from space: ColorSpace?) -> ColorConversion? {
        guard let space else { return nil }
        return state.withLock { state in
            guard !state.isOff else { return nil }
            if let last = state.conversion, last.space == space { return last }
            if state.library == nil, state.failure == nil {
                do throws(LibraryError) { state.library = try LCMSLibrary() } catch { state.failure = error }
            }
            guard let conversion = state.library.flatMap({ ColorConversion(from: space, by: $0) }) else {
                return nil
            }
            state.conversion = conversion
            return conversion
        }
    }
}
