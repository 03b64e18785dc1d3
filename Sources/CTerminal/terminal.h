// The size of a terminal. Swift cannot call ioctl, as it takes any arguments; no pointer comes out.
#ifndef ALMANAC_TERMINAL_H
#define ALMANAC_TERMINAL_H

#include <sys/ioctl.h>

/// Columns of the terminal behind a descriptor; 0 where there is none, or it does not say.
static inline int terminal_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

#endif
