import ArgumentParser
import MidiFile
import Score
import Synthesiser

@main
struct ComposeSoundtrack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compose-soundtrack",
        abstract: "Performs a written score: writes soundtrack.ogg and soundtrack.mid.",
        discussion: "Encoding needs oggenc, from Debian's package vorbis-tools.")

    @Option(help: "The score to perform; its format is described at its top.")
    var score = "Score/soundtrack.score"

    @Option(help: "The folder in which soundtrack.ogg and soundtrack.mid are written.")
    var assets: String?

    @Option(help: "Render this instrument alone, dry, into the file that --wav names.")
    var solo: String?

    @Option(help: "Also write the sound as a WAVE file.")
    var wav: String?

    @Option(help: "The Vorbis quality, -1 to 10.")
    var quality = 3.0

    func validate() throws {
        if assets == nil, wav == nil {
            throw ValidationError("There is nothing to write: give --assets FOLDER or --wav FILE.")
        }
        if solo != nil, wav == nil {
            throw ValidationError("--solo writes a WAVE file: give --wav FILE too.")
        }
    }

    func run() throws {
        let (piece, performance) = try prepare()
        if let solo, let wav {
            guard piece.instruments.contains(where: { $0.name == solo }) else {
                let names = piece.instruments.map(\.name).joined(separator: ", ")
                throw ValidationError("There is no instrument '\(solo)'; the score has \(names).")
            }
            return try writeWav(performance.solo(solo), to: wav)
        }
        let mix = performance.mix()
        if let wav { try writeWav(mix, to: wav) }
        if let assets { try write(mix, piece, into: assets) }
    }

    private func prepare() throws -> (Score, Performance) {
        let text = try TextFile.read(score)
        do {
            let piece = try Score(parsing: text)
            return (piece, try Performance(piece))
        } catch {
            throw FileError(action: "play", path: score, reason: error.description)
        }
    }

    private func write(_ mix: StereoBuffer, _ piece: Score, into folder: String) throws {
        try ByteFile.write(MidiFile.bytes(piece), to: folder + "/soundtrack.mid")
        let temporary = try ByteFile.makeTemporary()
        defer { ByteFile.remove(temporary) }
        try writeWav(mix, to: temporary)
        let encoder = VorbisEncoder(quality: quality, title: piece.title)
        try encoder.encode(temporary, to: folder + "/soundtrack.ogg")
    }

    private func writeWav(_ buffer: StereoBuffer, to path: String) throws {
        try ByteFile.write(WavFile.bytes(buffer, sampleRate: Int(Performance.sampleRate)), to: path)
    }
}
