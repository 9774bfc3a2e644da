import CamelAnimation
import Foundation
import TestSupport
import Testing

@testable import CamelSDL

/// The files from which the fuzzers begin: one for each thing that a format may hold, and for each that may be wrong with it.
@Suite struct SeedTests {
    private let folder = TemporaryFolder()

    /// The folder Fuzzing of this package.
    private static let fuzzing = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fuzzing").path

    /// Opens a file and draws its frames. Returns how many, none if it is refused.
    private func draw(_ name: String) -> Int {
        do {
            let animation = try folder.open(name)
            let count = animation.timeline.frameCount
            for index in 0..<min(count, 20) {
                _ = try animation.opaqueFrame(index, size: PixelSize(width: 8, height: 8))
            }
            return count
        } catch {
            #expect("\(error)".contains(name), "\(error)")
            return 0
        }
    }

    @Test func everySeedIsDrawnOrAnErrorWithTheFilesName() throws {
        try folder.run(
            """
            for maker in gif png bmp aseprite; do
                PYTHONDONTWRITEBYTECODE=1 python3 '\(SeedTests.fuzzing)'/seeds/$maker.py || exit 1
            done
            """)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("")).filter {
            $0.hasPrefix("seed-")
        }
        let frames = names.map { draw($0) }
        #expect(names.count > 400)
        // The others are damaged, or too large.
        #expect(frames.count { $0 > 0 } > 250)
    }
}
