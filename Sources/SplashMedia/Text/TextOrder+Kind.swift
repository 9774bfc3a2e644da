extension TextOrder.Kind {
    /// Whether it takes its direction from its neighbours.
    var isWeak: Bool {
        switch self {
        case .left, .right, .number: false
        case .separator, .terminator, .opening, .closing, .neutral: true
        }
    }

    /// The direction that neutral characters see: numbers stand among text that runs to the left.
    var side: TextOrder.Kind { self == .left ? .left : .right }

    /// The kind of a character, which is that of its first scalar.
    init(_ character: Character) {
        guard let scalar = character.unicodeScalars.first else {
            self = .neutral
            return
        }
        switch scalar.value {
        case 0x30...0x39, 0x660...0x669, 0x66B, 0x66C, 0x6F0...0x6F9: self = .number
        case 0x28: self = .opening(")")
        case 0x5B: self = .opening("]")
        case 0x7B: self = .opening("}")
        case 0x29, 0x5D, 0x7D: self = .closing(scalar)
        case 0x2B...0x2F, 0x3A, 0x60C: self = .separator
        case 0x23, 0x25, 0xB0, 0x2030, 0x66A: self = .terminator
        case 0x606...0x607, 0x60E...0x60F, 0x6DE, 0x6E9, 0xFD3E...0xFD4F: self = .neutral
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x1_0800...0x1_0FFF, 0x1_E800...0x1_EFFF:
            self = .right
        default: self = .init(scalar.properties.generalCategory)
        }
    }

    private init(_ category: Unicode.GeneralCategory) {
        switch category {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .spacingMark, .decimalNumber, .letterNumber:
            self = .left
        case .currencySymbol: self = .terminator
        default: self = .neutral
        }
    }
}
