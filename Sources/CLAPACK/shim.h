// BLAS and LAPACK by their Fortran names, as liblapack exports them.
//
// Debian's OpenBLAS is built without LAPACKE, and LAPACKE scans every argument for NaN on each
// call; so the Fortran symbols are declared here, once. Every argument is a pointer. Character
// arguments are followed, at the end of the list, by their lengths (gfortran's convention).
//
// Below each group stand inline functions that take scalars by value and return `info`, so that
// the Swift side needs no mutable copies of dimensions.
#ifndef ALMANAC_CLAPACK_SHIM_H
#define ALMANAC_CLAPACK_SHIM_H

#include <stddef.h>
#include <stdint.h>

typedef int32_t lapack_integer;

#define IN const lapack_integer *
#define CHAR const char *
#define REAL const double *

void openblas_set_num_threads(int count);
int openblas_get_num_threads(void);
char *openblas_get_config(void);

// MARK: BLAS

double dnrm2_(IN n, REAL x, IN incx);
void dgemv_(CHAR trans, IN m, IN n, REAL alpha, REAL a, IN lda, REAL x, IN incx, REAL beta,
            double *y, IN incy, size_t);
void dgemm_(CHAR transa, CHAR transb, IN m, IN n, IN k, REAL alpha, REAL a, IN lda, REAL b, IN ldb,
            REAL beta, double *c, IN ldc, size_t, size_t);
void dtrsm_(CHAR side, CHAR uplo, CHAR transa, CHAR diag, IN m, IN n, REAL alpha, REAL a, IN lda,
            double *b, IN ldb, size_t, size_t, size_t, size_t);
void dtrmm_(CHAR side, CHAR uplo, CHAR transa, CHAR diag, IN m, IN n, REAL alpha, REAL a, IN lda,
            double *b, IN ldb, size_t, size_t, size_t, size_t);

void dger_(IN m, IN n, REAL alpha, REAL x, IN incx, REAL y, IN incy, double *a, IN lda);

static inline void blas_dger(lapack_integer m, lapack_integer n, double alpha, REAL x, REAL y,
                             double *a, lapack_integer lda) {
  lapack_integer one = 1;
  dger_(&m, &n, &alpha, x, &one, y, &one, a, &lda);
}

void dsyr_(CHAR uplo, IN n, REAL alpha, REAL x, IN incx, double *a, IN lda, size_t);
void dsyrk_(CHAR uplo, CHAR trans, IN n, IN k, REAL alpha, REAL a, IN lda, REAL beta, double *c,
            IN ldc, size_t, size_t);

static inline void blas_dsyr(lapack_integer n, double alpha, REAL x, double *a) {
  lapack_integer one = 1;
  dsyr_("L", &n, &alpha, x, &one, a, &n, 1);
}

static inline void blas_dsyrk(lapack_integer n, lapack_integer k, double alpha, REAL a,
                              double beta, double *c) {
  dsyrk_("L", "T", &n, &k, &alpha, a, &k, &beta, c, &n, 1, 1);
}

static inline double blas_dnrm2(lapack_integer n, REAL x) {
  lapack_integer one = 1;
  return dnrm2_(&n, x, &one);
}

static inline void blas_dgemv(char trans, lapack_integer m, lapack_integer n, double alpha, REAL a,
                              lapack_integer lda, REAL x, double beta, double *y) {
  lapack_integer one = 1;
  dgemv_(&trans, &m, &n, &alpha, a, &lda, x, &one, &beta, y, &one, 1);
}

static inline void blas_dgemm(char transa, char transb, lapack_integer m, lapack_integer n,
                              lapack_integer k, double alpha, REAL a, lapack_integer lda, REAL b,
                              lapack_integer ldb, double beta, double *c, lapack_integer ldc) {
  dgemm_(&transa, &transb, &m, &n, &k, &alpha, a, &lda, b, &ldb, &beta, c, &ldc, 1, 1);
}

static inline void blas_dtrsm(char side, char uplo, char trans, lapack_integer m, lapack_integer n,
                              REAL a, lapack_integer lda, double *b, lapack_integer ldb) {
  double alpha = 1;
  dtrsm_(&side, &uplo, &trans, "N", &m, &n, &alpha, a, &lda, b, &ldb, 1, 1, 1, 1);
}

static inline void blas_dtrmm(char side, char uplo, char trans, lapack_integer m, lapack_integer n,
                              REAL a, lapack_integer lda, double *b, lapack_integer ldb) {
  double alpha = 1;
  dtrmm_(&side, &uplo, &trans, "N", &m, &n, &alpha, a, &lda, b, &ldb, 1, 1, 1, 1);
}

// MARK: Orthogonal factorisations

void dgeqrf_(IN m, IN n, double *a, IN lda, double *tau, double *work, IN lwork,
             lapack_integer *info);
void dgeqp3_(IN m, IN n, double *a, IN lda, lapack_integer *jpvt, double *tau, double *work,
             IN lwork, lapack_integer *info);
void dormqr_(CHAR side, CHAR trans, IN m, IN n, IN k, REAL a, IN lda, REAL tau, double *c, IN ldc,
             double *work, IN lwork, lapack_integer *info, size_t, size_t);

static inline lapack_integer lapack_dgeqrf(lapack_integer m, lapack_integer n, double *a,
                                           lapack_integer lda, double *tau, double *work,
                                           lapack_integer lwork) {
  lapack_integer info = 0;
  dgeqrf_(&m, &n, a, &lda, tau, work, &lwork, &info);
  return info;
}

static inline lapack_integer lapack_dgeqp3(lapack_integer m, lapack_integer n, double *a,
                                           lapack_integer lda, lapack_integer *jpvt, double *tau,
                                           double *work, lapack_integer lwork) {
  lapack_integer info = 0;
  dgeqp3_(&m, &n, a, &lda, jpvt, tau, work, &lwork, &info);
  return info;
}

static inline lapack_integer lapack_dormqr(char side, char trans, lapack_integer m,
                                           lapack_integer n, lapack_integer k, REAL a,
                                           lapack_integer lda, REAL tau, double *c,
                                           lapack_integer ldc, double *work,
                                           lapack_integer lwork) {
  lapack_integer info = 0;
  dormqr_(&side, &trans, &m, &n, &k, a, &lda, tau, c, &ldc, work, &lwork, &info, 1, 1);
  return info;
}

// MARK: Triangular factorisations

void dpotrf_(CHAR uplo, IN n, double *a, IN lda, lapack_integer *info, size_t);
void dpotri_(CHAR uplo, IN n, double *a, IN lda, lapack_integer *info, size_t);
void dpbtrf_(CHAR uplo, IN n, IN kd, double *ab, IN ldab, lapack_integer *info, size_t);
void dpbtrs_(CHAR uplo, IN n, IN kd, IN nrhs, REAL ab, IN ldab, double *b, IN ldb,
             lapack_integer *info, size_t);
void dtbtrs_(CHAR uplo, CHAR trans, CHAR diag, IN n, IN kd, IN nrhs, REAL ab, IN ldab, double *b,
             IN ldb, lapack_integer *info, size_t, size_t, size_t);
void dgetrf_(IN m, IN n, double *a, IN lda, lapack_integer *ipiv, lapack_integer *info);
void dgetrs_(CHAR trans, IN n, IN nrhs, REAL a, IN lda, IN ipiv, double *b, IN ldb,
             lapack_integer *info, size_t);

static inline lapack_integer lapack_dpotrf(char uplo, lapack_integer n, double *a,
                                           lapack_integer lda) {
  lapack_integer info = 0;
  dpotrf_(&uplo, &n, a, &lda, &info, 1);
  return info;
}

static inline lapack_integer lapack_dpotri(char uplo, lapack_integer n, double *a,
                                           lapack_integer lda) {
  lapack_integer info = 0;
  dpotri_(&uplo, &n, a, &lda, &info, 1);
  return info;
}

static inline lapack_integer lapack_dpbtrf(char uplo, lapack_integer n, lapack_integer kd,
                                           double *ab, lapack_integer ldab) {
  lapack_integer info = 0;
  dpbtrf_(&uplo, &n, &kd, ab, &ldab, &info, 1);
  return info;
}

static inline lapack_integer lapack_dpbtrs(char uplo, lapack_integer n, lapack_integer kd,
                                           lapack_integer nrhs, REAL ab, lapack_integer ldab,
                                           double *b, lapack_integer ldb) {
  lapack_integer info = 0;
  dpbtrs_(&uplo, &n, &kd, &nrhs, ab, &ldab, b, &ldb, &info, 1);
  return info;
}

static inline lapack_integer lapack_dtbtrs(char uplo, char trans, lapack_integer n,
                                           lapack_integer kd, lapack_integer nrhs, REAL ab,
                                           lapack_integer ldab, double *b, lapack_integer ldb) {
  lapack_integer info = 0;
  dtbtrs_(&uplo, &trans, "N", &n, &kd, &nrhs, ab, &ldab, b, &ldb, &info, 1, 1, 1);
  return info;
}

static inline lapack_integer lapack_dgetrf(lapack_integer m, lapack_integer n, double *a,
                                           lapack_integer lda, lapack_integer *ipiv) {
  lapack_integer info = 0;
  dgetrf_(&m, &n, a, &lda, ipiv, &info);
  return info;
}

static inline lapack_integer lapack_dgetrs(char trans, lapack_integer n, lapack_integer nrhs,
                                           REAL a, lapack_integer lda, IN ipiv, double *b,
                                           lapack_integer ldb) {
  lapack_integer info = 0;
  dgetrs_(&trans, &n, &nrhs, a, &lda, ipiv, b, &ldb, &info, 1);
  return info;
}

// MARK: Spectral factorisations

void dgesdd_(CHAR jobz, IN m, IN n, double *a, IN lda, double *s, double *u, IN ldu, double *vt,
             IN ldvt, double *work, IN lwork, lapack_integer *iwork, lapack_integer *info, size_t);
void dsyevd_(CHAR jobz, CHAR uplo, IN n, double *a, IN lda, double *w, double *work, IN lwork,
             lapack_integer *iwork, IN liwork, lapack_integer *info, size_t, size_t);

static inline lapack_integer lapack_dgesdd(char jobz, lapack_integer m, lapack_integer n,
                                           double *a, lapack_integer lda, double *s, double *u,
                                           lapack_integer ldu, double *vt, lapack_integer ldvt,
                                           double *work, lapack_integer lwork,
                                           lapack_integer *iwork) {
  lapack_integer info = 0;
  dgesdd_(&jobz, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &lwork, iwork, &info, 1);
  return info;
}

static inline lapack_integer lapack_dsyevd(char jobz, char uplo, lapack_integer n, double *a,
                                           lapack_integer lda, double *w, double *work,
                                           lapack_integer lwork, lapack_integer *iwork,
                                           lapack_integer liwork) {
  lapack_integer info = 0;
  dsyevd_(&jobz, &uplo, &n, a, &lda, w, work, &lwork, iwork, &liwork, &info, 1, 1);
  return info;
}

// MARK: Generalised least squares

void dggglm_(IN n, IN m, IN p, double *a, IN lda, double *b, IN ldb, double *d, double *x,
             double *y, double *work, IN lwork, lapack_integer *info);
void dgglse_(IN m, IN n, IN p, double *a, IN lda, double *b, IN ldb, double *c, double *d,
             double *x, double *work, IN lwork, lapack_integer *info);

static inline lapack_integer lapack_dggglm(lapack_integer n, lapack_integer m, lapack_integer p,
                                           double *a, lapack_integer lda, double *b,
                                           lapack_integer ldb, double *d, double *x, double *y,
                                           double *work, lapack_integer lwork) {
  lapack_integer info = 0;
  dggglm_(&n, &m, &p, a, &lda, b, &ldb, d, x, y, work, &lwork, &info);
  return info;
}

static inline lapack_integer lapack_dgglse(lapack_integer m, lapack_integer n, lapack_integer p,
                                           double *a, lapack_integer lda, double *b,
                                           lapack_integer ldb, double *c, double *d, double *x,
                                           double *work, lapack_integer lwork) {
  lapack_integer info = 0;
  dgglse_(&m, &n, &p, a, &lda, b, &ldb, c, d, x, work, &lwork, &info);
  return info;
}

#undef IN
#undef CHAR
#undef REAL

#endif
