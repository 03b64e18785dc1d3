# R forecast's forecasts of a long panel; see peer.py for the columns.
# Usage: Rscript peer.R PANEL.csv OUT.csv SEASON HORIZON
suppressMessages(library(forecast))
args <- commandArgs(trailingOnly = TRUE)
table <- read.csv(args[1])
season <- as.integer(args[3])
h <- as.integer(args[4])
methods <- list(
  "R ets" = function(x) forecast(ets(x), h, level = c(80, 95)),
  "R auto.arima" = function(x) forecast(auto.arima(x), h, level = c(80, 95)),
  "R thetaf" = function(x) thetaf(x, h, level = c(80, 95)),
  "R rwf drift" = function(x) rwf(x, h, drift = TRUE, level = c(80, 95)))
out <- list()
ids <- unique(table$unique_id)
for (id in ids) {
  y <- ts(table$y[table$unique_id == id], frequency = season)
  sum <- NULL
  for (name in names(methods)) {
    f <- tryCatch(methods[[name]](y), error = function(e) naive(y, h, level = c(80, 95)))
    values <- matrix(
      c(f$mean, f$lower[, 1], f$upper[, 1], f$lower[, 2], f$upper[, 2]), nrow = h)
    colnames(values) <- c("mean", "lo-80", "hi-80", "lo-95", "hi-95")
    if (name != "R rwf drift") sum <- if (is.null(sum)) values else sum + values
    out[[length(out) + 1]] <- data.frame(
      unique_id = id, ds = length(y) + 1:h, model = name, values, check.names = FALSE)
  }
  out[[length(out) + 1]] <- data.frame(
    unique_id = id, ds = length(y) + 1:h, model = "R mean of ets, auto.arima, thetaf", sum / 3,
    check.names = FALSE)
}
result <- do.call(rbind, out)
write.csv(result, args[2], row.names = FALSE, quote = 3)
