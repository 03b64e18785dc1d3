# Estimates, likelihoods and forecasts of R's arima by maximum likelihood, with its optimiser run to the end.
#
# Rscript arima-ml.R > arima-ml.json (R 4.2.2, forecast 8.20)
library(forecast)
num <- function(v) paste0("[", paste(sprintf("%.17g", as.numeric(v)), collapse = ", "), "]")
series <- list(lake = LakeHuron, lh = lh, nile = Nile, discoveries = discoveries, air = log(AirPassengers), gas = log10(UKgas))
cases <- list(
  list("lake", c(1,0,0), c(0,0,0), TRUE), list("lake", c(2,0,0), c(0,0,0), TRUE), list("lake", c(1,0,1), c(0,0,0), TRUE),
  list("lake", c(0,1,2), c(0,0,0), TRUE), list("lh", c(3,0,0), c(0,0,0), TRUE), list("lh", c(0,0,1), c(0,0,0), TRUE),
  list("nile", c(0,1,1), c(0,0,0), FALSE), list("nile", c(1,1,1), c(0,0,0), TRUE), list("discoveries", c(2,0,2), c(0,0,0), TRUE),
  list("lake", c(0,2,1), c(0,0,0), FALSE),
  list("air", c(0,1,1), c(0,1,1), FALSE), list("air", c(2,0,1), c(0,1,1), TRUE), list("gas", c(1,1,0), c(1,1,1), FALSE), list("gas", c(0,1,2), c(2,0,0), TRUE))
out <- character()
for (case in cases) {
  x <- series[[case[[1]]]]
  m <- frequency(x)
  # The exact likelihood is that of the differences; R's own differencing has a prior of finite variance.
  d <- x
  if (case[[3]][2] > 0) d <- diff(d, lag = m)
  if (case[[2]][2] > 0) d <- diff(d, differences = case[[2]][2])
  order <- c(case[[2]][1], 0, case[[2]][3])
  season <- list(order = c(case[[3]][1], 0, case[[3]][3]), period = m)
  fit <- Arima(d, order = order, seasonal = season, include.mean = case[[4]], method = "ML",
    optim.control = list(reltol = 1e-16, maxit = 2000))
  given <- coef(fit)
  if (case[[4]] && case[[3]][2] > 0) given["intercept"] <- given["intercept"] / m
  whole <- Arima(x, order = case[[2]], seasonal = list(order = case[[3]], period = m), include.constant = case[[4]],
    method = "ML", fixed = given, transform.pars = FALSE)
  whole$sigma2 <- fit$sigma2
  f <- forecast(whole, h = 6, level = 95)
  out <- c(out, sprintf('{"series": "%s", "frequency": %d, "order": %s, "seasonal": %s, "constant": %s, "names": [%s], "coefficients": %s, "logLikelihood": %.17g, "aicc": %.17g, "sigma": %.17g, "mean": %s, "deviation": %s}',
    case[[1]], m, num(case[[2]]), num(case[[3]]), tolower(case[[4]]),
    paste0('"', names(coef(whole)), '"', collapse = ", "), num(coef(whole)), fit$loglik, fit$aicc, sqrt(fit$sigma2), num(f$mean), num((f$upper - f$mean) / qnorm(0.975))))
}
cat('{"about": "R 4.2.2, forecast 8.20: Arima of the differences, method = \\"ML\\", optim.control = list(reltol = 1e-16, maxit = 2000); forecasts of Arima of the series with the same coefficients; data sets of R; air and gas are ln AirPassengers and log10 UKgas; sigma with degrees of freedom, deviation without",\n"series": {\n')
cat(paste(sprintf('"%s": %s', names(series), sapply(series, num)), collapse = ",\n"))
cat('\n},\n"cases": [\n', paste(out, collapse = ",\n"), '\n]}\n', sep = "")
