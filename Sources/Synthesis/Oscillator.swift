internal import Glibc

/// The waveform of an oscillator.
package enum Waveform: String, Sendable {
    /// All harmonics, band-limited.
    case saw
    /// Odd harmonics, band-limited.
    case square
    /// Odd harmonics that fall off quickly.
    case triangle
    /// The fundamental alone.
    case sine
    /// A sine whose phase is modulated by a sine two octaves above: glass and metal.
    case bell
}

/// A periodic signal between -1 and 1.
///
/// Corners are rounded with polyBLEP (Välimäki and Huovilainen, 2007), which keeps most aliases away.
package struct Oscillator: Sendable {
    private let waveform: Waveform
    private var phase: Double

    /// An oscillator that begins at `phase`, in cycles from 0 to 1.
    package init(_ waveform: Waveform, phase: Double = 0) {
        self.waveform = waveform
        self.phase = phase
    }

    /// The next sample; `increment` is the frequency in cycles per sample.
    ///
    /// `brightness` is the depth of the bell's modulation in radians; other waveforms ignore it.
    package mutating func next(_ increment: Double, brightness: Double = 0) -> Double {
        defer {
            phase += increment
            if phase >= 1 { phase -= 1 }
        }
        switch waveform {
        case .saw: return 2 * phase - 1 - Self.step(phase, increment)
        case .square: return square(increment)
        case .triangle: return 1 - 4 * abs(phase - 0.5)
        case .sine: return sin(2 * .pi * phase)
        case .bell: return bell(brightness)
        }
    }

    private func square(_ increment: Double) -> Double {
        let opposite = phase < 0.5 ? phase + 0.5 : phase - 0.5
        let naive = phase < 0.5 ? 1.0 : -1.0
        return naive + Self.step(phase, increment) - Self.step(opposite, increment)
    }

    private func bell(_ brightness: Double) -> Double {
        let modulator = sin(2 * .pi * phase * 4)
        return sin(2 * .pi * phase + brightness * modulator)
    }

    private static func step(_ phase: Double, _ increment: Double) -> Double {
        if phase < increment {
            let x = phase / increment
            return x + x - x * x - 1
        }
        if phase > 1 - increment {
            let x = (phase - 1) / increment
            return x * x + x + x + 1
        }
        return 0
    }
}
