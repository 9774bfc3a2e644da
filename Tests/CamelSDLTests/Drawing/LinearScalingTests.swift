import CSDL2
import CamelAnimation
import Testing

@testable import CamelSDL

@Suite struct LinearScalingTests {
    @Test(arguments: [(1, 1), (1, 7), (2, 3), (7, 4), (480, 301), (480, 960), (1440, 1000)])
    func stepsStayWithinTheSource(source: Int, target: Int) {
        let steps = LinearScaling.steps(from: source, to: target)
        #expect(steps.count == target)
        #expect(steps.allSatisfy { (0..<source).contains($0.first) && (0..<source).contains($0.second) })
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.first <= $1.first })
    }

    /// SDL's filter with SSE2; its others are one level off.
    @Test(arguments: [(48, 40), (30, 25), (200, 170), (63, 20), (33, 90), (1, 1)])
    func theLevelsAreThoseOfSDL(width: Int, height: Int) throws {
        let source = try BundledCamel.animation().transparentFrame(3, size: PixelSize(width: 60, height: 50))
        let target = try Surface(size: PixelSize(width: width, height: height))
        let expected = try Surface(size: target.size)
        LinearScaling.scale(source, to: target)
        #expect(SDL_SoftStretchLinear(source.pointer, nil, expected.pointer, nil) == 0)
        for y in 0..<height {
            for x in 0..<width {
                let (mine, theirs) = (target.withRow(y) { $0[x] }, expected.withRow(y) { $0[x] })
                for shift in [UInt32(0), 8, 16, 24] {
                    #expect(abs(Int(mine >> shift & 255) - Int(theirs >> shift & 255)) <= 1)
                }
            }
        }
    }
}
