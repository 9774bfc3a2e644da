/// Somebody who tells of windows. For one thread at a time.
protocol ToplevelSource: AnyObject {
    /// Who that is, for the log.
    var name: String { get }
    /// Becomes readable when there may be something new; -1 where there is nothing to wait for.
    var descriptor: Int32 { get }
    /// The windows that were told of since the last call, at the first those that are there. Does not wait; throws
    /// where nothing more will come.
    func read() throws(WaylandWatchError) -> [Toplevel]
}
