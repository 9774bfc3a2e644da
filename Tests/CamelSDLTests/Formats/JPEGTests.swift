import CamelAnimation
import Foundation
import TestSupport
import Testing

@testable import CamelSDL

/// What a JPEG has beside the usual three components.
@Suite struct JPEGTests {
    private let folder = TemporaryFolder()

    /// The segment `marker` of `file`, with its marker and length; nil if it has none.
    private func segment(_ marker: UInt8, of file: [UInt8]) -> Range<Int>? {
        var position = 2
        while position + 4 <= file.count, file[position] == 0xFF, file[position + 1] != 0xDA {
            let length = Int(file[position + 2]) << 8 | Int(file[position + 3])
            if file[position + 1] == marker { return position..<position + 2 + length }
            position += 2 + length
        }
        return nil
    }

    @Test(arguments: ["Adobe's CMYK", "Adobe's YCCK", "plain CMYK"])
    func fourInksBecomeTheColoursThatImageMagickMakesOfThem(kind: String) throws {
        try folder.run("convert -size 37x23 plasma:red-blue -colorspace CMYK -quality 90 x.jpg")
        var file = folder.bytes("x.jpg")
        let adobe = try #require(segment(0xEE, of: file))
        switch kind {
        case "Adobe's YCCK": file[adobe.upperBound - 1] = 2
        case "Adobe's CMYK": file[adobe.upperBound - 1] = 0
        case "plain CMYK": file.removeSubrange(adobe)
        default: break
        }
        folder.write("x.jpg", file)
        let raw = try folder.run("convert x.jpg -colorspace sRGB -depth 8 rgba:-")
        #expect(try folder.open("x.jpg").largestDifference(from: raw) <= 3)
    }

    @Test func aSecondHeaderDoesNotHideTheSizeOfTheFirst() throws {
        try folder.run("convert -size 37x23 plasma:red-blue x.jpg")
        let file = folder.bytes("x.jpg")
        let header = try #require(segment(0xC0, of: file))
        var large = file
        large.replaceSubrange(header.lowerBound + 5..<header.lowerBound + 9, with: [0x6F, 0x75, 0x6F, 0x75])
        // A whole small picture after the end of the large one's data.
        large.removeLast(2)
        large += file[2...]
        folder.write("x.jpg", large)
        let error = #expect(throws: AnimationError.self) { try folder.open("x.jpg") }
        #expect(error?.reason == "it has a second header")
    }

    /// Exif with one entry, the orientation.
    static func exif(_ orientation: UInt8, isLittle: Bool) -> [UInt8] {
        isLittle
            ? [
                0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0,
                0,
            ]
            : [
                0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0,
                0,
            ]
    }

    @Test(arguments: 0...9, [true, false])
    func aPhotographIsTurnedAsItsExifSays(orientation: UInt8, isLittle: Bool) throws {
        try folder.run("convert -size 24x16 gradient:red-blue -swirl 40 -quality 95 x.jpg")
        let exif = Array("Exif\0\0".utf8) + Self.exif(orientation, isLittle: isLittle)
        var file = folder.bytes("x.jpg")
        file.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif, at: 2)
        folder.write("x.jpg", file)
        let animation = try folder.open("x.jpg")
        let raw = try folder.run("convert x.jpg -auto-orient -depth 8 rgba:-")
        #expect(try animation.largestDifference(from: raw) <= 3)
        let isOnItsSide = (5...8).contains(orientation)
        #expect(animation.canvas == PixelSize(width: isOnItsSide ? 16 : 24, height: isOnItsSide ? 24 : 16))
    }

    @Test(arguments: ["", "-interlace JPEG"])
    func aFileWithoutAnEndIsShownIfNoPixelIsMissing(options: String) throws {
        try folder.run("convert -size 37x23 plasma:red-blue \(options) x.jpg")
        let file = folder.bytes("x.jpg")
        let whole = try folder.open("x.jpg").rgba(0)
        for missing in [1, 2] {
            folder.write("x.jpg", Array(file.dropLast(missing)))
            #expect(try folder.open("x.jpg").rgba(0) == whole)
        }
        for missing in [12, 40, file.count / 4] {
            folder.write("x.jpg", Array(file.dropLast(missing)))
            let error = #expect(throws: AnimationError.self) { try folder.open("x.jpg") }
            #expect(error?.reason.contains("early") == true, "\(String(describing: error))")
        }
    }
}
