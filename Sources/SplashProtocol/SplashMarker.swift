/// How one camelwalk knows that another one's splash is up over it: the splash for process PID listens under this
/// abstract name. It needs no variable in the command's environment and no file, and the kernel removes it with the
/// splash. Any user may listen there; the kernel tells who does (SO_PEERCRED).
public enum SplashMarker {
    /// The abstract socket name of the splash for the command `process`, which is in the process namespace `namespace`
    /// (`ProcessFile.namespace()`): the names are the network's, and the first process of a container that shares it is
    /// not everybody's ancestor.
    public static func name(process: Int32, namespace: UInt64) -> String {
        "camelwalk-splash/\(namespace)/\(process)"
    }
}
