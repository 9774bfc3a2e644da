/// A window, as a compositor tells of it.
struct Toplevel: Equatable, Sendable {
    /// How far it has come when the compositor tells of it.
    enum Stage: Sendable {
        /// Its client has asked for it, and may not have drawn yet.
        case created
        /// It is on the screen, or about to be.
        case mapped
        /// Some window has got the focus, which a new one does when it appears.
        case focused
    }

    /// The process that the compositor says it is of, or nil if it does not say.
    var process: Int32?
    /// Its application id (xdg_toplevel.set_app_id), or nil.
    var application: String?
    /// Whether it opened while it was watched for.
    var isNew = true
    var stage = Stage.mapped
}
