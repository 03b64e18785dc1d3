"""The members of `auto` for many series at once; the equations are those of the Swift types.

Everything is on z = √m ((y/last)^0.4 − 1)/0.4, m the seasons of a year.
"""

import numpy as np

POWER = 0.4
GROWTH = 0.02
ALPHAS = (0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4)
CELLS = np.array(
    [(a, 0.0, 0.0) for a in ALPHAS]
    + [(a, b, p) for a in ALPHAS for b in (0.1, 0.2, 0.4, 0.7, 1.0) if b <= a + 1e-9 and a + b <= 2 + 1e-9
       for p in (0.4, 0.6, 0.8, 0.9, 0.97)])


def to_z(y, last, season=1):
    return np.sqrt(season) * ((y / last) ** POWER - 1) / POWER


def ratio(z):
    """Forecasts over the last value and their slope in z/√m: powers, and exponentials below a half."""
    knee = (0.5**POWER - 1) / POWER
    base = 1 + POWER * np.maximum(z, knee)
    value = base ** (1 / POWER) * np.exp(np.minimum(z - knee, 0) * 0.5**-POWER)
    return value, np.where(z < knee, value * 0.5**-POWER, base ** (1 / POWER - 1))


def from_z(z, last, season=1):
    return last * ratio(z / np.sqrt(season))[0]


def clipped(z, n, reach=2.5):
    d = np.diff(z, axis=1)
    middle = np.nanmedian(d, 1)[:, None]
    s = 1.4826 * np.nanmedian(np.abs(d - middle), 1)[:, None] + 0.003
    d = np.nan_to_num(np.clip(d, middle - reach * s, middle + reach * s))
    back = np.concatenate([-np.cumsum(d[:, ::-1], 1)[:, ::-1], np.zeros((len(n), 1))], 1)
    return np.where(np.isnan(z), np.nan, back)


def soft(paths, squares, power):
    x = -power[:, None] * np.log(squares + 1e-9)
    w = np.exp(x - x.max(1, keepdims=True))
    return np.einsum("nk,nkh->nh", w / w.sum(1, keepdims=True), paths)


def theta(z, n, H):
    a = np.arange(1, 21) * 0.05
    level, squares = np.repeat(z[:, :1], 20, 1), np.zeros((len(n), 20))
    for t in range(1, z.shape[1]):
        e = np.where((n > t)[:, None], z[:, t : t + 1] - level, 0.0)
        squares += e * e
        level = level + a * e
    time = np.where(np.isnan(z), 0, np.arange(z.shape[1])[None] - (n[:, None] - 1) / 2)
    centred = np.nan_to_num(z - np.nanmean(z, 1)[:, None])
    slope = (time * centred).sum(1) / (time**2).sum(1)
    h = np.arange(1, H + 1)
    gain = (1 - (1 - a[None, :]) ** n[:, None]) / a
    paths = level[:, :, None] + slope[:, None, None] / 2 * (h - 1 + gain[:, :, None])
    return soft(paths, squares, (n - 1) / 2)


def dynamic_theta(z, n, H):
    a = np.repeat((0.4, 0.6, 0.8, 1.0, 1.2), 7)
    share = 1 - 1 / np.tile((1, 1.5, 2, 3, 5, 10, 50), 5)
    N = len(n)
    level = np.repeat(z[:, :1], 35, 1)
    mean, slope, count = np.zeros((N, 35)), np.zeros((N, 35)), np.zeros((N, 1))
    squares, paths = np.zeros((N, 35)), np.zeros((N, 35, H))

    def following():
        p = (1 - a) ** count
        return level + share * (p * (mean - slope * (count + 1) / 2) + (1 - p * (1 - a)) / a * slope)

    for t in range(z.shape[1] + H):
        f = following()
        past, step = n > t, t - n
        ahead = (step >= 0) & (step < H)
        paths[np.flatnonzero(ahead), :, step[ahead]] = f[ahead]
        y = np.where(past[:, None], z[:, t : t + 1] if t < z.shape[1] else 0, f)
        if t >= 3:
            squares += np.where(past[:, None], (y - f) ** 2, 0)
        on = (past | ahead)[:, None]
        level = np.where(on, a * y + (1 - a) * level, level)
        more = count + 1
        new = np.where(more >= 2, (slope * (more - 2) + (y - mean) * 6 / more) / (more + 1), slope)
        slope, mean = np.where(on, new, slope), np.where(on, mean + (y - mean) / more, mean)
        count = np.where(on, more, count)
    return soft(paths, squares, np.maximum(n - 3, 1) / 2)


class DampedTrend:
    """Likelihoods, means and variances of all cells; the prior weighs them afterwards."""

    def __init__(self, z, n, H, growth):
        a, b, p = CELLS.T
        K, L, N = len(CELLS), z.shape[1], len(n)
        P = np.zeros((K, 3))
        P[:, 0], P[:, 1], P[:, 2] = 1e-6, np.where(b > 0, 1.0, 1e6), 1 / 0.49
        S = np.zeros((K, 2, 3))
        S[:, 0, 0] = S[:, 1, 1] = 1
        rows, ends, grams = np.zeros((L, K, 3)), np.zeros((L + 1, K, 2, 3)), np.zeros((L + 1, K, 3, 3))
        ends[0] = S
        for t in range(L):
            x = S[:, 0] + p[:, None] * S[:, 1]
            x[:, 2] += 1
            rows[t] = x
            S = np.stack([x - a[:, None] * x, p[:, None] * S[:, 1] - b[:, None] * x], 1)
            ends[t + 1], grams[t + 1] = S, grams[t] + x[:, :, None] * x[:, None, :]
        A = grams + np.eye(3) * P[None, :, None, :]
        inverse, logdet = np.linalg.inv(A), np.linalg.slogdet(A)[1]
        level, slope, see, sxe = np.zeros((N, K)), np.zeros((N, K)), np.zeros((N, K)), np.zeros((N, K, 3))
        for t in range(L):
            on = (n > t)[:, None]
            step = p * slope
            e = np.where(on, z[:, t : t + 1] - level - step, 0.0)
            level, slope = np.where(on, level + step + a * e, level), np.where(on, step + b * e, slope)
            see += e * e
            sxe += e[:, :, None] * rows[t]
        sxe[:, :, 2] += growth * P[:, 2]
        start = np.einsum("nkij,nkj->nki", inverse[n], sxe)
        square = 2 * 0.06**2 + np.maximum(
            see + growth**2 * P[:, 2] - np.einsum("nki,nki->nk", sxe, start), 1e-12)
        freedom = (2 + n - 1)[:, None]
        self.loglikelihood = (np.log(P).sum(1) - logdet[n]) / 2 - freedom / 2 * np.log(square)
        h = np.arange(1, H + 1)
        damping = np.cumsum(p[:, None] ** h, 1)
        response = a[:, None] + b[:, None] * damping
        errors = np.concatenate([np.ones((K, 1)), 1 + np.cumsum(response[:, :-1] ** 2, 1)], 1)
        end = np.stack([level, slope], -1) + np.einsum("nkij,nkj->nki", ends[n], start)
        self.mean = end[:, :, 0, None] + end[:, :, 1, None] * damping + start[:, :, 2, None] * h
        spread = np.empty((L + 1, K, H))
        for count in np.unique(n):
            x = ends[count][:, 0, None, :] + damping[:, :, None] * ends[count][:, 1, None, :]
            x[..., 2] += h
            spread[count] = np.einsum("khi,kij,khj->kh", x, inverse[count], x)
        self.variance = (square / freedom)[:, :, None] * (errors + spread[n])

    def mixed(self, prior):
        x = 0.5 * self.loglikelihood + np.log(prior)
        w = np.exp(x - x.max(1, keepdims=True))
        w /= w.sum(1, keepdims=True)
        mean = np.einsum("nk,nkh->nh", w, self.mean)
        square = np.einsum("nk,nkh->nh", w, self.variance + self.mean**2)
        return mean, np.sqrt(np.maximum(square - mean**2, 1e-10))


def learned_prior(loglikelihoods, steps=30):
    """Shares of the cells by expectation maximisation, with half a pseudo-count each."""
    x = 0.5 * loglikelihoods
    e = np.exp(x - x.max(1, keepdims=True))
    K = e.shape[1]
    p = np.full(K, 1 / K)
    for _ in range(steps):
        w = e * p
        p = ((w / w.sum(1, keepdims=True)).sum(0) + 0.5) / (len(e) + 0.5 * K)
    return p


def characteristics(y, last, n, season=1):
    """What a history looks like, in ten numbers."""
    logs = np.log(y / last)
    d = np.sqrt(season) * np.diff(logs, axis=1)
    mean, sd = np.nanmean(d, 1), np.nanstd(d, 1) + 1e-6
    late = np.full((len(n), 6), np.nan)
    for i, (row, k) in enumerate(zip(d, n)):
        take = row[max(0, k - 7) : k - 1]
        late[i, 6 - len(take) :] = take
    centred = np.where(np.isnan(d), 0, d - mean[:, None])
    straight = np.sqrt(season) * np.diff(y / last, axis=1)
    curvature = (n - 1) / 2 * np.log((np.nanvar(d, 1) + 1e-10) / (np.nanvar(straight, 1) + 1e-10))
    curvature += np.nansum(logs[:, 1:], 1)
    return np.stack([
        np.log(n / 20), np.clip(mean / sd, -2, 2), np.clip(np.log(sd / 0.06), -3, 3) / 2,
        np.clip(mean / 0.05, -3, 3) / 2, np.clip((late[:, -1] - mean) / sd, -3, 3) / 2,
        np.clip((np.nanmean(late[:, -3:], 1) - mean) / sd, -2, 2),
        (centred[:, 1:] * centred[:, :-1]).sum(1) / np.maximum((centred**2).sum(1), 1e-12),
        2 * np.nanmean(np.where(np.isnan(d), np.nan, d > 0), 1) - 1, np.tanh(curvature / 4),
        np.clip(np.log(np.nanmean(np.abs(late), 1) / np.maximum(np.nanmean(np.abs(d), 1), 1e-9) + 1e-3), -2, 2),
    ], 1)


class Members:
    """Paths on z, standard deviations, and what the learned parts need."""

    def __init__(self, windows, prior=None, season=1, chunk=1500):
        self.season, H = season, windows.F.shape[1]
        self.H, self.n, self.last = H, windows.n, windows.last
        parts = [self.part(windows[np.arange(i, min(i + chunk, len(windows)))], prior)
                 for i in range(0, len(windows), chunk)]
        for key in parts[0]:
            setattr(self, key, np.concatenate([part[key] for part in parts]))

    def part(self, windows, prior):
        n, growth = windows.n, GROWTH / np.sqrt(self.season)
        z = to_z(windows.Y, windows.last[:, None], self.season)
        # One spike is not the uncertainty of all that follows, where it can be told from the rest.
        mild = np.where((n >= 6)[:, None], clipped(z, n, 6), z)
        raw = DampedTrend(mild, n, self.H, growth)
        if prior is None:
            return {"loglikelihood": raw.loglikelihood}
        c = clipped(z, n)
        h = np.arange(1, self.H + 1)
        t = theta(c, n, self.H)
        d = t.copy()
        if (n > 3).any():
            d[n > 3] = dynamic_theta(c[n > 3], n[n > 3], self.H)
        g = DampedTrend(c, n, self.H, growth).mixed(prior)[0]
        k = ((n - 1) / (n - 1 + 4))[:, None]
        r = (k * np.nanmean(np.diff(c, axis=1), 1)[:, None] + (1 - k) * growth) * h
        paths = np.stack([d, g, r, t], 1)
        k = ((n - 1) ** 2 / ((n - 1) ** 2 + 6))[:, None]
        centre = k * np.median(paths, 1) + (1 - k) * growth * h
        dz = np.diff(z, axis=1)
        sd = np.sqrt(np.nansum((dz - np.nanmean(dz, 1)[:, None]) ** 2, 1) / np.maximum(n - 2, 1))
        return {
            "paths": paths, "centre": centre, "deviations": raw.mixed(prior)[1],
            "change": np.maximum(np.nanmean(np.abs(np.diff(c, axis=1)), 1), 2e-3),
            "spread": np.concatenate([paths, np.zeros_like(paths[:, :1])], 1).std(1),
            "step": np.where(n < 3, 0.06, sd), "x": characteristics(windows.Y, windows.last[:, None], n, self.season)}
