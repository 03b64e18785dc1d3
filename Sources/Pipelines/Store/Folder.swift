/// The folder that a path lies in, as the user would type it.
struct Folder {
  /// Without a final slash; `.` for the working directory.
  let path: String

  /// The folder of a file.
  static func of(_ file: String) -> Folder {
    guard let slash = file.lastIndex(of: "/") else { return Folder(path: ".") }
    return Folder(path: slash == file.startIndex ? "/" : String(file[..<slash]))
  }

  /// The name of a file without its folders.
  static func fileName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A path below the folder.
  func appending(_ name: String) -> String {
    switch path {
    case ".": name
    case "/": "/" + name
    default: path + "/" + name
    }
  }
}
