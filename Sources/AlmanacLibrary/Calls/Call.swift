import CAlmanac
import Pipelines

/// The frame of every function: takes the stream over, answers, hands result and report out.
enum Call {
  static func run<Request: LibraryRequest>(
    _ type: Request.Type, _ input: UnsafeMutablePointer<ArrowArrayStream>?,
    _ options: UnsafePointer<CChar>?, _ result: UnsafeMutablePointer<ArrowArrayStream>?,
    _ report: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  ) -> Int32 {
    // Whatever else is wrong, the stream is the library's from here on.
    let taken = Result { () throws(Rejection) in try unsafe ArrowSource(moving: input) }
    unsafe result?.initialize(to: ArrowArrayStream())
    unsafe report?.initialize(to: nil)
    do throws(Rejection) {
      let source = try taken.get()
      guard let result = unsafe result else {
        throw .malformed("the structure of the result is NULL")
      }
      var read = try Options(unsafe options.map { unsafe String(cString: $0) })
      let request = Request(&read)
      try read.finish()
      let answer = try request.answer(source)
      unsafe answer.table.export(into: result)
      unsafe report?.pointee = CText.copy(answer.report)
      return answer.isPartial ? ALMANAC_PARTIAL : ALMANAC_DONE
    } catch {
      if let report = unsafe report, let text = try? String.text(ErrorReport(error)) {
        unsafe report.pointee = CText.copy(text)
      }
      return ALMANAC_REJECTED
    }
  }
}
