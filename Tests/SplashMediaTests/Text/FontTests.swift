import CamelAnimation
import Foundation
import PictureSupport
import POSIX
import Testing

@testable import CamelSDL
@testable import SplashMedia

/// Fonts of other kinds than those that every desktop has.
@Suite struct FontTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    private let library: GlyphLibrary

    init() throws { library = try GlyphLibrary() }

    private func font(_ bytes: Data, height: Int = 13) throws -> Font {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "font")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try Font(library, ByteString(file.path), index: 0, height: height)
    }

    /// A is a row of six pixels ten times, B two pixels in the middle.
    private let pictures = """
        STARTFONT 2.1
        FONT -x-Test-Medium-R-Normal--10-100-75-75-C-60-ISO10646-1
        SIZE 10 75 75
        FONTBOUNDINGBOX 6 10 0 -2
        STARTPROPERTIES 2
        FONT_ASCENT 8
        FONT_DESCENT 2
        ENDPROPERTIES
        CHARS 2
        STARTCHAR A
        ENCODING 65
        SWIDTH 576 0
        DWIDTH 6 0
        BBX 6 10 0 -2
        BITMAP
        \(Array(repeating: "FC", count: 10).joined(separator: "\n"))
        ENDCHAR
        STARTCHAR B
        ENCODING 66
        SWIDTH 576 0
        DWIDTH 6 0
        BBX 6 10 0 -2
        BITMAP
        \(Array(repeating: "30", count: 10).joined(separator: "\n"))
        ENDCHAR
        ENDFONT

        """

    @Test func aFontOfPicturesHasItsOwnSize() throws {
        let font = try font(Data(pictures.utf8), height: 40)
        #expect(!font.hasOutlines && font.ascent == 8 && font.height == 10)
        let text = ShapedText("ABA", font, isRightToLeft: false, script: .common)
        #expect(text.width == 18)
        let line = try text.line(font, color: 0x123456)
        #expect(line.baseline == 8 && line.surface.size == PixelSize(width: 18, height: 10))
        let ink = line.surface.pixels(4).map { $0 == 0xFF12_3456 }
        let letters = (String(repeating: "x", count: 6), "..xx..")
        #expect(String(ink.map { $0 ? "x" : "." }) == letters.0 + letters.1 + letters.0)
    }

    @Test func whatIsNoFontIsAnError() throws {
        let sound = try #require(
            FileManager.default.contents(atPath: try Typesetter().fontFile), "the desktop's own font")
        for bytes in [Data(), Data("none\n".utf8), sound.prefix(1_000)] {
            #expect { try font(bytes) } throws: { "\($0)".hasPrefix("cannot open the font \(folder.path)") }
        }
    }

    /// Its glyphs are not where the font says.
    @Test func aFontThatIsCutOffDrawsWhatItHas() throws {
        let sound = try #require(FileManager.default.contents(atPath: try Typesetter().fontFile))
        for count in [sound.count / 4, sound.count / 2, sound.count - 100] {
            guard let font = try? font(sound.prefix(count)) else { continue }
            let text = ShapedText("Schön ①", font, isRightToLeft: false, script: .common)
            let line = try text.line(font, color: 0)
            #expect(line.surface.size.width < 200)
        }
    }

    @Test(arguments: [1, 500])
    func lettersMayBeSmallAndLarge(height: Int) throws {
        let file = try #require(FileManager.default.contents(atPath: try Typesetter().fontFile))
        let font = try font(file, height: height)
        let line = try ShapedText("A", font, isRightToLeft: false, script: .common).line(font, color: 0)
        #expect((height / 2...2 * height + 1).contains(line.surface.size.height))
    }
}
