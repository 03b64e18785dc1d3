// Almanac for C: forecasts, backtests and regressions of Arrow data.
//
// Data comes and goes as streams of record batches of the Arrow C stream interface, options and
// reports as JSON texts (UTF-8, ending with a zero byte). There is no state between calls, and any
// number of threads may call at once.
//
//   struct ArrowArrayStream result;
//   char *report;
//   int status = almanac_forecast(&input, "{\"horizon\": 6}", &result, &report);
//   if (status != ALMANAC_REJECTED) { /* read the result */ result.release(&result); }
//   almanac_free(report);
#ifndef ALMANAC_H
#define ALMANAC_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The structures of the Arrow C data interface, as its specification gives them.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif  // ARROW_C_DATA_INTERFACE

// The structure of the Arrow C stream interface.
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif  // ARROW_C_STREAM_INTERFACE

/// Every series has its result.
#define ALMANAC_DONE 0
/// Some series have none; the report names each with its reason.
#define ALMANAC_PARTIAL 1
/// Options or data cannot be used; the report says why, and there is no result.
#define ALMANAC_REJECTED 2

// What the three calls have in common:
//
// input    Is taken over, whatever the outcome: its release callback has been called, and is NULL,
//          when the call returns. Columns: unique_id (utf8, large_utf8, utf8_view, a dictionary of
//          these, or an integer), ds (the same, or date32, date64, timestamp), y and regressors
//          (integers, float32, float64, or a dictionary of these).
// options  A JSON object; NULL for {}. A key that is not known is an error.
// result   An uninitialised structure. Holds a stream unless ALMANAC_REJECTED is returned, which
//          leaves its release callback NULL. The caller releases it, on any thread; it stays valid
//          on its own.
// report   Where to put the report, to be freed by almanac_free; NULL for no report.
//
// Options of almanac_forecast and almanac_backtest:
//   horizon    periods ahead, 1 to 10000; required
//   models     models with their settings, ["auto", "ets(trend=damped)"]; ["auto"] where missing
//   levels     levels of the intervals in percent; [80, 95] where missing
//   frequency  "annual", "quarterly", "monthly"; told by the periods where missing
//   columns    {"unique_id": "...", "ds": "...", "y": "..."}: columns of other names
//   layout     "long": a row a series, period and model (unique_id, ds, model, mean, median, lo-80,
//              hi-80, ...), as the command line writes it; "wide": a row a series and period, with the
//              columns auto, auto-lo-80, auto-hi-80, ... of each model; "long" where missing
//   point      "median" or "mean": the column `auto` of the wide layout; "median" where missing
//   jobs       threads to work with; 1, the caller's, where missing

/// Forecasts every series of a panel.
///
/// A row without y whose regressors are known gives their future values. The report has `series`,
/// `forecast`, `filledGaps`, and lists of `failures`, `fallbacks` (`series`, `reason`) and `notices`.
int almanac_forecast(
    struct ArrowArrayStream *input, const char *options, struct ArrowArrayStream *result,
    char **report);

/// Forecasts what is already known from rolling origins.
///
/// The result has the columns of almanac_forecast with `cutoff`, the last period known, and `y`. The
/// report has `series`, `scored`, the lists `failures` and `notices`, and under `scores` what
/// `almanac backtest --format json` prints. Further options: windows (3), step (1), sliding (all
/// observations), minimum (3), score ("mase"), with the meaning that they have there.
int almanac_backtest(
    struct ArrowArrayStream *input, const char *options, struct ArrowArrayStream *result,
    char **report);

/// Fits a linear regression to the columns of a table.
///
/// The result has a row a coefficient: term, estimate, std_error, t, p, lower, upper, vif. The report
/// has under `regression` what `almanac regress --json` prints, and `notices`. Options: formula
/// (required); method ("ols"), se, tau, bandwidth, weights, penalty, time, level (95), with the meaning
/// that they have there.
int almanac_regression(
    struct ArrowArrayStream *input, const char *options, struct ArrowArrayStream *result,
    char **report);

/// The version of the library, a text that is never freed.
const char *almanac_version(void);

/// Frees a report; NULL is ignored.
void almanac_free(char *report);

#ifdef __cplusplus
}
#endif

#endif  // ALMANAC_H
