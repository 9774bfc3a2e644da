/// How many pixels of two pictures differ by more than `tolerance`; nil if ImageMagick cannot compare them.
func differingPixels(_ one: String, _ other: String, tolerance: String = "0%") throws -> Int? {
    let compare = TestProgram(["compare", "-metric", "AE", "-fuzz", tolerance, one, other, "null:"])
    // ImageMagick 7 writes the same in another unit behind it: 0 (0).
    return try compare.run().errorText.split(separator: " ").first.flatMap { Int($0) }
}
