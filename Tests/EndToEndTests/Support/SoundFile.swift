import Foundation
import TestSupport

/// What is played, and what was recorded: signed 16-bit stereo at 44.1 kHz.
enum SoundFile {
    /// One second of a square wave, as a WAV file.
    static func tone(in folder: TemporaryFolder) throws -> String {
        var wave = Data("RIFF".utf8) + little(36 + 88_200) + Data("WAVEfmt ".utf8) + little(16)
        wave += Data([1, 0, 1, 0]) + little(44_100) + little(88_200) + Data([2, 0, 16, 0])
        wave += Data("data".utf8) + little(88_200)
        for index in 0..<44_100 { wave += Data(index / 50 % 2 == 0 ? [0xFF, 0x3F] : [0x01, 0xC0]) }
        let file = folder.file("tone.wav")
        try wave.write(to: URL(filePath: file))
        return file
    }

    /// The largest magnitude in each 10 ms of a file of samples.
    static func envelope(_ file: String) -> [Int] {
        let samples = contents(file).withUnsafeBytes { bytes in
            (0..<bytes.count / 2).map { bytes.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self) }
        }
        return stride(from: 0, to: samples.count, by: 882).map { start in
            samples[start..<min(samples.count, start + 882)].map { abs(Int($0)) }.max() ?? 0
        }
    }

    private static func little(_ value: Int) -> Data {
        Data([
            UInt8(value & 255), UInt8(value >> 8 & 255), UInt8(value >> 16 & 255), UInt8(value >> 24 & 255),
        ])
    }
}
