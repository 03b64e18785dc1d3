/// The release that this is.
public enum Release {
  /// The version as programs and packages print it.
  public static let version: StaticString = "0.1.0"
}
