# glmnet's side of compare.py: prints milliseconds of runs, and with which options they agree with the objectives.
suppressMessages(library(glmnet))
folder <- commandArgs(TRUE)[1]
read <- function(name) readBin(file.path(folder, name), "double", 1e8, endian = "little")
y <- read("labels")
n <- length(y)
x <- matrix(read("inputs"), nrow = n, byrow = TRUE)
penalties <- read("penalties")
reference <- read("objectives")
runs <- 7
glmnet.control(fdev = 0, devmax = 1) # else it leaves the path early

solve <- function(k, options) glmnet(x, y, lambda = penalties[k] / n, standardize = FALSE, intercept = FALSE,
  type.gaussian = options$type, thresh = options$thresh, maxit = 1e9)

disagreement <- function(k, options) {
  weights <- as.matrix(solve(k, options)$beta)
  residuals <- y - x %*% weights
  objectives <- colSums(residuals^2) / 2 + penalties[k] * colSums(abs(weights))
  max(abs(objectives / reference[k] - 1))
}

milliseconds <- function(work) {
  start <- Sys.time()
  work
  1e3 * as.numeric(Sys.time() - start, units = "secs")
}

# the loosest threshold that agrees, by the faster of the two ways
agreeing <- function(k) {
  best <- list(time = Inf)
  for (type in c("naive", "covariance")) for (digits in 7:22) {
    options <- list(type = type, thresh = 10^-digits)
    off <- disagreement(k, options)
    if (off > 1e-7) next
    time <- milliseconds(solve(k, options))
    if (time < best$time) best <- list(time = time, options = options, off = off)
    break
  }
  best
}

for (name in c("path", "single10", "single100")) {
  k <- switch(name, path = seq_along(penalties), single10 = 51, single100 = 100)
  best <- agreeing(k)
  cat(paste0(name, ".with"), as.integer(best$options$type == "covariance"), best$options$thresh, best$off, "\n")
  cat(name, sapply(seq_len(runs), function(i) milliseconds(solve(k, best$options))), "\n")
}
