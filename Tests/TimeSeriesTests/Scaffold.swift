import Testing

@testable import TimeSeries
