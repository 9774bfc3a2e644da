import Dispatch
import Synchronization

/// Writes everything that the launcher ships, on all processors.
struct AssetWriter {
    let folder: String

    /// One file: a layer of a gait at a scale.
    private struct Work {
        let gait: DrawnGait
        let scale: Int
        let isCamel: Bool
    }

    func writeAll() throws(OutputError) {
        try Output.makeFolder(folder)
        let works = Self.works
        let failure = Mutex<OutputError?>(nil)
        DispatchQueue.concurrentPerform(iterations: works.count) { index in
            do throws(OutputError) {
                try write(works[index])
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }

    /// Those that take longest come first, so that no processor is left with one at the end.
    private static var works: [Work] {
        DrawnGait.allCases.flatMap { gait in
            gait.scales.flatMap { scale in
                [true, false].map { Work(gait: gait, scale: scale, isCamel: $0) }
            }
        }.sorted { ($0.scale, $0.gait.count) > ($1.scale, $1.gait.count) }
    }

    private func write(_ work: Work) throws(OutputError) {
        let renderer = Renderer(work.gait, scale: work.scale)
        let poses = (0..<work.gait.count).map { work.gait.pose($0) }
        let layer =
            if work.isCamel {
                LayerFile(
                    name: work.gait.camelLayer, scale: work.scale, pictures: poses.map { renderer.camel($0) },
                    picturesPerMap: work.gait.camelsPerMap)
            } else {
                LayerFile(
                    name: work.gait.plateLayer, scale: work.scale, pictures: poses.map { renderer.plate($0) },
                    picturesPerMap: work.gait.platesPerMap)
            }
        try Output.write(layer.bytes(), to: "\(folder)/\(layer.fileName)")
    }
}
