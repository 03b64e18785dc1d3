# Orders that R's auto.arima chooses, the tests it asks, and regressions with ARIMA errors.
#
# Rscript auto-arima.R > auto-arima.json (R 4.2.2, forecast 8.20, urca 1.3-3)
suppressMessages(library(forecast))
suppressMessages(library(urca))
num <- function(v) paste0("[", paste(sprintf("%.17g", as.numeric(v)), collapse = ", "), "]")
series <- list(air = log(AirPassengers), accidents = USAccDeaths, gas = log(UKgas), drivers = log(UKDriverDeaths), nottem = nottem,
  earnings = log(JohnsonJohnson), austres = austres, lynx = log(lynx), users = WWWusage, lake = LakeHuron, nile = Nile)
# The exact likelihood is that of the differences; R's own differencing has a prior of finite variance.
exact <- function(x, order, seasonal, constant, xreg = NULL) {
  m <- frequency(x)
  difference <- function(d) {
    if (seasonal[2] > 0) d <- diff(d, lag = m)
    if (order[2] > 0) d <- diff(d, differences = order[2])
    d
  }
  z <- if (is.null(xreg)) NULL else apply(xreg, 2, difference)
  k <- order[1] + order[3] + seasonal[1] + seasonal[3] + constant + NCOL(z) * !is.null(z)
  Arima(difference(x), order = c(order[1], 0, order[3]), seasonal = list(order = c(seasonal[1], 0, seasonal[3]), period = m),
    include.mean = constant, xreg = z, method = "ML", optim.control = list(reltol = 1e-16, maxit = 5000, ndeps = rep(1e-5, k)))
}
chosen <- function(name, test) {
  x <- series[[name]]
  f <- auto.arima(x, approximation = FALSE, seasonal.test = test)
  a <- f$arma
  constant <- any(names(coef(f)) %in% c("intercept", "drift"))
  e <- exact(x, a[c(1, 6, 2)], a[c(3, 7, 4)], constant)
  sprintf('{"series": "%s", "test": "%s", "order": %s, "seasonal": %s, "constant": %s, "aicc": %.17g}', name, test,
    num(a[c(1, 6, 2)]), num(a[c(3, 7, 4)]), tolower(constant), e$aicc)
}
choices <- unlist(lapply(names(series), function(n) c(chosen(n, "seas"), if (frequency(series[[n]]) > 1) chosen(n, "ocsb"))))
tests <- sapply(names(series), function(n) {
  x <- series[[n]]
  m <- frequency(x)
  season <- if (m > 1) {
    o <- forecast:::ocsb.test(x, lag.method = "AIC", maxlag = 3)
    sprintf(', "strength": %.17g, "ocsb": %.17g, "ocsbCritical": %.17g', forecast:::seas.heuristic(x), o$statistics, o$critical)
  } else ""
  sprintf('{"series": "%s", "adf": %.17g, "adfDifferences": %d, "kpssDifferences": %d%s}', n,
    ur.df(x, type = "drift", lags = 1)@teststat[1], ndiffs(x, test = "adf"), ndiffs(x, test = "kpss"), season)
})
law <- as.numeric(Seatbelts[, "law"])
regressions <- list(
  list("lake", c(2, 0, 0), c(0, 0, 0), TRUE, cbind(year = as.numeric(time(LakeHuron)) - 1920)),
  list("nile", c(0, 0, 1), c(0, 0, 0), TRUE, cbind(dam = as.numeric(time(Nile) >= 1899))),
  list("lake", c(1, 1, 0), c(0, 0, 0), FALSE, cbind(year = as.numeric(time(LakeHuron)) - 1920)),
  list("drivers", c(1, 0, 1), c(0, 1, 1), FALSE, cbind(law = law, petrol = log(as.numeric(Seatbelts[, "PetrolPrice"])))),
  list("drivers", c(2, 0, 0), c(1, 0, 0), TRUE, cbind(law = law, kms = log(as.numeric(Seatbelts[, "kms"])))))
fits <- sapply(regressions, function(r) {
  x <- series[[r[[1]]]]
  e <- exact(x, r[[2]], r[[3]], r[[4]], r[[5]])
  errors <- sqrt(diag(e$var.coef))
  k <- length(coef(e)) - ncol(r[[5]])
  names <- names(coef(e))
  names[names == "intercept"] <- "mean"
  sprintf('{"series": "%s", "order": %s, "seasonal": %s, "constant": %s, "regressors": {%s}, "names": [%s], "coefficients": %s, "errors": %s, "logLikelihood": %.17g}',
    r[[1]], num(r[[2]]), num(r[[3]]), tolower(r[[4]]),
    paste(sprintf('"%s": %s', colnames(r[[5]]), apply(r[[5]], 2, num)), collapse = ", "),
    paste0('"', names, '"', collapse = ", "), num(coef(e)), num(errors), e$loglik)
})
cat('{"about": "R 4.2.2, forecast 8.20, urca 1.3-3: auto.arima(approximation = FALSE), its AICc by the exact likelihood of the differences; nsdiffs, ndiffs and their statistics; Arima(xreg) of the differences, method = \\"ML\\", optim.control = list(reltol = 1e-16, maxit = 5000, ndeps = 1e-5); data sets of R; air, gas, drivers, earnings and lynx are logarithms",\n"series": {\n')
cat(paste(sprintf('"%s": {"frequency": %d, "values": %s}', names(series), sapply(series, frequency), sapply(series, num)), collapse = ",\n"))
cat('\n},\n"choices": [\n', paste(choices, collapse = ",\n"), '\n],\n"tests": [\n', paste(tests, collapse = ",\n"), '\n],\n"regressions": [\n',
  paste(fits, collapse = ",\n"), '\n]}\n', sep = "")
