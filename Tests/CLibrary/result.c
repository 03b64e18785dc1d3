#include "result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

static void read_batch(struct answer *answer, const struct ArrowArray *batch) {
  CHECK(batch->n_children == answer->columns && batch->offset == 0);
  for (int c = 0; c < answer->columns; c++) {
    const struct ArrowArray *column = batch->children[c];
    CHECK(column->length == batch->length && column->offset == 0);
    const unsigned char *bits = column->buffers[0];
    CHECK((column->null_count == 0) == (bits == NULL));
    for (int64_t r = 0; r < batch->length && answer->rows + r < MAX_ROWS; r++) {
      char *text = answer->texts[c][answer->rows + r];
      double *number = &answer->numbers[c][answer->rows + r];
      const char *format = answer->formats[c];
      *number = NAN;
      if (strcmp(format, "U") == 0) {
        const int64_t *offsets = column->buffers[1];
        snprintf(
            text, 40, "%.*s", (int)(offsets[r + 1] - offsets[r]),
            (const char *)column->buffers[2] + offsets[r]);
      } else if (strcmp(format, "g") == 0) {
        if (bits == NULL || (bits[r / 8] >> (r % 8) & 1)) {
          *number = ((const double *)column->buffers[1])[r];
        }
      } else {
        int64_t value = strcmp(format, "tdD") == 0 ? ((const int32_t *)column->buffers[1])[r]
                                                   : ((const int64_t *)column->buffers[1])[r];
        *number = (double)value;
        snprintf(text, 40, "%lld", (long long)value);
      }
    }
  }
  answer->rows += (int)batch->length;
}

struct answer *call(function function, struct ArrowArrayStream *input, const char *options) {
  struct answer *answer = calloc(1, sizeof *answer);
  struct ArrowArrayStream stream;
  memset(&stream, 0xA5, sizeof stream);  // as uninitialised as it may be
  answer->status = function(input, options, &stream, &answer->report);
  CHECK(answer->report != NULL);
  if (input != NULL) CHECK(input->release == NULL);
  if (answer->status == ALMANAC_REJECTED) {
    CHECK(stream.release == NULL);
    return answer;
  }
  struct ArrowSchema schema;
  CHECK(stream.get_schema(&stream, &schema) == 0);
  CHECK(strcmp(schema.format, "+s") == 0);
  answer->columns = (int)schema.n_children;
  for (int c = 0; c < answer->columns; c++) {
    snprintf(answer->names[c], 40, "%s", schema.children[c]->name);
    snprintf(answer->formats[c], 12, "%s", schema.children[c]->format);
  }
  for (;;) {
    struct ArrowArray batch;
    CHECK(stream.get_next(&stream, &batch) == 0);
    if (batch.release == NULL) break;
    read_batch(answer, &batch);
    batch.release(&batch);
    CHECK(batch.release == NULL);
  }
  CHECK(stream.get_last_error(&stream) == NULL);
  stream.release(&stream);
  CHECK(stream.release == NULL);
  // What was taken from a stream outlives it.
  CHECK(schema.children[0]->release != NULL);
  schema.release(&schema);
  CHECK(schema.release == NULL);
  return answer;
}

int column_of(const struct answer *answer, const char *name) {
  for (int c = 0; c < answer->columns; c++) {
    if (strcmp(answer->names[c], name) == 0) return c;
  }
  return -1;
}

double number_of(
    const struct answer *answer, const char *series, const char *period, const char *column) {
  int c = column_of(answer, column);
  for (int r = 0; c >= 0 && r < answer->rows; r++) {
    if (strcmp(answer->texts[0][r], series) == 0 && strcmp(answer->texts[1][r], period) == 0) {
      return answer->numbers[c][r];
    }
  }
  return NAN;
}

void free_answer(struct answer *answer) {
  almanac_free(answer->report);
  free(answer);
}
