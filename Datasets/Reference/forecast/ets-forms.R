# Forms of exponential smoothing with R's estimates, likelihoods and forecasts; writes ets-forms.json.
# Usage: Rscript ets-forms.R > ets-forms.json (R 4.2.2, forecast 8.20).
# Data: datasets of R: AirPassengers, UKgas, co2 from 1988, Nile, LakeHuron, austres.
suppressMessages(library(forecast))
json <- function(x) {
  if (is.list(x)) {
    parts <- sapply(x, json)
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ",\n"), "]"))
    return(paste0("{", paste0('"', names(x), '": ', parts, collapse = ", "), "}"))
  }
  if (is.character(x)) return(paste0('"', x, '"'))
  text <- sprintf("%.15g", x)
  if (length(x) > 1) paste0("[", paste(text, collapse = ", "), "]") else text
}
series <- list(
  AirPassengers = AirPassengers, UKgas = UKgas, co2 = window(co2, 1988), Nile = Nile,
  LakeHuron = LakeHuron, austres = austres)
seasonal <- c("ANA", "AAA", "AAdA", "MNA", "MAA", "MAdA", "MNM", "MAM", "MAdM")
others <- c("ANN", "AAN", "AAdN", "MNN", "MAN", "MAdN", "MMN", "MMdN")
fits <- list()
for (name in names(series)) {
  y <- series[[name]]
  forms <- if (frequency(y) > 1) c(seasonal, if (name == "UKgas") c("MMM", "MMdM")) else others
  for (form in forms) {
    fit <- ets(y, sub("d", "", form), damped = grepl("d", form))
    fc <- forecast(fit, 15, level = c(80, 95), PI = substr(form, 2, 2) != "M")
    m <- frequency(y)
    par <- as.list(fit$par)
    first <- fit$states[1, ]
    fits[[length(fits) + 1]] <- list(
      data = name, form = form, alpha = par$alpha, beta = par$beta, gamma = par$gamma,
      phi = par$phi, level = first[["l"]], slope = if (is.null(par$b)) NULL else first[["b"]],
      # R's s1 is the season just past, s_m that of the first observation.
      seasons = if (grepl("[AM]$", form)) rev(as.numeric(first[paste0("s", 1:m)])) else NULL,
      logLikelihood = fit$loglik, aicc = fit$aicc, sigma2 = fit$sigma2,
      means = as.numeric(fc$mean),
      upper = if (is.null(fc$upper)) NULL else as.numeric(fc$upper[, 2]))
  }
}
fits <- lapply(fits, function(f) f[!sapply(f, is.null)])
data <- lapply(series, function(y) list(frequency = frequency(y), values = as.numeric(y)))
cat(json(list(
  source = "R 4.2.2, forecast 8.20: ets(y, model, damped), forecast(fit, 15, level = c(80, 95)); ets-forms.R",
  data = data, fits = fits)), "\n", sep = "")
