#include "producer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct owned {
  struct ledger *ledger;
  const void **buffers;
  int count;
  struct ArrowArray *dictionary;
};

static void release_array(struct ArrowArray *array) {
  struct owned *owned = array->private_data;
  owned->ledger->arrays_released++;
  for (int i = 0; i < owned->count; i++) free((void *)owned->buffers[i]);
  free(owned->buffers);
  if (owned->dictionary != NULL) {
    if (owned->dictionary->release != NULL) owned->dictionary->release(owned->dictionary);
    free(owned->dictionary);
  }
  free(owned);
  array->release = NULL;
}

struct ArrowArray make_array(
    struct ledger *ledger, int64_t length, int64_t null_count, int64_t offset, int buffer_count,
    const void *const *buffers, const size_t *sizes) {
  struct owned *owned = calloc(1, sizeof *owned);
  owned->ledger = ledger;
  owned->count = buffer_count;
  owned->buffers = calloc(buffer_count, sizeof *owned->buffers);
  for (int i = 0; i < buffer_count; i++) {
    if (buffers[i] == NULL) continue;
    // To the byte, so that valgrind sees every read beyond the end.
    void *copy = malloc(sizes[i] == 0 ? 1 : sizes[i]);
    memcpy(copy, buffers[i], sizes[i]);
    owned->buffers[i] = copy;
  }
  ledger->arrays_made++;
  return (struct ArrowArray){
      .length = length,
      .null_count = null_count,
      .offset = offset,
      .n_buffers = buffer_count,
      .buffers = owned->buffers,
      .release = release_array,
      .private_data = owned,
  };
}

void set_dictionary(struct ArrowArray *array, struct ArrowArray dictionary) {
  struct owned *owned = array->private_data;
  owned->dictionary = malloc(sizeof dictionary);
  *owned->dictionary = dictionary;
  array->dictionary = owned->dictionary;
}

static void set_bit(unsigned char *bits, int64_t position) {
  bits[position / 8] |= 1u << (position % 8);
}

struct ArrowArray make_texts(
    struct ledger *ledger, const char *const *texts, int64_t count, int offset_size,
    int64_t offset) {
  int32_t *small = calloc(count + 1, sizeof *small);
  int64_t *large = calloc(count + 1, sizeof *large);
  unsigned char *bits = calloc(count / 8 + 1, 1);
  char *bytes = calloc(1, 1);
  size_t size = 0;
  int64_t nulls = 0;
  for (int64_t i = 0; i < count; i++) {
    size_t length = texts[i] == NULL ? 0 : strlen(texts[i]);
    bytes = realloc(bytes, size + length + 1);
    if (texts[i] != NULL) {
      memcpy(bytes + size, texts[i], length);
      set_bit(bits, i);
    } else if (i >= offset) {
      nulls++;
    }
    size += length;
    small[i + 1] = (int32_t)size;
    large[i + 1] = (int64_t)size;
  }
  const void *buffers[] = {
      nulls == 0 ? NULL : bits, offset_size == 4 ? (void *)small : (void *)large, bytes};
  size_t sizes[] = {count / 8 + 1, (count + 1) * (size_t)offset_size, size};
  struct ArrowArray array =
      make_array(ledger, count - offset, nulls, offset, 3, buffers, sizes);
  free(small);
  free(large);
  free(bits);
  free(bytes);
  return array;
}

struct ArrowArray make_views(struct ledger *ledger, const char *const *texts, int64_t count) {
  unsigned char *views = calloc(count, 16);
  char *bytes = calloc(1, 1);
  int64_t size = 0;
  for (int64_t i = 0; i < count; i++) {
    int32_t length = (int32_t)strlen(texts[i]);
    memcpy(views + 16 * i, &length, 4);
    if (length <= 12) {
      memcpy(views + 16 * i + 4, texts[i], length);
    } else {
      int32_t block = 0, start = (int32_t)size;
      memcpy(views + 16 * i + 4, texts[i], 4);
      memcpy(views + 16 * i + 8, &block, 4);
      memcpy(views + 16 * i + 12, &start, 4);
      bytes = realloc(bytes, size + length);
      memcpy(bytes + size, texts[i], length);
      size += length;
    }
  }
  const void *buffers[] = {NULL, views, bytes, &size};
  size_t sizes[] = {0, 16 * (size_t)count, (size_t)size, sizeof size};
  struct ArrowArray array = make_array(ledger, count, 0, 0, 4, buffers, sizes);
  free(views);
  free(bytes);
  return array;
}

struct ArrowArray make_values(
    struct ledger *ledger, const void *values, size_t size, int64_t count, int64_t offset) {
  const void *buffers[] = {NULL, values};
  size_t sizes[] = {0, size * (size_t)count};
  return make_array(ledger, count - offset, 0, offset, 2, buffers, sizes);
}

// MARK: Schemas

static void release_schema(struct ArrowSchema *schema) {
  struct ledger *ledger = schema->private_data;
  ledger->schemas_released++;
  for (int64_t i = 0; i < schema->n_children; i++) {
    if (schema->children[i]->release != NULL) schema->children[i]->release(schema->children[i]);
    free(schema->children[i]);
  }
  free(schema->children);
  if (schema->dictionary != NULL) {
    if (schema->dictionary->release != NULL) schema->dictionary->release(schema->dictionary);
    free(schema->dictionary);
  }
  schema->release = NULL;
}

static struct ArrowSchema make_schema(
    struct ledger *ledger, const char *format, const char *name) {
  ledger->schemas_made++;
  return (struct ArrowSchema){
      .format = format, .name = name, .release = release_schema, .private_data = ledger};
}

// MARK: Streams

struct stream {
  struct table table;
  int next;
};

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
  struct table *table = &((struct stream *)stream->private_data)->table;
  if (table->schema_fails) return EIO;
  *out = make_schema(table->ledger, "+s", NULL);
  out->n_children = table->column_count;
  out->children = calloc(table->column_count, sizeof *out->children);
  for (int i = 0; i < table->column_count; i++) {
    struct column *column = &table->columns[i];
    out->children[i] = malloc(sizeof **out->children);
    *out->children[i] = make_schema(table->ledger, column->format, column->name);
    if (column->dictionary_format != NULL) {
      out->children[i]->dictionary = malloc(sizeof **out->children);
      *out->children[i]->dictionary =
          make_schema(table->ledger, column->dictionary_format, NULL);
    }
  }
  return 0;
}

struct batch {
  struct ledger *ledger;
  struct ArrowArray **children;
  int count;
  const void *validity;
};

static void release_batch(struct ArrowArray *array) {
  struct batch *batch = array->private_data;
  batch->ledger->arrays_released++;
  for (int i = 0; i < batch->count; i++) {
    if (batch->children[i]->release != NULL) batch->children[i]->release(batch->children[i]);
    free(batch->children[i]);
  }
  free(batch->children);
  free(batch);
  array->release = NULL;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
  struct stream *state = stream->private_data;
  struct table *table = &state->table;
  if (state->next == table->failing_batch) return EIO;
  memset(out, 0, sizeof *out);
  if (state->next >= table->batch_count) return 0;
  struct batch *batch = calloc(1, sizeof *batch);
  batch->ledger = table->ledger;
  batch->count = table->column_count;
  batch->children = calloc(table->column_count, sizeof *batch->children);
  for (int i = 0; i < table->column_count; i++) {
    batch->children[i] = malloc(sizeof **batch->children);
    // Moved: the table's own structure is no longer to be released.
    *batch->children[i] = table->columns[i].arrays[state->next];
    table->columns[i].arrays[state->next].release = NULL;
  }
  table->ledger->arrays_made++;
  *out = (struct ArrowArray){
      .length = table->lengths[state->next],
      .offset = table->offsets[state->next],
      .n_buffers = 1,
      .n_children = table->column_count,
      .buffers = &batch->validity,
      .children = batch->children,
      .release = release_batch,
      .private_data = batch,
  };
  state->next++;
  return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
  (void)stream;
  return "the disk is on fire";
}

static void release_stream(struct ArrowArrayStream *stream) {
  struct stream *state = stream->private_data;
  struct table *table = &state->table;
  table->ledger->streams_released++;
  for (int i = 0; i < table->column_count; i++) {
    for (int batch = 0; batch < table->batch_count; batch++) {
      struct ArrowArray *array = &table->columns[i].arrays[batch];
      if (array->release != NULL) array->release(array);
    }
  }
  free(state);
  stream->release = NULL;
}

void make_stream(struct table *table, struct ArrowArrayStream *out) {
  struct stream *state = calloc(1, sizeof *state);
  state->table = *table;
  *out = (struct ArrowArrayStream){
      .get_schema = get_schema,
      .get_next = get_next,
      .get_last_error = get_last_error,
      .release = release_stream,
      .private_data = state,
  };
}
