// BLAS and LAPACK by their Fortran names, as liblapack exports them.
//
// Debian's OpenBLAS is built without LAPACKE, and LAPACKE scans every argument for NaN on each
// call; so the Fortran symbols are declared here, once. Every argument is a pointer. Character
// arguments are followed, at the end of the list, by their lengths (gfortran's convention).
#ifndef ALMANAC_CLAPACK_SHIM_H
#define ALMANAC_CLAPACK_SHIM_H

#include <stddef.h>
#include <stdint.h>

void openblas_set_num_threads(int count);

#endif
