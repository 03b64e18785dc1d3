# Writes quantile.json: quantile regressions with their standard errors by R 4.2.2 and quantreg 5.94.
#
#     Rscript generate.R > quantile.json
#
# The data are those of ../statsmodels under the same names: stackloss and Nile ship with R, Engel's
# with quantreg. Each call is rq(formula, tau) and summary(fit, se = "ker") or se = "nid".

suppressMessages(library(quantreg))
data(engel)
stack <- with(stackloss, data.frame(loss = stack.loss, air = Air.Flow, water = Water.Temp, acid = Acid.Conc.))
food <- data.frame(food = engel$foodexp, income = engel$income)
flow <- data.frame(volume = as.numeric(Nile), trend = seq_along(Nile))

numbers <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")

case <- function(dataset, data, formula, tau) {
  fit <- rq(as.formula(formula), tau = tau, data = data)
  errors <- function(se) suppressWarnings(summary(fit, se = se)$coefficients[, 2])
  sprintf(
    '  {"dataset": "%s", "formula": "%s", "tau": %s,\n   "coefficients": %s,\n   "powell": %s,\n   "nid": %s,\n   "loss": %.17g}',
    dataset, formula, format(tau), numbers(fit$coefficients), numbers(errors("ker")),
    numbers(errors("nid")), fit$rho)
}

cases <- c(
  sapply(c(0.25, 0.5, 0.9), function(t) case("stackloss", stack, "loss ~ air + water + acid", t)),
  sapply(c(0.05, 0.25, 0.5, 0.75, 0.95), function(t) case("engel", food, "food ~ income", t)),
  case("engel", food, "log(food) ~ log(income)", 0.5),
  sapply(c(0.1, 0.5, 0.8), function(t) case("nile", flow, "volume ~ trend", t)))

cat('{"package": "quantreg', as.character(packageVersion("quantreg")), 'on', R.version.string,
    '",\n "cases": [\n', paste(cases, collapse = ",\n"), "\n]}\n")
