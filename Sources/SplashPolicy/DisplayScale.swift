/// How many pixels of an X display make one pixel of a picture drawn for 96 dots per inch, and who says so.
public struct DisplayScale: Equatable, Sendable {
    /// The factor, not rounded.
    public let factor: Double
    /// Who says so.
    public let source: Source

    /// Something that a scale follows from, by the name that its users know.
    public enum Source: String, Sendable {
        case resource = "Xft.dpi"
        case textSetting = "Xft/DPI"
        case windowSetting = "Gdk/WindowScalingFactor"
        case gtkVariable = "GDK_SCALE"
        case qtVariable = "QT_SCALE_FACTOR"
        case monitor = "the monitor's size"
        case nobody = "nobody"
    }

    /// What is known of a display.
    public struct Hints: Equatable, Sendable {
        /// The value of the variable GDK_SCALE.
        public var gtkVariable: String?
        /// The value of the variable QT_SCALE_FACTOR.
        public var qtVariable: String?
        /// What the desktop's settings manager says.
        public var settings = XSettings()
        /// The X resource database (the root window's RESOURCE_MANAGER).
        public var resources = ""
        /// Dots per inch that follow from the size of the monitor, or of the screen.
        public var physical: Double?

        /// Nothing is known.
        public init() {}
    }

    private static let standard = 96.0
    private static let sensible = 0.5...10.0

    /// The scale that makes a picture as large as what is beside it: the largest that the desktop and the user say, since
    /// each enlarges windows or text. If they say nothing, the monitor's.
    public init(_ hints: Hints) {
        let said = [hints.text, hints.gtk, hints.qt].compactMap { $0 }
            .filter { DisplayScale.sensible.contains($0.factor) }
        // Of equal ones the first: a familiar name.
        let largest = said.reduce(nil as DisplayScale?) { best, next in
            best.map { next.factor > $0.factor ? next : $0 } ?? next
        }
        self = largest ?? hints.monitor ?? DisplayScale(1, .nobody)
    }

    fileprivate init(_ factor: Double, _ source: Source) {
        self.factor = factor
        self.source = source
    }

    fileprivate init(dotsPerInch: Double, _ source: Source) {
        self.init(dotsPerInch / DisplayScale.standard, source)
    }

    /// The value of `Xft.dpi` in an X resource database, or nil.
    static func configuredDotsPerInch(resources: String) -> Double? {
        for line in resources.split(separator: "\n") where line.hasPrefix("Xft.dpi:") {
            return Double(line.dropFirst("Xft.dpi:".count).filter { $0 != " " && $0 != "\t" })
        }
        return nil
    }
}

extension DisplayScale.Hints {
    /// Text's: a settings manager's word counts more than the resources, for GTK and for Qt.
    fileprivate var text: DisplayScale? {
        if let setting = settings["Xft/DPI"], setting > 0 {
            return DisplayScale(dotsPerInch: Double(setting) / 1_024, .textSetting)
        }
        return DisplayScale.configuredDotsPerInch(resources: resources).map {
            DisplayScale(dotsPerInch: $0, .resource)
        }
    }

    /// GTK's of windows: a whole number, and the variable counts more than the settings manager.
    fileprivate var gtk: DisplayScale? {
        if let number = gtkVariable.flatMap({ Int($0) }), number > 0 {
            return DisplayScale(Double(number), .gtkVariable)
        }
        // Managers say 1 where nobody has chosen anything.
        guard let setting = settings["Gdk/WindowScalingFactor"], setting > 1 else { return nil }
        return DisplayScale(Double(setting), .windowSetting)
    }

    fileprivate var qt: DisplayScale? {
        qtVariable.flatMap { Double($0) }.map { DisplayScale($0, .qtVariable) }
    }

    /// Monitors and drivers often make their size up, so it counts only if it says clearly more than a plain monitor (1.25
    /// times) and less than anything that is sold (5 times).
    fileprivate var monitor: DisplayScale? {
        physical.map { DisplayScale(dotsPerInch: $0, .monitor) }
            .flatMap { (1.25...5).contains($0.factor) ? $0 : nil }
    }
}
