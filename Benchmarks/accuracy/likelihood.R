# Log-likelihoods of forms of exponential smoothing by R forecast.
# Usage: Rscript likelihood.R PANEL.csv SEASON_LENGTH FORMS OUT.csv; FORMS such as AAN,AAdN.
suppressMessages(library(forecast))
args <- commandArgs(trailingOnly = TRUE)
table <- read.csv(args[1])
m <- as.integer(args[2])
forms <- strsplit(args[3], ",")[[1]]
out <- file(args[4], "w")
writeLines("unique_id,form,loglik", out)
for (id in unique(table$unique_id)) {
  y <- ts(table$y[table$unique_id == id], frequency = m)
  for (form in forms) {
    damped <- grepl("d", form)
    fit <- tryCatch(
      ets(y, model = sub("d", "", form), damped = damped), error = function(e) NULL,
      warning = function(w) NULL)
    loglik <- if (is.null(fit) || is.null(fit$loglik)) NA else fit$loglik
    if (is.finite(loglik)) writeLines(sprintf("%s,%s,%.10f", id, form, loglik), out)
  }
}
close(out)
