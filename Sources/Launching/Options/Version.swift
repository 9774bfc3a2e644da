/// The version of camelwalk.
public enum Version {
    /// The one source of it: the Makefile reads this line, and `make lint` holds the other places against it.
    public static let version = "0.1.0"
}
