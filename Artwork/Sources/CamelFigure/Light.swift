internal import CamelGait

/// Where the light comes from: above, a little from the left, and from the viewer's side.
enum Light {
    /// Direction to the light in the picture's plane.
    static let direction = Vector(-0.34, -0.56)
    /// Its share towards the viewer.
    static let depth = 0.75
}
