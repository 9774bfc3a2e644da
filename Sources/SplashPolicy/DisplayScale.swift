/// How many pixels of a display make one pixel of a picture drawn for 96 dots per inch.
public enum DisplayScale {
    private static let standard = 96.0

    /// The display's own factor, not rounded.
    ///
    /// - Parameters:
    ///   - configured: Dots per inch that the desktop says (`Xft.dpi`), which wins: people set it.
    ///   - physical: Dots per inch from the monitor's size. Monitors and drivers often make that up, so
    ///     it counts only where it says clearly more than a plain monitor (1.25 times) and less than
    ///     anything that is sold (5 times).
    public static func factor(configured: Double?, physical: Double?) -> Double {
        if let configured, (48...960).contains(configured) { return configured / standard }
        if let physical, (1.25 * standard...5 * standard).contains(physical) { return physical / standard }
        return 1
    }

    /// The value of `Xft.dpi` in an X resource database (the root window's RESOURCE_MANAGER), or nil.
    public static func configuredDotsPerInch(resources: String) -> Double? {
        for line in resources.split(separator: "\n") where line.hasPrefix("Xft.dpi:") {
            return Double(line.dropFirst("Xft.dpi:".count).filter { $0 != " " && $0 != "\t" })
        }
        return nil
    }
}
