// Householder QR of eight small problems at a time, each with a design of its own: one problem a
// lane, the triangle kept and the rows eliminated a block at a time, so that a block stays in cache.
//
// LAPACK's call overhead and short columns cost more than the arithmetic of such problems. Measured
// against one dgels a problem by Benchmarks/BatchedRegression.
#ifndef ALMANAC_BATCH_H
#define ALMANAC_BATCH_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

/// The problems that are solved together.
#define BATCH_LANES 8
/// The rows that are eliminated together.
#define BATCH_ROWS 32
/// The entries that are loaded together: half of a second-level cache.
#define BATCH_ENTRIES 8192

typedef double batch_vector __attribute__((vector_size(64), aligned(8)));
typedef double batch_quarter __attribute__((vector_size(32), aligned(8)));
typedef int64_t batch_mask __attribute__((vector_size(64), aligned(8)));

#if defined(__clang__)
// Every function with vectors among its arguments is inlined, so that no convention matters.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"
#endif

#define BATCH_INLINE static inline __attribute__((always_inline))

BATCH_INLINE batch_vector batch_root(batch_vector x) {
#if __has_builtin(__builtin_elementwise_sqrt)
  return __builtin_elementwise_sqrt(x);
#else
  for (int lane = 0; lane < BATCH_LANES; lane++) x[lane] = sqrt(x[lane]);
  return x;
#endif
}

BATCH_INLINE batch_vector batch_choose(batch_mask mask, batch_vector yes, batch_vector no) {
  return (batch_vector)((mask & (batch_mask)yes) | (~mask & (batch_mask)no));
}

/// Four rows of a column of four problems, row by row.
BATCH_INLINE void batch_transpose(const double *const column[4], ptrdiff_t row,
                                  batch_quarter rows[4]) {
  const batch_quarter a = *(const batch_quarter *)(column[0] + row);
  const batch_quarter b = *(const batch_quarter *)(column[1] + row);
  const batch_quarter c = *(const batch_quarter *)(column[2] + row);
  const batch_quarter d = *(const batch_quarter *)(column[3] + row);
  const batch_quarter ab0 = __builtin_shufflevector(a, b, 0, 4, 2, 6);
  const batch_quarter ab1 = __builtin_shufflevector(a, b, 1, 5, 3, 7);
  const batch_quarter cd0 = __builtin_shufflevector(c, d, 0, 4, 2, 6);
  const batch_quarter cd1 = __builtin_shufflevector(c, d, 1, 5, 3, 7);
  rows[0] = __builtin_shufflevector(ab0, cd0, 0, 1, 4, 5);
  rows[1] = __builtin_shufflevector(ab1, cd1, 0, 1, 4, 5);
  rows[2] = __builtin_shufflevector(ab0, cd0, 2, 3, 6, 7);
  rows[3] = __builtin_shufflevector(ab1, cd1, 2, 3, 6, 7);
}

/// `count` rows from `first` on of a column of eight problems, one problem a lane.
BATCH_INLINE void batch_load(const double *const column[BATCH_LANES], ptrdiff_t first,
                             ptrdiff_t count, batch_vector *rows) {
  ptrdiff_t i = 0;
  for (; i + 4 <= count; i += 4) {
    batch_quarter low[4], high[4];
    batch_transpose(column, first + i, low);
    batch_transpose(column + 4, first + i, high);
    for (int k = 0; k < 4; k++)
      rows[i + k] = __builtin_shufflevector(low[k], high[k], 0, 1, 2, 3, 4, 5, 6, 7);
  }
  for (; i < count; i++)
    for (int lane = 0; lane < BATCH_LANES; lane++) rows[i][lane] = column[lane][first + i];
}

/// Reflects `width` columns of a block, and their entries of row j of the triangle.
BATCH_INLINE void batch_reflect(int width, ptrdiff_t count, const batch_vector *v, batch_vector v0,
                                batch_vector factor, batch_vector *top, batch_vector *block,
                                ptrdiff_t stride) {
  batch_vector w[4];
  for (int k = 0; k < width; k++) w[k] = v0 * top[k];
  for (ptrdiff_t i = 0; i < count; i++)
    for (int k = 0; k < width; k++) w[k] += v[i] * block[k * stride + i];
  for (int k = 0; k < width; k++) {
    w[k] *= factor;
    top[k] -= w[k] * v0;
  }
  for (ptrdiff_t i = 0; i < count; i++)
    for (int k = 0; k < width; k++) block[k * stride + i] -= w[k] * v[i];
}

/// Eliminates a block of rows of p regressors and, as the last column, the response.
///
/// `triangle` has p rows of p + 1 entries.
BATCH_INLINE void batch_eliminate(ptrdiff_t count, ptrdiff_t p, batch_vector *block,
                                  ptrdiff_t stride, batch_vector *triangle) {
  const batch_vector zero = {0};
  for (ptrdiff_t j = 0; j < p; j++) {
    const batch_vector *v = block + j * stride;
    batch_vector even = zero, odd = zero;
    ptrdiff_t i = 0;
    for (; i + 2 <= count; i += 2) {
      even += v[i] * v[i];
      odd += v[i + 1] * v[i + 1];
    }
    if (i < count) even += v[i] * v[i];
    const batch_vector squares = even + odd;
    batch_vector *top = triangle + j * (p + 1);
    const batch_vector head = top[j];
    const batch_vector length = batch_root(head * head + squares);
    // Away from the head, so that nothing cancels; no reflection where there is nothing below.
    const batch_vector end = batch_choose(head < zero, length, -length);
    const batch_mask idle = squares == zero;
    const batch_vector v0 = head - end;
    const batch_vector factor = batch_choose(idle, zero, -1 / (end * v0));
    top[j] = batch_choose(idle, head, end);
    ptrdiff_t k = j + 1;
    for (; k + 2 <= p; k += 3)
      batch_reflect(3, count, v, v0, factor, top + k, block + k * stride, stride);
    if (k + 1 == p) {
      batch_reflect(2, count, v, v0, factor, top + k, block + k * stride, stride);
    } else if (k == p) {
      batch_reflect(1, count, v, v0, factor, top + k, block + k * stride, stride);
    }
  }
}

/// Coefficients of eight problems and whether each can be trusted.
///
/// Not trusted are a column that adds less than `tolerance` of its length to those before it, and
/// squares near the ends of the range of doubles, not finite ones among them.
BATCH_INLINE batch_mask batch_substitute(ptrdiff_t p, double tolerance,
                                         const batch_vector *triangle, batch_vector squares,
                                         batch_vector *coefficients) {
  const double least = 0x1p-900, most = 0x1p900;
  batch_mask trusted = (batch_mask)(squares == squares);
  for (ptrdiff_t j = 0; j <= p; j++) {
    const batch_vector zero = {0};
    batch_vector length = j < p ? zero : squares;
    for (ptrdiff_t k = 0; k <= j && k < p; k++) {
      const batch_vector entry = triangle[k * (p + 1) + j];
      length += entry * entry;
    }
    trusted &= (length > least) & (length < most);
    if (j < p) {
      const batch_vector own = triangle[j * (p + 1) + j];
      trusted &= own * own > tolerance * tolerance * length;
    }
  }
  for (ptrdiff_t j = p - 1; j >= 0; j--) {
    const batch_vector *row = triangle + j * (p + 1);
    batch_vector rest = row[p];
    for (ptrdiff_t k = j + 1; k < p; k++) rest -= row[k] * coefficients[k];
    coefficients[j] = rest / row[j];
  }
  return trusted;
}

/// Calls for `rows` rows from `first` on of the problems from `s` on, before they are needed.
///
/// Eight problems of p + 1 columns are more streams than a processor foresees by itself.
BATCH_INLINE void batch_prefetch(ptrdiff_t n, ptrdiff_t p, ptrdiff_t s, ptrdiff_t count,
                                 ptrdiff_t first, ptrdiff_t rows, const double *designs,
                                 const double *responses) {
  const ptrdiff_t end = s + BATCH_LANES < count ? s + BATCH_LANES : count;
  for (ptrdiff_t t = s; t < end; t++) {
    for (ptrdiff_t j = 0; j <= p; j++) {
      const double *column = j < p ? designs + (t * p + j) * n : responses + t * n;
      for (ptrdiff_t i = first; i < first + rows; i += 8) __builtin_prefetch(column + i);
    }
  }
}

BATCH_INLINE ptrdiff_t batch_least(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

/// The rows of a column that are loaded together.
BATCH_INLINE ptrdiff_t batch_stride(ptrdiff_t n, ptrdiff_t p) {
  const ptrdiff_t most = BATCH_ENTRIES / (p + 1) / BATCH_ROWS * BATCH_ROWS;
  return batch_least(n, most > BATCH_ROWS ? most : BATCH_ROWS);
}

/// As `batch_least_squares`, whatever the processor.
BATCH_INLINE void batch_solve(ptrdiff_t n, ptrdiff_t p, ptrdiff_t count, double tolerance,
                              const double *designs, const double *responses, double *scratch,
                              double *coefficients, double *sums, uint8_t *trusted) {
  batch_vector *triangle = (batch_vector *)scratch;
  batch_vector *solution = triangle + p * (p + 1);
  batch_vector *block = solution + p;
  const ptrdiff_t stride = batch_stride(n, p);
  const batch_vector zero = {0};
  for (ptrdiff_t s = 0; s < count; s += BATCH_LANES) {
    const ptrdiff_t lanes = count - s < BATCH_LANES ? count - s : BATCH_LANES;
    for (ptrdiff_t k = 0; k < p * (p + 1); k++) triangle[k] = zero;
    batch_vector squares = zero;
    for (ptrdiff_t start = 0; start < n; start += stride) {
      const ptrdiff_t loaded = batch_least(stride, n - start);
      const double *column[BATCH_LANES];
      for (ptrdiff_t j = 0; j <= p; j++) {
        for (ptrdiff_t lane = 0; lane < BATCH_LANES; lane++) {
          // A last group is filled up with its last problem.
          const ptrdiff_t t = s + (lane < lanes ? lane : lanes - 1);
          column[lane] = j < p ? designs + (t * p + j) * n : responses + t * n;
        }
        batch_load(column, start, loaded, block + j * stride);
      }
      for (ptrdiff_t first = 0; first < loaded; first += BATCH_ROWS) {
        const ptrdiff_t rows = batch_least(BATCH_ROWS, loaded - first);
        if (loaded == n)
          batch_prefetch(n, p, s + BATCH_LANES, count, first, rows, designs, responses);
        batch_eliminate(rows, p, block + first, stride, triangle);
        const batch_vector *rest = block + p * stride + first;
        for (ptrdiff_t i = 0; i < rows; i++) squares += rest[i] * rest[i];
      }
    }
    const batch_mask mask = batch_substitute(p, tolerance, triangle, squares, solution);
    for (ptrdiff_t lane = 0; lane < lanes; lane++) {
      for (ptrdiff_t j = 0; j < p; j++) coefficients[(s + lane) * p + j] = solution[j][lane];
      sums[s + lane] = squares[lane];
      trusted[s + lane] = mask[lane] != 0;
    }
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) static inline void batch_solve_by_wide_vectors(
    ptrdiff_t n, ptrdiff_t p, ptrdiff_t count, double tolerance, const double *designs,
    const double *responses, double *scratch, double *coefficients, double *sums,
    uint8_t *trusted) {
  batch_solve(n, p, count, tolerance, designs, responses, scratch, coefficients, sums, trusted);
}
#endif

/// The doubles of scratch that `batch_least_squares` needs.
static inline ptrdiff_t batch_scratch(ptrdiff_t n, ptrdiff_t p) {
  return BATCH_LANES * (p * (p + 1) + p + (p + 1) * batch_stride(n, p));
}

/// Least squares for each of `count` problems of `n` observations on `p` regressors.
///
/// `designs` has n·p entries a problem, by columns; `responses` n; `coefficients` takes p; `sums`
/// the sum of squared residuals; `trusted` 0 where the problem needs more care than it got here.
static inline void batch_least_squares(ptrdiff_t n, ptrdiff_t p, ptrdiff_t count,
                                       double tolerance, const double *designs,
                                       const double *responses, double *scratch,
                                       double *coefficients, double *sums, uint8_t *trusted) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    batch_solve_by_wide_vectors(n, p, count, tolerance, designs, responses, scratch, coefficients,
                                sums, trusted);
    return;
  }
#endif
  batch_solve(n, p, count, tolerance, designs, responses, scratch, coefficients, sums, trusted);
}

#undef BATCH_INLINE

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

#endif
