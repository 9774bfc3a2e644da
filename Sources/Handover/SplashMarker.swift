/// How one camelwalk knows that another one's splash is up over it: the splash for process PID holds a
/// socket of this abstract name. It needs no variable in the command's environment and no file, and the
/// kernel removes it with the splash.
public enum SplashMarker {
    /// The abstract socket name of the splash for the command `process`.
    public static func name(process: Int32) -> String { "camelwalk-splash/\(process)" }
}
