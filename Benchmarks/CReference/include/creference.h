#ifndef CREFERENCE_H
#define CREFERENCE_H

/// One dgels a series: `count` series of `rows` observations on designs of `columns` regressors.
///
/// `designs` are `design_stride` numbers apart: 0 where all series share one.
/// `coefficients` takes `columns` numbers a series, `sums` the residual sum of squares of each.
void dgels_for_each_series(int rows, int columns, long count, const double *designs,
                           long design_stride, const double *responses, double *coefficients,
                           double *sums);

/// Processor time of this thread in nanoseconds: other programs on the machine do not count.
double thread_nanoseconds(void);

/// The sum of `count` doubles by eight running sums: what reading them once costs.
double read_once(const double *values, long count);

#endif
