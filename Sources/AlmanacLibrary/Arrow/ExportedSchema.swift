import CAlmanac

extension ArrowTable {
  /// Fills a structure with the types of the columns.
  ///
  /// What the structure points to belongs to it: its release callback frees everything.
  func exportSchema(into out: UnsafeMutablePointer<ArrowSchema>) {
    let children = UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>
      .allocate(capacity: max(1, names.count))
    for (index, (name, type)) in zip(names, types).enumerated() {
      let child = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
      unsafe child.initialize(to: Self.schema(format: type.format, name: name))
      unsafe (children + index).initialize(to: child)
    }
    var whole = unsafe Self.schema(format: "+s", name: "")
    unsafe whole.flags = 0
    unsafe whole.n_children = Int64(names.count)
    unsafe whole.children = children
    unsafe out.initialize(to: whole)
  }

  private static func schema(format: String, name: String) -> ArrowSchema {
    var schema = unsafe ArrowSchema()
    unsafe schema.format = UnsafePointer(CText.copy(format))
    unsafe schema.name = UnsafePointer(CText.copy(name))
    unsafe schema.flags = Int64(ARROW_FLAG_NULLABLE)
    unsafe schema.release = releaseSchema
    return unsafe schema
  }
}

/// Frees a schema of ours, whose children may have been moved away.
private func releaseSchema(_ schema: UnsafeMutablePointer<ArrowSchema>?) {
  guard let schema = unsafe schema else { return }
  if let children = unsafe schema.pointee.children {
    for index in 0..<Int(unsafe schema.pointee.n_children) {
      guard let child = unsafe children[index] else { continue }
      unsafe child.pointee.release?(child)
      unsafe child.deallocate()
    }
    unsafe children.deallocate()
  }
  unsafe CText.free(UnsafeMutablePointer(mutating: schema.pointee.format))
  unsafe CText.free(UnsafeMutablePointer(mutating: schema.pointee.name))
  unsafe schema.pointee.release = nil
}
