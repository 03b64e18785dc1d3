// The products of a panel with a narrow Q, by vectors of four doubles, two series at a time.
//
// For a small Q a general matrix product spends more on packing than on multiplying.
// Measured against it by Benchmarks/PanelRegression.
#ifndef ALMANAC_PANEL_H
#define ALMANAC_PANEL_H

#include <stddef.h>

/// The most columns that `panel_project` takes.
#define PANEL_WIDEST 8

#if defined(__x86_64__)

#include <immintrin.h>

#define PANEL_FUNCTION __attribute__((target("avx2,fma"))) static inline
typedef __m256d panel_vector;

/// Whether this processor has the instructions of `panel_project`.
static inline int panel_is_supported(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

/// All ones in the first `count` lanes.
PANEL_FUNCTION __m256i panel_mask(ptrdiff_t count) {
  return _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), _mm256_set_epi64x(3, 2, 1, 0));
}

/// The sums of the lanes of four vectors.
PANEL_FUNCTION panel_vector panel_sums(panel_vector a, panel_vector b, panel_vector c,
                                       panel_vector d) {
  const panel_vector ab = _mm256_hadd_pd(a, b), cd = _mm256_hadd_pd(c, d);
  return _mm256_add_pd(_mm256_permute2f128_pd(ab, cd, 0x21), _mm256_blend_pd(ab, cd, 0xC));
}

/// Adds the products of four columns with four observations of two series.
PANEL_FUNCTION void panel_multiply(const double *q, ptrdiff_t stride, panel_vector x,
                                   panel_vector y, panel_vector sums[8]) {
  for (int j = 0; j < 4; j++) {
    const panel_vector column = _mm256_loadu_pd(q + j * stride);
    sums[j] = _mm256_fmadd_pd(column, x, sums[j]);
    sums[4 + j] = _mm256_fmadd_pd(column, y, sums[4 + j]);
  }
}

/// Adds the squares of what the fit leaves of eight observations of two series.
PANEL_FUNCTION void panel_subtract(ptrdiff_t p, const double *q, ptrdiff_t stride,
                                   const double *e, ptrdiff_t width, panel_vector rest[4],
                                   panel_vector sums[2]) {
  for (ptrdiff_t j = 0; j < p; j++, q += stride) {
    const panel_vector first = _mm256_loadu_pd(q), second = _mm256_loadu_pd(q + 4);
    const panel_vector x = _mm256_broadcast_sd(e + j), y = _mm256_broadcast_sd(e + width + j);
    rest[0] = _mm256_fnmadd_pd(first, x, rest[0]);
    rest[1] = _mm256_fnmadd_pd(second, x, rest[1]);
    rest[2] = _mm256_fnmadd_pd(first, y, rest[2]);
    rest[3] = _mm256_fnmadd_pd(second, y, rest[3]);
  }
  sums[0] = _mm256_fmadd_pd(rest[0], rest[0], _mm256_fmadd_pd(rest[1], rest[1], sums[0]));
  sums[1] = _mm256_fmadd_pd(rest[2], rest[2], _mm256_fmadd_pd(rest[3], rest[3], sums[1]));
}

/// For each of `count` series of `n` observations the effects Qᵀy and ‖y − QQᵀy‖².
///
/// `q` has p columns of `stride` entries, at least n - n % 8 + 8 of them, zero from n on, and after
/// them columns of zeros up to a multiple of 4. `effects` takes p entries a series, `sums` one. p is
/// at most PANEL_WIDEST.
PANEL_FUNCTION void panel_project(ptrdiff_t n, ptrdiff_t p, ptrdiff_t count, const double *q,
                                  ptrdiff_t stride, const double *responses, double *effects,
                                  double *sums) {
  const ptrdiff_t whole = n / 8 * 8;
  const __m256i mask[2] = {panel_mask(n - whole), panel_mask(n - whole - 4)};
  const panel_vector zero = _mm256_setzero_pd();
  double e[2 * PANEL_WIDEST];
  for (ptrdiff_t s = 0; s < count; s += 2) {
    // A last series without a partner is its own.
    const ptrdiff_t t = s + 1 < count ? s + 1 : s;
    const double *x = responses + s * n, *y = responses + t * n;
    const panel_vector tail[4] = {
        _mm256_maskload_pd(x + whole, mask[0]), _mm256_maskload_pd(x + whole + 4, mask[1]),
        _mm256_maskload_pd(y + whole, mask[0]), _mm256_maskload_pd(y + whole + 4, mask[1])};
    for (ptrdiff_t j = 0; j < p; j += 4) {
      const double *column = q + j * stride;
      panel_vector a[8] = {zero, zero, zero, zero, zero, zero, zero, zero};
      for (ptrdiff_t i = 0; i < whole; i += 4)
        panel_multiply(column + i, stride, _mm256_loadu_pd(x + i), _mm256_loadu_pd(y + i), a);
      panel_multiply(column + whole, stride, tail[0], tail[2], a);
      panel_multiply(column + whole + 4, stride, tail[1], tail[3], a);
      _mm256_storeu_pd(e + j, panel_sums(a[0], a[1], a[2], a[3]));
      _mm256_storeu_pd(e + PANEL_WIDEST + j, panel_sums(a[4], a[5], a[6], a[7]));
    }
    panel_vector squares[2] = {zero, zero};
    for (ptrdiff_t i = 0; i < whole; i += 8) {
      panel_vector rest[4] = {_mm256_loadu_pd(x + i), _mm256_loadu_pd(x + i + 4),
                              _mm256_loadu_pd(y + i), _mm256_loadu_pd(y + i + 4)};
      panel_subtract(p, q + i, stride, e, PANEL_WIDEST, rest, squares);
    }
    if (whole < n) {
      panel_vector rest[4] = {tail[0], tail[1], tail[2], tail[3]};
      panel_subtract(p, q + whole, stride, e, PANEL_WIDEST, rest, squares);
    }
    double totals[4];
    _mm256_storeu_pd(totals, panel_sums(squares[0], squares[1], zero, zero));
    sums[s] = totals[0];
    sums[t] = totals[1];
    for (ptrdiff_t j = 0; j < p; j++) {
      effects[s * p + j] = e[j];
      effects[t * p + j] = e[PANEL_WIDEST + j];
    }
  }
}

#undef PANEL_FUNCTION

#else

static inline int panel_is_supported(void) { return 0; }

static inline void panel_project(ptrdiff_t n, ptrdiff_t p, ptrdiff_t count, const double *q,
                                 ptrdiff_t stride, const double *responses, double *effects,
                                 double *sums) {}

#endif
#endif
