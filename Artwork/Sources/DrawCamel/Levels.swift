/// The few values that pictures are rounded to, so that the sheets stay small.
enum Levels {
    /// Greys of the camel at scales 1, 2 and 3: the larger the picture, the more its tone is in the hatching,
    /// and the fewer greys it needs. Ink and the lightest tint are always among them.
    static let camel: [[UInt8]] = [
        [8, 34, 60, 86, 110, 132, 152, 172, 190, 208, 224, 238, 252],
        [8, 46, 84, 118, 148, 176, 202, 228, 251],
        [8, 70, 118, 150, 178, 202, 224, 250],
    ]

    /// Greys of the camel in the walk, and in the changes from and to it. There are more pictures of these, and their size
    /// counts more than the last two greys.
    static let walkingCamel: [[UInt8]] = [
        [8, 34, 62, 92, 122, 152, 180, 208, 236, 252],
        [8, 50, 96, 138, 180, 226, 251],
        [8, 80, 134, 178, 224, 250],
    ]

    /// Opacities of the camel.
    static let alpha: [UInt8] = [0, 64, 128, 192, 255]

    /// Greys of the backdrop.
    static let plate: [UInt8] = [8, 48, 88, 128, 160, 192, 208, 220, 230, 238, 247, 255]
}
