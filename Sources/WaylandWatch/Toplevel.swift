/// A window, as a compositor tells of it.
struct Toplevel: Equatable, Sendable {
    /// The process that the compositor says it is of, or nil where it does not say.
    var process: Int32?
    /// Its application id (xdg_toplevel.set_app_id), or nil.
    var application: String?
    /// Whether it opened while it was watched for.
    var isNew = true
}
