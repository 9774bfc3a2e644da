import CamelAnimation
import CamelSDL
import SplashProtocol

extension DecodedAnimation {
    /// The animation that `presentation` names, opened; nil where that is the bundled one.
    static func named(by presentation: Presentation) throws(SDLError) -> DecodedAnimation? {
        guard let path = presentation.animation else { return nil }
        let layout = FileLayout(
            grid: presentation.grid.map { SheetGrid(columns: $0.columns, rows: $0.rows) },
            frameTime: presentation.frameTime.map { Int64($0 * 1_000_000) })
        return try .file(path, layout: layout)
    }
}
