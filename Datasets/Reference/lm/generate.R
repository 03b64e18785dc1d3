# Writes lm.json: linear regressions of data sets that ship with R, and what R says of them.
#
#     Rscript generate.R | sed 's/{"dataset"/\n&/g' > lm.json
#
# R 4.2.2 with sandwich 3.0-2 (vcovHC, NeweyWest), lmtest 0.9-40 (dwtest, bptest) and jsonlite 1.8.4.
# Missing values are NA, which lm leaves out by rows.

suppressMessages({library(sandwich); library(lmtest); library(jsonlite)})

one <- function(dataset, formula, r.formula = formula) {
  fit <- lm(as.formula(r.formula), data = get(dataset))
  s <- summary(fit)
  x <- model.matrix(fit)
  e <- resid(fit)
  n <- nobs(fit)
  k <- length(coef(fit)) + 1
  e2 <- mean(e^2)
  skew <- mean((e - mean(e))^3) / mean((e - mean(e))^2)^1.5
  kurt <- mean((e - mean(e))^4) / mean((e - mean(e))^2)^2
  covariances <- list(
    classical = vcov(fit), hc0 = vcovHC(fit, "HC0"), hc1 = vcovHC(fit, "HC1"),
    hc2 = vcovHC(fit, "HC2"), hc3 = vcovHC(fit, "HC3"),
    `newey-west` = NeweyWest(fit, lag = 3, prewhite = FALSE, adjust = TRUE))
  ci <- confint(fit, level = 0.9)
  fitted <- predict(fit, se.fit = TRUE)
  slopes <- x[, -1, drop = FALSE]
  list(
    dataset = dataset, formula = formula, call = paste0("lm(", r.formula, ", ", dataset, ")"),
    observations = n, estimates = unname(coef(fit)),
    standardErrors = lapply(covariances, function(v) unname(sqrt(diag(v)))),
    t = unname(s$coefficients[, 3]), p = unname(s$coefficients[, 4]),
    lower90 = unname(ci[, 1]), upper90 = unname(ci[, 2]),
    sigma = s$sigma, rSquared = s$r.squared, adjustedRSquared = s$adj.r.squared,
    f = unname(s$fstatistic[1]),
    fP = unname(pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE)),
    logLikelihood = as.numeric(logLik(fit)), aic = AIC(fit),
    aicc = AIC(fit) + 2 * k * (k + 1) / (n - k - 1), bic = BIC(fit),
    durbinWatson = unname(dwtest(fit)$statistic),
    breuschPagan = unname(bptest(fit)$statistic), breuschPaganP = unname(bptest(fit)$p.value),
    jarqueBera = n / 6 * (skew^2 + (kurt - 3)^2 / 4),
    varianceInflation = I(unname(diag(solve(cor(slopes))))),
    conditionNumber = kappa(x, exact = TRUE),
    residualQuartiles = unname(quantile(e)),
    leverage = unname(hatvalues(fit)), cooksDistance = unname(cooks.distance(fit)),
    standardized = unname(rstandard(fit)), studentized = unname(rstudent(fit)),
    standardErrorOfFit = unname(fitted$se.fit))
}

datasets <- c("mtcars", "cars", "women", "faithful", "anscombe", "swiss", "airquality", "attitude",
  "LifeCycleSavings")
fits <- list(
  one("mtcars", "mpg ~ wt + hp + qsec"), one("mtcars", "log(mpg) ~ log(wt) + am + wt:am",
    "log(mpg) ~ log(wt) + am + I(wt * am)"),
  one("cars", "dist ~ speed"), one("cars", "sqrt(dist) ~ speed + speed^2",
    "sqrt(dist) ~ speed + I(speed^2)"),
  one("women", "weight ~ height + height^2", "weight ~ height + I(height^2)"),
  one("faithful", "eruptions ~ waiting"), one("anscombe", "y1 ~ x1"), one("anscombe", "y3 ~ x3"),
  one("swiss", "Fertility ~ Agriculture + Examination + Education + Catholic + Infant.Mortality"),
  one("airquality", "Ozone ~ Solar.R + Wind + Temp"),
  one("attitude", "rating ~ complaints*learning"),
  one("LifeCycleSavings", "sr ~ pop15 + pop75 + dpi + ddpi"))
data <- lapply(setNames(datasets, datasets), function(d) {
  frame <- get(d)
  as.list(frame[sapply(frame, is.numeric)])
})
cat(toJSON(list(package = R.version.string, data = data, fits = fits), digits = I(17),
  auto_unbox = TRUE, na = "null"), "\n")
