// libxlsxwriter as a module: Debian's libxlsxwriter-dev.
#include <xlsxwriter.h>
