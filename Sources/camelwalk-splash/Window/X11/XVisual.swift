import CXCB
import Glibc
import SplashPolicy

/// The visual of the window: the screen's own, or one with the three colours in their own bits where that has a palette.
struct XVisual {
    let identifier: xcb_visualid_t
    let depth: UInt8
    let encoding: PixelEncoding
    /// Whether it is the screen's own, whose colours are there already.
    private let isScreens: Bool

    init(_ display: XDisplay) throws(WindowError) {
        let screen = display.screen
        let candidates = XVisual.visuals(display.screenPointer).sorted { one, other in
            XVisual.rank(one, screen) > XVisual.rank(other, screen)
        }
        for candidate in candidates {
            guard let encoding = XVisual.encoding(of: candidate, display.setup) else { continue }
            identifier = candidate.type.visual_id
            depth = candidate.depth
            self.encoding = encoding
            isScreens = candidate.type.visual_id == screen.root_visual
            return
        }
        throw WindowError("cannot make a window", "the X server has no colours")
    }

    private struct Candidate {
        let depth: UInt8
        let type: xcb_visualtype_t
    }

    private static func visuals(_ screen: UnsafeMutablePointer<xcb_screen_t>) -> [Candidate] {
        var candidates: [Candidate] = []
        var depths = xcb_screen_allowed_depths_iterator(screen)
        while depths.rem > 0, let depth = depths.data {
            var types = xcb_depth_visuals_iterator(depth)
            while types.rem > 0, let type = types.data {
                candidates.append(Candidate(depth: depth.pointee.depth, type: type.pointee))
                xcb_visualtype_next(&types)
            }
            xcb_depth_next(&depths)
        }
        return candidates
    }

    /// The screen's own first, then those of its depth, then the deepest without an alpha channel.
    private static func rank(_ candidate: Candidate, _ screen: xcb_screen_t) -> Int {
        if candidate.type.visual_id == screen.root_visual { return 1_000 }
        if candidate.depth == screen.root_depth { return 100 }
        return candidate.depth <= 24 ? Int(candidate.depth) : 0
    }

    /// How pictures for a visual are laid out; nil if it has a palette, or nobody lays pictures out so.
    private static func encoding(
        of candidate: Candidate, _ setup: UnsafePointer<xcb_setup_t>
    ) -> PixelEncoding? {
        let type = candidate.type
        let hasChannels =
            type._class == UInt8(XCB_VISUAL_CLASS_TRUE_COLOR.rawValue)
            || type._class == UInt8(XCB_VISUAL_CLASS_DIRECT_COLOR.rawValue)
        guard hasChannels, let format = format(ofDepth: candidate.depth, setup) else { return nil }
        return PixelEncoding(
            PixelEncoding.Masks(red: type.red_mask, green: type.green_mask, blue: type.blue_mask),
            bitsPerPixel: Int(format.bits_per_pixel), padBits: Int(format.scanline_pad),
            isBigEndian: setup.pointee.image_byte_order == UInt8(XCB_IMAGE_ORDER_MSB_FIRST.rawValue))
    }

    private static func format(ofDepth depth: UInt8, _ setup: UnsafePointer<xcb_setup_t>) -> xcb_format_t? {
        let count = Int(xcb_setup_pixmap_formats_length(setup))
        let formats = UnsafeBufferPointer(start: xcb_setup_pixmap_formats(setup), count: count)
        return formats.first { $0.depth == depth }
    }

    /// Depth and visual, for the doctor.
    var description: String {
        let owner = isScreens ? "the screen's own visual" : "a visual beside the screen's own"
        return "\(depth) bits, \(owner) 0x\(String(identifier, radix: 16))"
    }

    /// The colours to make a window with.
    func colormap(_ display: XDisplay) -> xcb_colormap_t {
        guard !isScreens else { return display.screen.default_colormap }
        let colormap = xcb_generate_id(display.connection)
        xcb_create_colormap(
            display.connection, UInt8(XCB_COLORMAP_ALLOC_NONE.rawValue), colormap, display.screen.root,
            identifier)
        return colormap
    }
}
