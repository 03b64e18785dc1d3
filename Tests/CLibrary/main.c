// Calls the library from C: types, ownership, bad data, threads. Run by AlmanacLibraryTests, alone and under
// valgrind, and by Tests/CLibrary/run against the shared library.
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "producer.h"
#include "result.h"

int failures = 0;

// Two series that rise by one a year from their first value to their last.
static const char *const names[] = {"north", "north", "north", "north", "a region of a long name",
                                    "a region of a long name", "a region of a long name",
                                    "a region of a long name"};
static const double values[] = {-4, -3.5, -1.5, -1, -1, 0.5, 1.5, 2};
static const int64_t years[] = {2001, 2002, 2003, 2004, 2001, 2002, 2003, 2004};
static const char *const drift = "{\"horizon\": 2, \"models\": [\"drift\"], \"levels\": [80]}";

/// The table of the two series with its columns still to be filled.
static struct table plain_table(struct ledger *ledger) {
  struct table table = {
      .columns =
          {{.name = "unique_id", .format = "u"},
           {.name = "ds", .format = "l"},
           {.name = "y", .format = "g"}},
      .column_count = 3,
      .batch_count = 1,
      .lengths = {8},
      .ledger = ledger,
      .failing_batch = -1,
  };
  table.columns[0].arrays[0] = make_texts(ledger, names, 8, 4, 0);
  table.columns[1].arrays[0] = make_values(ledger, years, 8, 8, 0);
  table.columns[2].arrays[0] = make_values(ledger, values, 8, 8, 0);
  return table;
}

static void replace(struct table *table, int column, const char *format, struct ArrowArray array) {
  struct ArrowArray *old = &table->columns[column].arrays[0];
  if (old->release != NULL) old->release(old);
  table->columns[column].format = format;
  *old = array;
}

static struct answer *run(function function, struct table *table, const char *options) {
  struct ArrowArrayStream stream;
  make_stream(table, &stream);
  return call(function, &stream, options);
}

static void check_balance(const struct ledger *ledger) {
  CHECK(ledger->streams_released == 1);
  CHECK(ledger->arrays_made == ledger->arrays_released);
  CHECK(ledger->schemas_made == ledger->schemas_released);
}

static bool is_near(double a, double b) { return fabs(a - b) <= 1e-12 * fmax(1, fabs(b)); }

/// The forecasts of the two series, whatever types they came in.
static void check_drift(struct table *table, const char *first, const char *second) {
  struct answer *answer = run(almanac_forecast, table, drift);
  CHECK(answer->status == ALMANAC_DONE);
  if (answer->status != ALMANAC_DONE) fprintf(stderr, "%s\n", answer->report);
  CHECK(answer->rows == 4 && answer->columns == 7);
  const char *const expected[] = {"unique_id", "ds", "model", "mean", "median", "lo-80", "hi-80"};
  for (int c = 0; c < 7; c++) CHECK(strcmp(answer->names[c], expected[c]) == 0);
  CHECK(is_near(number_of(answer, "north", first, "mean"), 0));
  CHECK(is_near(number_of(answer, "north", second, "median"), 1));
  CHECK(is_near(number_of(answer, names[4], first, "mean"), 3));
  CHECK(is_near(number_of(answer, names[4], second, "mean"), 4));
  CHECK(number_of(answer, "north", second, "lo-80") < 1);
  CHECK(strcmp(answer->texts[2][0], "drift") == 0);
  CHECK(strstr(answer->report, "\"failures\" : [\n\n  ]") != NULL);
  free_answer(answer);
  check_balance(table->ledger);
}

static void test_names(void) {
  for (int form = 0; form < 5; form++) {
    struct ledger ledger = {0};
    struct table table = plain_table(&ledger);
    const char *const once[] = {"unused", "a region of a long name", "north"};
    switch (form) {
      case 0: break;
      case 1: replace(&table, 0, "U", make_texts(&ledger, names, 8, 8, 0)); break;
      case 2: replace(&table, 0, "vu", make_views(&ledger, names, 8)); break;
      case 3: {
        const int8_t entries[] = {2, 2, 2, 2, 1, 1, 1, 1};
        struct ArrowArray array = make_values(&ledger, entries, 1, 8, 0);
        set_dictionary(&array, make_texts(&ledger, once, 3, 4, 0));
        replace(&table, 0, "c", array);
        table.columns[0].dictionary_format = "u";
        break;
      }
      default: {
        const uint32_t entries[] = {9, 1, 1, 1, 1, 0, 0, 0, 0};
        struct ArrowArray array = make_values(&ledger, entries, 4, 9, 1);
        set_dictionary(&array, make_texts(&ledger, once, 3, 8, 1));  // itself sliced
        replace(&table, 0, "I", array);
        table.columns[0].dictionary_format = "U";
      }
    }
    check_drift(&table, "2005", "2006");
  }
}

static void test_periods(void) {
  // 31 December 2001 to 2004, days since 1970; then 2005 and 2006.
  const int32_t days[] = {11687, 12052, 12417, 12783, 11687, 12052, 12417, 12783};
  int64_t moments[8];
  struct {
    const char *format;
    int64_t by_day;
  } units[] = {{"tss:", 86400}, {"tsm:UTC", 86400000}, {"tsu:", 86400000000},
               {"tsn:", 86400000000000}, {"tdm", 86400000}};
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  replace(&table, 1, "tdD", make_values(&ledger, days, 4, 8, 0));
  check_drift(&table, "13148", "13513");
  for (int unit = 0; unit < 5; unit++) {
    ledger = (struct ledger){0};
    table = plain_table(&ledger);
    // In the middle of the day.
    for (int i = 0; i < 8; i++) moments[i] = days[i] * units[unit].by_day + units[unit].by_day / 2;
    char first[40], second[40];
    snprintf(first, 40, "%lld", 13148 * (long long)units[unit].by_day);
    snprintf(second, 40, "%lld", 13513 * (long long)units[unit].by_day);
    replace(&table, 1, units[unit].format, make_values(&ledger, moments, 8, 8, 0));
    check_drift(&table, first, second);
  }
  ledger = (struct ledger){0};
  table = plain_table(&ledger);
  const int32_t small[] = {2001, 2002, 2003, 2004, 2001, 2002, 2003, 2004};
  replace(&table, 1, "i", make_values(&ledger, small, 4, 8, 0));
  check_drift(&table, "2005", "2006");
  ledger = (struct ledger){0};
  table = plain_table(&ledger);
  const char *const quarters[] = {"2001-Q1", "2001-Q2", "2001-Q3", "2001-Q4",
                                  "2001-Q1", "2001-Q2", "2001-Q3", "2001-Q4"};
  replace(&table, 1, "u", make_texts(&ledger, quarters, 8, 4, 0));
  check_drift(&table, "2002-Q1", "2002-Q2");
}

static void test_values(void) {
  const float singles[] = {-4, -3.5, -1.5, -1, -1, 0.5, 1.5, 2};
  const int8_t bytes[] = {-4, -4, -2, -1, -1, -1, 1, 2};
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  replace(&table, 2, "f", make_values(&ledger, singles, 4, 8, 0));
  check_drift(&table, "2005", "2006");
  ledger = (struct ledger){0};
  table = plain_table(&ledger);
  replace(&table, 2, "c", make_values(&ledger, bytes, 1, 8, 0));
  check_drift(&table, "2005", "2006");
  // A null in the middle is filled and counted; rubbish lies below it.
  ledger = (struct ledger){0};
  table = plain_table(&ledger);
  const double holed[] = {99, 99, 99, -4, -3, 1e300, -1, -1, 0, 1, 2};
  const unsigned char bits[] = {0xD8, 0x07};
  const void *buffers[] = {bits, holed};
  const size_t sizes[] = {sizeof bits, sizeof holed};
  replace(&table, 2, "g", make_array(&ledger, 8, -1, 3, 2, buffers, sizes));
  struct answer *answer = run(almanac_forecast, &table, drift);
  CHECK(answer->status == ALMANAC_DONE);
  CHECK(is_near(number_of(answer, "north", "2005", "mean"), 0));
  CHECK(strstr(answer->report, "\"filledGaps\" : 1") != NULL);
  free_answer(answer);
  check_balance(&ledger);
}

static void test_slices_and_chunks(void) {
  // Three batches: rows 0 to 2 as a slice of the arrays, none, and rows 3 to 7 of a sliced batch.
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  for (int c = 0; c < 3; c++) {
    struct ArrowArray *old = &table.columns[c].arrays[0];
    old->release(old);
  }
  const char *const padded[] = {"x", "y", "north", "north", "north"};
  const int64_t padded_years[] = {7, 7, 2001, 2002, 2003};
  const double padded_values[] = {7, 7, -4, -3.5, -1.5};
  table.batch_count = 3;
  table.lengths[0] = 3;
  table.columns[0].arrays[0] = make_texts(&ledger, padded, 5, 4, 2);
  table.columns[1].arrays[0] = make_values(&ledger, padded_years, 8, 5, 2);
  table.columns[2].arrays[0] = make_values(&ledger, padded_values, 8, 5, 2);
  table.lengths[1] = 0;
  table.columns[0].arrays[1] = make_texts(&ledger, names, 0, 4, 0);
  table.columns[1].arrays[1] = make_values(&ledger, years, 8, 0, 0);
  table.columns[2].arrays[1] = make_values(&ledger, values, 8, 0, 0);
  table.lengths[2] = 5;
  table.offsets[2] = 2;
  table.columns[0].arrays[2] = make_texts(&ledger, names, 8, 4, 1);
  table.columns[1].arrays[2] = make_values(&ledger, years, 8, 8, 1);
  table.columns[2].arrays[2] = make_values(&ledger, values, 8, 8, 1);
  check_drift(&table, "2005", "2006");
}

static void test_regressors(void) {
  // y = 2x; the last two rows have no y, and x goes on.
  const char *const series[] = {"s", "s", "s", "s", "s", "s", "s"};
  const int64_t periods[] = {2001, 2002, 2003, 2004, 2005, 2006, 2007};
  const double y[] = {-2, 2, -4, 6, 2, NAN, NAN}, x[] = {-1, 1, -2, 3, 1, 10, -20};
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  replace(&table, 0, "u", make_texts(&ledger, series, 7, 4, 0));
  replace(&table, 1, "l", make_values(&ledger, periods, 8, 7, 0));
  replace(&table, 2, "g", make_values(&ledger, y, 8, 7, 0));
  table.columns[3] = (struct column){.name = "x", .format = "g"};
  table.columns[3].arrays[0] = make_values(&ledger, x, 8, 7, 0);
  table.columns[4] = (struct column){.name = "note", .format = "u"};
  table.columns[4].arrays[0] = make_texts(&ledger, series, 7, 4, 0);
  table.column_count = 5;
  table.lengths[0] = 7;
  struct answer *answer = run(
      almanac_forecast, &table,
      "{\"horizon\": 2, \"models\": [\"regression(formula=y ~ x)\", \"naive\"], \"layout\": \"wide\","
      " \"levels\": [], \"point\": \"mean\"}");
  CHECK(answer->status == ALMANAC_DONE);
  if (answer->status != ALMANAC_DONE) fprintf(stderr, "%s\n", answer->report);
  CHECK(answer->columns == 4 && strcmp(answer->names[3], "naive") == 0);
  CHECK(strncmp(answer->names[2], "regression", 10) == 0);
  CHECK(fabs(answer->numbers[2][0] - 20) < 1e-9 && fabs(answer->numbers[2][1] + 40) < 1e-9);
  CHECK(is_near(answer->numbers[3][1], 2));
  CHECK(strstr(answer->report, "'note' is utf8 and was left out") != NULL);
  free_answer(answer);
  check_balance(&ledger);
}

static void test_bad_series(void) {
  // The first series has a year twice, the third one nothing but a null.
  const char *const series[] = {"twice", "twice", "twice", "good", "good", "good", "empty", NULL};
  const int64_t periods[] = {2001, 2002, 2002, 2001, 2002, 2003, 2001, 2001};
  const double y[] = {1, 2, 3, -1, 0, 1, NAN, 5};
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  replace(&table, 0, "u", make_texts(&ledger, series, 8, 4, 0));
  replace(&table, 1, "l", make_values(&ledger, periods, 8, 8, 0));
  replace(&table, 2, "g", make_values(&ledger, y, 8, 8, 0));
  struct answer *answer = run(almanac_forecast, &table, drift);
  CHECK(answer->status == ALMANAC_PARTIAL);
  CHECK(answer->rows == 2 && is_near(number_of(answer, "good", "2004", "mean"), 2));
  CHECK(strstr(answer->report, "\"series\" : \"twice\"") != NULL);
  CHECK(strstr(answer->report, "'2002' is given twice (row 3)") != NULL);
  CHECK(strstr(answer->report, "\"series\" : \"empty\"") != NULL);
  CHECK(strstr(answer->report, "the row names no series (row 8)") != NULL);
  CHECK(strstr(answer->report, "\"forecast\" : 1") != NULL);
  free_answer(answer);
  check_balance(&ledger);
  // 2262 is the last year that nanoseconds can hold.
  const int64_t moments[] = {9183110400000000000, 9214646400000000000};
  const char *const late[] = {"late", "late"};
  const double two[] = {-1, 1};
  ledger = (struct ledger){0};
  table = plain_table(&ledger);
  replace(&table, 0, "u", make_texts(&ledger, late, 2, 4, 0));
  replace(&table, 1, "tsn:", make_values(&ledger, moments, 8, 2, 0));
  replace(&table, 2, "g", make_values(&ledger, two, 8, 2, 0));
  table.lengths[0] = 2;
  answer = run(almanac_forecast, &table, "{\"horizon\": 2, \"models\": [\"naive\"]}");
  CHECK(answer->status == ALMANAC_PARTIAL && answer->rows == 0);
  CHECK(strstr(answer->report, "go past what timestamp") != NULL);
  CHECK(strstr(answer->report, "\"forecast\" : 0") != NULL);
  free_answer(answer);
  check_balance(&ledger);
}

static void test_integer_names_and_wide(void) {
  const int32_t series[] = {7, 7, 7, 7, -8, -8, -8, -8};
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  table.columns[0].name = "id";
  table.columns[1].name = "year";
  replace(&table, 0, "i", make_values(&ledger, series, 4, 8, 0));
  struct answer *answer = run(
      almanac_forecast, &table,
      "{\"horizon\": 1, \"models\": \"drift, naive\", \"layout\": \"wide\", \"levels\": [95, 80],"
      " \"columns\": {\"unique_id\": \"id\", \"ds\": \"year\"}, \"jobs\": 2}");
  CHECK(answer->status == ALMANAC_DONE && answer->rows == 2);
  const char *const expected[] = {"id", "year", "drift", "drift-lo-80", "drift-hi-80",
                                  "drift-lo-95", "drift-hi-95", "naive", "naive-lo-80",
                                  "naive-hi-80", "naive-lo-95", "naive-hi-95"};
  CHECK(answer->columns == 12);
  for (int c = 0; c < 12; c++) CHECK(strcmp(answer->names[c], expected[c]) == 0);
  CHECK(strcmp(answer->formats[0], "l") == 0);
  CHECK(is_near(number_of(answer, "-8", "2005", "drift"), 3));
  CHECK(is_near(number_of(answer, "-8", "2005", "naive"), 2));
  CHECK(number_of(answer, "7", "2005", "drift-lo-95") < number_of(answer, "7", "2005", "drift-lo-80"));
  free_answer(answer);
  check_balance(&ledger);
}

static void test_backtest(void) {
  for (int wide = 0; wide < 2; wide++) {
    struct ledger ledger = {0};
    struct table table = plain_table(&ledger);
    struct answer *answer = run(
        almanac_backtest, &table,
        wide ? "{\"horizon\": 1, \"models\": [\"naive\", \"drift\"], \"windows\": 2, \"minimum\": 2,"
               " \"layout\": \"wide\"}"
             : "{\"horizon\": 1, \"models\": [\"naive\", \"drift\"], \"windows\": 2, \"minimum\": 2}");
    CHECK(answer->status == ALMANAC_DONE);
    CHECK(answer->rows == (wide ? 4 : 8));
    CHECK(strcmp(answer->names[2], "cutoff") == 0 && strcmp(answer->texts[2][0], "2002") == 0);
    CHECK(number_of(answer, "north", "2003", "y") == -1.5);
    CHECK(is_near(number_of(answer, "north", "2003", wide ? "naive" : "mean"), -3.5));
    if (wide) CHECK(is_near(number_of(answer, "north", "2004", "drift"), -0.25));
    CHECK(strstr(answer->report, "\"scored\" : 2") != NULL);
    CHECK(strstr(answer->report, "\"mase\"") != NULL);
    free_answer(answer);
    check_balance(&ledger);
  }
}

static void test_regression(void) {
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  const double x[] = {1, 2, 3, 4, 5, 6, 7, 8};
  const double y[] = {3.1, 4.9, 7.2, 8.8, 11.1, 12.9, 15.2, 16.8};  // 1.15 + 1.9666…x
  replace(&table, 1, "g", make_values(&ledger, x, 8, 8, 0));
  table.columns[1].name = "x";
  replace(&table, 2, "g", make_values(&ledger, y, 8, 8, 0));
  struct answer *answer = run(almanac_regression, &table, "{\"formula\": \"y ~ x\", \"level\": 90}");
  CHECK(answer->status == ALMANAC_DONE && answer->rows == 2);
  // Sums by hand: Σx = 36, Σx² = 204, Σy = 80, Σxy = 443.4; slope (8·443.4 − 36·80)/(8·204 − 36²).
  double slope = (8 * 443.4 - 36 * 80.0) / (8 * 204 - 36 * 36), intercept = 10 - 4.5 * slope;
  CHECK(strcmp(answer->texts[0][1], "x") == 0);
  CHECK(is_near(answer->numbers[1][1], slope) && fabs(answer->numbers[1][0] - intercept) < 1e-12);
  CHECK(answer->numbers[5][1] < slope && slope < answer->numbers[6][1]);
  CHECK(strstr(answer->report, "\"rSquared\"") != NULL);
  free_answer(answer);
  check_balance(&ledger);
  ledger = (struct ledger){0};
  table = plain_table(&ledger);
  answer = run(almanac_regression, &table, "{\"formula\": \"y ~ z\", \"tau\": 0.5}");
  CHECK(answer->status == ALMANAC_REJECTED);
  CHECK(strstr(answer->report, "tau") != NULL);
  free_answer(answer);
  check_balance(&ledger);
  ledger = (struct ledger){0};
  table = plain_table(&ledger);
  answer = run(almanac_regression, &table, "{\"formula\": \"y ~ z\"}");
  CHECK(answer->status == ALMANAC_REJECTED && strstr(answer->report, "'z'") != NULL);
  free_answer(answer);
  check_balance(&ledger);
}

// MARK: Wrong data and options

static void check_rejected(struct table *table, const char *options, const char *part) {
  struct answer *answer = run(almanac_forecast, table, options);
  CHECK(answer->status == ALMANAC_REJECTED);
  CHECK(strstr(answer->report, part) != NULL);
  if (strstr(answer->report, part) == NULL) {
    fprintf(stderr, "'%s' is not in %s\n", part, answer->report);
  }
  free_answer(answer);
  check_balance(table->ledger);
}

static void test_wrong_options(void) {
  const char *const cases[][2] = {
      {"{", "not a JSON object"},
      {"[1]", "not a JSON object"},
      {NULL, "'horizon' is missing"},
      {"{\"horizon\": 0}", "a whole number from 1 to 10000, and not 0"},
      {"{\"horizon\": 1e300}", "a whole number"},
      {"{\"horizon\": 2.5}", "and not 2.5"},
      {"{\"horizon\": \"6\"}", "and not \\\"6\\\""},
      {"{\"horizon\": 6, \"model\": \"naive\"}", "did you mean 'models'?"},
      {"{\"horizon\": 6, \"models\": [\"driift\"]}", "drift"},
      {"{\"horizon\": 6, \"models\": []}", "a list of texts"},
      {"{\"horizon\": 6, \"models\": [\"naive\", \"naive\"]}", "twice"},
      {"{\"horizon\": 6, \"levels\": [80, 180]}", "percentages"},
      {"{\"horizon\": 6, \"frequency\": \"daily\"}", "\\\"annual\\\""},
      {"{\"horizon\": 6, \"columns\": {\"y\": \"ds\"}}", "one column twice"},
      {"{\"horizon\": 6, \"columns\": {\"x\": \"y\"}}", "unknown option 'x'"},
      {"{\"horizon\": 6, \"columns\": {\"y\": \"value\"}}", "no column 'value'"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct ledger ledger = {0};
    struct table table = plain_table(&ledger);
    check_rejected(&table, cases[i][0], cases[i][1]);
  }
}

static void test_wrong_types(void) {
  const struct {
    int column;
    const char *format, *part;
  } cases[] = {
      {0, "g", "'unique_id' is float64"},
      {0, "tdD", "'unique_id' is date"},
      {1, "g", "'ds' is float64"},
      {1, "tsn:Asia/Shanghai", "a timestamp of a zone"},
      {1, "d:19,10", "of the format 'd:19,10'"},
      {2, "+l", "of the format '+l'"},
      {2, "", "of the format ''"},
      {2, NULL, "of the format ''"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct ledger ledger = {0};
    struct table table = plain_table(&ledger);
    table.columns[cases[i].column].format = cases[i].format;
    check_rejected(&table, drift, cases[i].part);
  }
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  table.columns[2].name = "ds";
  check_rejected(&table, drift, "2 columns 'ds'");
}

static void test_broken_arrays(void) {
  for (int form = 0;; form++) {
    struct ledger ledger = {0};
    struct table table = plain_table(&ledger);
    struct ArrowArray *name = &table.columns[0].arrays[0];
    struct ArrowArray *y = &table.columns[2].arrays[0];
    const char *part;
    switch (form) {
      case 0: y->length = 7, part = "the length 7"; break;
      case 1: y->offset = -1, part = "the offset -1"; break;
      case 2: y->offset = INT64_MAX - 3, part = "the offset"; break;
      case 3: y->n_buffers = 1, part = "1 buffers"; break;
      case 4: y->null_count = 3, part = "no bitmap"; break;
      case 5: table.lengths[0] = -8, part = "the length -8"; break;
      case 6: table.lengths[0] = INT64_MAX, table.offsets[0] = 9, part = "the length"; break;
      case 7: {
        const int32_t offsets[] = {0, 5, 3, 3, 3, 3, 3, 3, 3};
        const void *buffers[] = {NULL, offsets, "north"};
        const size_t sizes[] = {0, sizeof offsets, 5};
        replace(&table, 0, "u", make_array(&ledger, 8, 0, 0, 3, buffers, sizes));
        part = "a text from 5 to 3";
        break;
      }
      case 8: {
        const int32_t offsets[] = {-5, 5, 5, 5, 5, 5, 5, 5, 5};
        const void *buffers[] = {NULL, offsets, "north"};
        const size_t sizes[] = {0, sizeof offsets, 5};
        replace(&table, 0, "u", make_array(&ledger, 8, 0, 0, 3, buffers, sizes));
        part = "a text from -5";
        break;
      }
      case 9: {
        const char *const latin[] = {"S\xFC", "a", "a", "a", "a", "a", "a", "a"};
        replace(&table, 0, "u", make_texts(&ledger, latin, 8, 4, 0));
        part = "row 1 is not UTF-8";
        break;
      }
      case 10:
      case 11: {
        const int16_t entries[] = {0, 0, 0, 0, 0, 0, 0, form == 10 ? 1 : -1};
        struct ArrowArray array = make_values(&ledger, entries, 2, 8, 0);
        set_dictionary(&array, make_texts(&ledger, names, 1, 4, 0));
        replace(&table, 0, "s", array);
        table.columns[0].dictionary_format = "u";
        part = "of a dictionary of 1";
        break;
      }
      case 12:
        replace(&table, 0, "c", make_values(&ledger, names, 1, 8, 0));
        table.columns[0].dictionary_format = "u";
        part = "there is no dictionary";
        break;
      case 13:
      case 14:
      case 15: {
        // A view into a buffer that is not there, beyond its end, and of a negative length.
        int32_t view[32] = {form == 15 ? -20 : 20, 0, form == 13 ? 1 : 0, form == 14 ? 8 : 0};
        int64_t size = 24;
        const void *buffers[] = {NULL, view, "abcdefghijklmnopqrstuvwx", &size};
        const size_t sizes[] = {0, sizeof view, 24, 8};
        replace(&table, 0, "vu", make_array(&ledger, 8, 0, 0, 4, buffers, sizes));
        part = form == 15 ? "a text of -20 bytes" : "a text of 20 bytes";
        break;
      }
      case 16: {
        const void *buffers[] = {NULL, NULL};
        const size_t sizes[] = {0, 0};
        replace(&table, 2, "g", make_array(&ledger, 8, 0, 0, 2, buffers, sizes));
        part = "the buffer of values is NULL";
        break;
      }
      case 17: table.schema_fails = true, part = "the disk is on fire"; break;
      case 18: table.failing_batch = 0, part = "the disk is on fire"; break;
      case 19: name->release(name), part = "has been released"; break;
      case 20: table.batch_count = 0, table.failing_batch = -1, part = "no rows"; break;
      default: {
        y->release(y);
        name->release(name);
        table.columns[1].arrays[0].release(&table.columns[1].arrays[0]);
        return;
      }
    }
    if (form == 20) {
      name->release(name), y->release(y);
      table.columns[1].arrays[0].release(&table.columns[1].arrays[0]);
    }
    check_rejected(&table, drift, part);
  }
}

static void test_no_stream(void) {
  struct answer *answer = call(almanac_forecast, NULL, drift);
  CHECK(answer->status == ALMANAC_REJECTED);
  free_answer(answer);
  struct ArrowArrayStream released = {0};
  answer = call(almanac_backtest, &released, drift);
  CHECK(answer->status == ALMANAC_REJECTED && strstr(answer->report, "released") != NULL);
  free_answer(answer);
  // Without places for result and report.
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  struct ArrowArrayStream stream;
  make_stream(&table, &stream);
  CHECK(almanac_forecast(&stream, drift, NULL, NULL) == ALMANAC_REJECTED);
  CHECK(stream.release == NULL);
  check_balance(&ledger);
  almanac_free(NULL);
  CHECK(strlen(almanac_version()) >= 5);
}

// MARK: Ownership of results

static void test_moves(void) {
  struct ledger ledger = {0};
  struct table table = plain_table(&ledger);
  struct ArrowArrayStream input, first, moved;
  make_stream(&table, &input);
  CHECK(almanac_forecast(&input, drift, &first, NULL) == ALMANAC_DONE);
  check_balance(&ledger);
  moved = first;
  first.release = NULL;
  struct ArrowSchema schema, child_schema;
  struct ArrowArray batch, child, end;
  CHECK(moved.get_schema(&moved, &schema) == 0);
  CHECK(moved.get_schema(&moved, &child_schema) == 0);
  child_schema.release(&child_schema);
  child_schema = *schema.children[3];
  schema.children[3]->release = NULL;
  CHECK(moved.get_next(&moved, &batch) == 0);
  child = *batch.children[3];
  batch.children[3]->release = NULL;
  CHECK(moved.get_next(&moved, &end) == 0 && end.release == NULL);
  CHECK(moved.get_next(&moved, &end) == 0 && end.release == NULL);
  moved.release(&moved);
  batch.release(&batch);
  schema.release(&schema);
  // The children that were moved out outlive everything else.
  CHECK(strcmp(child_schema.name, "mean") == 0 && strcmp(child_schema.format, "g") == 0);
  CHECK(child.length == 4 && is_near(((const double *)child.buffers[1])[1], 1));
  child.release(&child);
  child_schema.release(&child_schema);
  CHECK(child.release == NULL && child_schema.release == NULL);
  // A result that is never read.
  ledger = (struct ledger){0};
  table = plain_table(&ledger);
  make_stream(&table, &input);
  CHECK(almanac_forecast(&input, drift, &first, NULL) == ALMANAC_DONE);
  first.release(&first);
}

static void *forecast_often(void *result) {
  for (int round = 0; round < 3; round++) {
    struct ledger ledger = {0};
    struct table table = plain_table(&ledger);
    struct answer *answer = run(
        almanac_forecast, &table,
        "{\"horizon\": 3, \"models\": [\"auto\", \"ets\", \"arima\"], \"jobs\": 2}");
    CHECK(answer->status != ALMANAC_REJECTED);
    check_balance(&ledger);
    if (round == 2) {
      *(struct answer **)result = answer;
    } else {
      free_answer(answer);
    }
  }
  return NULL;
}

static void test_threads(void) {
  pthread_t threads[4];
  struct answer *answers[4];
  for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, forecast_often, &answers[i]);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
  for (int i = 0; i < 4; i++) {
    CHECK(answers[i]->rows == 18);
    CHECK(strcmp(answers[i]->report, answers[0]->report) == 0);
    for (int c = 3; c < answers[0]->columns; c++) {
      for (int r = 0; r < answers[0]->rows; r++) {
        CHECK(answers[i]->numbers[c][r] == answers[0]->numbers[c][r]);
      }
    }
  }
  for (int i = 0; i < 4; i++) free_answer(answers[i]);
}

int main(void) {
  test_names();
  test_periods();
  test_values();
  test_slices_and_chunks();
  test_regressors();
  test_bad_series();
  test_integer_names_and_wide();
  test_backtest();
  test_regression();
  test_wrong_options();
  test_wrong_types();
  test_broken_arrays();
  test_no_stream();
  test_moves();
  test_threads();
  printf("%s\n", failures == 0 ? "all checks passed" : "checks failed");
  return failures == 0 ? 0 : 1;
}
