#define _POSIX_C_SOURCE 200809L
#include "creference.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

void dgels_(const char *trans, const int *m, const int *n, const int *nrhs, double *a,
            const int *lda, double *b, const int *ldb, double *work, const int *lwork, int *info,
            size_t);

void dgels_for_each_series(int rows, int columns, long count, const double *designs,
                           long design_stride, const double *responses, double *coefficients,
                           double *sums) {
  int one = 1, lwork = 64 * columns + rows, info;
  double *a = malloc(sizeof(double) * rows * columns);
  double *b = malloc(sizeof(double) * rows);
  double *work = malloc(sizeof(double) * lwork);
  for (long s = 0; s < count; s++) {
    memcpy(a, designs + s * design_stride, sizeof(double) * rows * columns);
    memcpy(b, responses + s * rows, sizeof(double) * rows);
    dgels_("N", &rows, &columns, &one, a, &rows, b, &rows, work, &lwork, &info, 1);
    memcpy(coefficients + s * columns, b, sizeof(double) * columns);
    double sum = 0;
    for (int i = columns; i < rows; i++) sum += b[i] * b[i];
    sums[s] = sum;
  }
  free(a);
  free(b);
  free(work);
}

double thread_nanoseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

double read_once(const double *values, long count) {
  double sums[8] = {0};
  long i = 0;
  for (; i + 8 <= count; i += 8)
    for (int j = 0; j < 8; j++) sums[j] += values[i + j];
  for (; i < count; i++) sums[0] += values[i];
  double sum = 0;
  for (int j = 0; j < 8; j++) sum += sums[j];
  return sum;
}
