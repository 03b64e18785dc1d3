// Results of the library, read out into plain memory.
#ifndef RESULT_H
#define RESULT_H

#include "../../Sources/CAlmanac/almanac.h"

#define MAX_ROWS 256
#define MAX_COLUMNS 24

/// What a call gave.
struct answer {
  int status;
  char *report;
  int rows, columns;
  char names[MAX_COLUMNS][40];
  char formats[MAX_COLUMNS][12];
  char texts[MAX_COLUMNS][MAX_ROWS][40];
  double numbers[MAX_COLUMNS][MAX_ROWS];  // NaN for null
};

typedef int (*function)(
    struct ArrowArrayStream *, const char *, struct ArrowArrayStream *, char **);

/// Calls a function, reads its result out and releases everything; to be freed by free_answer.
struct answer *call(function function, struct ArrowArrayStream *input, const char *options);

/// The place of a column; -1 where there is none.
int column_of(const struct answer *answer, const char *name);

/// The number of a series in the period with a text, or NaN.
double number_of(
    const struct answer *answer, const char *series, const char *period, const char *column);

void free_answer(struct answer *answer);

#endif
