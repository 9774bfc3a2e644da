import CamelAnimation
import TestSupport
import Testing

@testable import CamelSDL

/// GIFs as careless programs write them.
@Suite struct GIFTests {
    private let folder = TemporaryFolder()

    /// A frame of `width` times `height` pixels of colour 1, at (`x`, `y`), in 2 bits.
    private func picture(_ width: Int = 2, _ height: Int = 2, x: Int = 0, y: Int = 0, codeSize: UInt8 = 2)
        -> [UInt8]
    {
        // Clear, then so many single pixels with a clear after each two: codes never grow beyond three bits.
        var codes: [Int] = [4]
        for pixel in 0..<width * height { codes += pixel % 2 == 1 ? [1, 4] : [1] }
        codes.append(5)
        var data: [UInt8] = []
        for (index, code) in codes.enumerated() {
            for bit in 0..<3 {
                if (3 * index + bit) % 8 == 0 { data.append(0) }
                if code >> bit & 1 == 1 { data[data.count - 1] |= 1 << UInt8((3 * index + bit) % 8) }
            }
        }
        var picture: [UInt8] = [0x2C]
        for number in [x, y, width, height] { picture += [UInt8(number), 0] as [UInt8] }
        picture += [0, codeSize, UInt8(data.count)]
        return picture + data + [0]
    }

    private func control(_ hundredths: UInt8) -> [UInt8] { [0x21, 0xF9, 4, 0, hundredths, 0, 0, 0] }

    private func loop(_ repetitions: UInt8) -> [UInt8] {
        [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, repetitions, 0, 0]
    }

    private func open(_ blocks: [UInt8], size: UInt8 = 2, hasColors: Bool = true) throws -> DecodedAnimation {
        let colors: [UInt8] = hasColors ? [0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255] : []
        let screen: [UInt8] = [size, 0, size, 0, hasColors ? 0x81 : 0, 0, 0]
        folder.write("x.gif", Array("GIF89a".utf8) + screen + colors + blocks)
        return try folder.open("x.gif")
    }

    private func isRed(_ animation: DecodedAnimation, _ index: Int) throws -> Bool {
        try animation.rgba(index).prefix(4) == [255, 0, 0, 255]
    }

    @Test(
        arguments: [
            [], [0], [0x3B, 0x2C, 1, 2], [0, 0, 0, 0x3B], [7, 0x2C, 9], [0x55, 0x21],
            [0x55, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 9, 1],
        ] as [[UInt8]])
    func theEndMayBeMissingOrSomethingElse(end: [UInt8]) throws {
        let animation = try open(control(20) + picture() + control(30) + picture() + end)
        #expect(animation.milliseconds == [200, 300])
        #expect(animation.damage == nil)
        #expect(try isRed(animation, 1))
    }

    @Test func bytesBetweenBlocksArePassedOver() throws {
        let animation = try open(control(20) + picture() + [0, 0x99] + control(30) + picture() + [0x3B])
        #expect(animation.milliseconds == [200, 300])
        #expect(animation.damage == nil)
    }

    @Test func withoutAPaletteColoursAreGreys() throws {
        let animation = try open(picture() + [0x3B], hasColors: false)
        #expect(try animation.rgba(0).prefix(4) == [85, 85, 85, 255])
    }

    @Test func aPictureWithoutPixelsTakesItsTime() throws {
        let empty: [UInt8] = [0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]
        let animation = try open(
            control(20) + picture() + control(30) + empty + control(40) + picture() + [0x3B])
        #expect(animation.milliseconds == [200, 300, 400])
        #expect(try (0..<3).allSatisfy { try isRed(animation, $0) })
    }

    @Test func aPictureWithoutPixelsNeedsNothingElse() throws {
        // Its colours and codes are missing.
        let empty: [UInt8] = [0x2C, 0, 0, 0, 0, 0, 0, 2, 0, 0x80, 0x3B]
        let animation = try open(control(20) + picture() + control(30) + empty)
        #expect(animation.milliseconds == [200, 300])
        #expect(animation.damage == nil)
        #expect(try open(empty).rgba(0).allSatisfy { $0 == 0 })
    }

    @Test func theFirstPictureEnlargesTheScreenAndOthersAreCut() throws {
        let animation = try open(picture(6, 3, x: 1, y: 2) + picture(9, 9) + [0x3B])
        #expect(animation.canvas == PixelSize(width: 6, height: 3))
        #expect(try animation.rgba(1).allSatisfy { $0 == 255 || $0 == 0 })
    }

    @Test func aCodeSizeThatIsNotReadIsSaid() throws {
        let error = #expect(throws: AnimationError.self) { try open(picture(codeSize: 11) + [0x3B]) }
        #expect(error?.reason == "byte 25: frame 0 has a code size of 11; at most 8 are read")
    }

    @Test func theFramesBeforeDamageAreWhole() throws {
        let two = control(20) + picture() + control(30) + picture()
        // In the middle of a control block: another frame was meant to follow.
        let cut = try open(two + control(20).dropLast(3))
        #expect(cut.timeline.frameCount == 2)
        #expect(cut.damage?.reason.contains("the file ends early") == true)
        // In the pixels of the second frame.
        let half = try open(Array(two.dropLast(3)))
        #expect(try isRed(half, 0))
        let error = #expect(throws: AnimationError.self) { try half.rgba(1) }
        #expect(error?.action.contains("frame 1, byte ") == true, "\(String(describing: error))")
        // Only what ends the pixels is missing.
        #expect(try isRed(open(Array(two.dropLast(1))), 1))
    }

    @Test func framesBeforeDamageAreShownInPlaceOfThoseAfterIt() throws {
        let half = try open(Array((control(20) + picture() + control(30) + picture()).dropLast(3)))
        var reports: [AnimationError] = []
        half.skipDamagedFrames { reports.append($0) }
        #expect(try isRed(half, 1))
        #expect(try isRed(half, 0))
        #expect(try isRed(half, 1))
        #expect(reports.count == 1)
    }

    @Test func aFileWhoseFirstFrameIsDamagedIsRefused() throws {
        let error = #expect(throws: AnimationError.self) { try open(Array(picture().dropLast(3))) }
        #expect(error?.description.contains("byte ") == true, "\(String(describing: error))")
    }

    @Test func theFileSaysHowOftenItIsPlayed() throws {
        #expect(try open(picture() + [0x3B]).cycles == 1)
        #expect(try open(loop(0) + picture() + [0x3B]).cycles == nil)
        #expect(try open(loop(2) + picture() + [0x3B]).cycles == 3)
    }
}
