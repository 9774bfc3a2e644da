/// Why bytes are not a Standard MIDI File, or not one that is read.
public enum MIDIFileError: Error, Equatable, CustomStringConvertible {
    /// It does not begin with a header chunk.
    case noHeader
    /// It ends inside what begins at this byte.
    case endsEarly(at: Int)
    /// It has fewer track chunks than its header says.
    case missingTracks(announced: Int, found: Int)
    /// Its format is none of 0, 1 and 2.
    case unknownFormat(Int)
    /// Its header's division is no number of ticks.
    case unusableDivision(UInt16)
    /// A data byte stands where the first message's status byte is missing.
    case noStatus(at: Int)
    /// This byte cannot be where it is.
    case unexpectedByte(UInt8, at: Int)
    /// A variable-length quantity has more than four bytes.
    case longQuantity(at: Int)
    /// It has more events than `MIDIFileLimits.events`.
    case tooManyEvents
    /// It has more tracks than `MIDIFileLimits.tracks`.
    case tooManyTracks(Int)
    /// It lasts longer than `MIDIFileLimits.seconds`.
    case tooLong

    /// The reason in a few words, without the file's name.
    public var description: String {
        switch self {
        case .noHeader: "it is not a Standard MIDI File"
        case .endsEarly(let place): "byte \(place): the file or its track ends early"
        case .missingTracks(let announced, let found):
            "its header announces \(announced) tracks, and it has \(found)"
        case .unknownFormat(let format): "its format is \(format); 0, 1 and 2 are read"
        case .unusableDivision(let number): "its division is \(number), which is no number of ticks"
        case .noStatus(let place): "byte \(place): a status byte is missing"
        case .unexpectedByte(let byte, let place): "byte \(place): \(byte) cannot be here"
        case .longQuantity(let place): "byte \(place): a variable-length quantity has more than four bytes"
        case .tooManyEvents: "it has more than \(MIDIFileLimits.events) events"
        case .tooManyTracks(let count): "it has \(count) tracks; at most \(MIDIFileLimits.tracks) are read"
        case .tooLong: "it lasts longer than a day"
        }
    }
}

/// The largest files that are read: what no music needs, and no memory suffers from.
public enum MIDIFileLimits {
    /// Tracks of a file.
    public static let tracks = 1_024
    /// Events of a file, over all tracks.
    public static let events = 500_000
    /// Seconds of a file.
    public static let seconds = 86_400.0
}
