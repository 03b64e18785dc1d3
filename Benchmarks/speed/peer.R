# R forecast from CSV to CSV on one core. Usage: Rscript peer.R PANEL.csv OUT.csv HORIZON MODEL
suppressMessages(library(forecast))
args <- commandArgs(trailingOnly = TRUE)
table <- read.csv(args[1], colClasses = c(unique_id = "character"))
h <- as.integer(args[3])
level <- c(80, 95)
method <- switch(args[4],
  naive = function(y) naive(y, h, level = level),
  rwf = function(y) rwf(y, h, drift = TRUE, level = level),
  ets = function(y) forecast(ets(y), h, level = level),
  thetaf = function(y) thetaf(y, h, level = level),
  auto.arima = function(y) forecast(auto.arima(y), h, level = level))
parts <- split(table$y, factor(table$unique_id, levels = unique(table$unique_id)))
out <- lapply(names(parts), function(id) {
  f <- tryCatch(method(ts(parts[[id]])), error = function(e) naive(parts[[id]], h, level = level))
  data.frame(unique_id = id, ds = length(parts[[id]]) + 1:h, mean = as.numeric(f$mean), f$lower, f$upper)
})
write.csv(do.call(rbind, out), args[2], row.names = FALSE, quote = FALSE)
