import Foundation
import Testing

@testable import SplashPolicy

let millisecond: Int64 = 1_000_000

let second: Int64 = 1_000_000_000
