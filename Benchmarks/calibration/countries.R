# Annual series of countries that Debian's r-cran-collapse ships, as long CSV: value added and employment
# of sectors (GGDC 10-Sector Database), GDP a head, aid, population and life expectancy (World Bank).
#
# Usage: countries.R OUT.csv
suppressMessages(library(collapse))
out <- list()
put <- function(class, country, year, y) {
  known <- !is.na(y)
  if (!any(known)) return()
  out[[length(out) + 1]] <<- data.frame(
    unique_id = paste(class, country), class = class, ds = year[known], y = y[known])
}
sectors <- c("AGR", "MIN", "MAN", "PU", "CON", "WRT", "TRA", "FIRE", "GOV", "OTH", "SUM")
for (v in c("VA", "EMP")) for (c in sort(unique(GGDC10S$Country))) {
  d <- GGDC10S[GGDC10S$Country == c & GGDC10S$Variable == v, ]
  for (s in sectors) put(paste0("sector-", v), paste(c, s), d$Year, as.numeric(d[[s]]))
}
for (v in c("PCGDP", "ODA", "POP", "LIFEEX")) for (c in levels(wlddev$iso3c)) {
  d <- wlddev[wlddev$iso3c == c, ]
  put(paste0("country-", v), c, d$year, as.numeric(d[[v]]))
}
write.csv(do.call(rbind, out), commandArgs(TRUE)[1], row.names = FALSE, quote = FALSE)
