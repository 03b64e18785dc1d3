// Arrow data made by hand: every array counts its releases, so that a test can tell that each was
// released exactly once.
#ifndef PRODUCER_H
#define PRODUCER_H

#include <stdbool.h>
#include <stddef.h>

#include "../../Sources/CAlmanac/almanac.h"

/// What a producer has handed out and got back.
struct ledger {
  int arrays_made, arrays_released;
  int schemas_made, schemas_released;
  int streams_released;
};

/// A column: its type, and the array of each batch.
struct column {
  const char *name;
  const char *format;
  const char *dictionary_format;  // NULL without a dictionary
  struct ArrowArray arrays[4];
};

/// A table of at most 8 columns and 4 batches.
struct table {
  struct column columns[8];
  int column_count, batch_count;
  int64_t lengths[4];
  int64_t offsets[4];  // of the arrays of whole batches
  struct ledger *ledger;
  // What goes wrong: get_schema fails, or get_next does at this batch.
  bool schema_fails;
  int failing_batch;  // -1 for none
};

/// An array over copies of buffers; the sizes in bytes, 0 for NULL.
struct ArrowArray make_array(
    struct ledger *ledger, int64_t length, int64_t null_count, int64_t offset, int buffer_count,
    const void *const *buffers, const size_t *sizes);

/// Gives an array a dictionary, which is moved in.
void set_dictionary(struct ArrowArray *array, struct ArrowArray dictionary);

/// A stream over a table, whose arrays are moved into it.
void make_stream(struct table *table, struct ArrowArrayStream *out);

/// Texts as utf8 (offset_size 4) or large utf8 (8); NULL for a null.
struct ArrowArray make_texts(
    struct ledger *ledger, const char *const *texts, int64_t count, int offset_size,
    int64_t offset);

/// Texts as views: those of more than 12 bytes in a buffer of their own.
struct ArrowArray make_views(struct ledger *ledger, const char *const *texts, int64_t count);

/// Values of a fixed size without nulls.
struct ArrowArray make_values(
    struct ledger *ledger, const void *values, size_t size, int64_t count, int64_t offset);

#endif
