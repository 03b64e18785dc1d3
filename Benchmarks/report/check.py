"""What a reader of report.html would mind: errors, labels on one another, sideways scrolling, dead tables.

Usage: check.py FOLDER PIPELINE ... with FOLDER/PIPELINE/report.html; screenshots and PDF go beside them.
"""

import base64
import pathlib
import sys

from browser import Browser

# Texts of one chart that lie on one another by more than a pixel, and headings that do.
OVERLAPS = """
(() => {
  const found = [];
  const box = e => { const r = e.getBoundingClientRect(); return {r, text: e.textContent.trim()}; };
  const compare = (items, where) => {
    items = items.filter(i => i.r.width > 0 && i.text);
    for (let a = 0; a < items.length; a++)
      for (let b = a + 1; b < items.length; b++) {
        const [p, q] = [items[a].r, items[b].r];
        const across = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const down = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (across > 1 && down > 2) found.push(`${where}: '${items[a].text}' on '${items[b].text}'`);
      }
  };
  document.querySelectorAll('svg.chart').forEach(
    c => compare([...c.querySelectorAll('text')].map(box), c.id));
  compare([...document.querySelectorAll('h1,h2,h3,h4')].map(box), 'headings');
  // Labels that leave the screen or the card that they stand in.
  const width = document.documentElement.clientWidth;
  document.querySelectorAll('svg.chart text').forEach(t => {
    const r = t.getBoundingClientRect();
    const frame = (t.closest('.card') || document.documentElement).getBoundingClientRect();
    if (r.left < frame.left || r.right > frame.right + 0.5 || r.right > width)
      found.push(`${t.closest('svg.chart').id}: '${t.textContent}' leaves its frame`);
  });
  return found;
})()
"""

SORTING = """
(() => {
  const found = [];
  document.querySelectorAll('table').forEach(table => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 2) return;
    const name = table.caption.textContent;
    const count = rows.length;
    table.querySelectorAll('thead button').forEach((button, index) => {
      const heading = button.parentNode;
      const read = () => [...table.tBodies[0].rows].map(r => {
        const text = (r.cells[index].firstChild || {textContent: ''}).textContent.trim();
        return heading.classList.contains('n')
          ? parseFloat(text.replace(/,/g, '').replace(/^[^\\d+\\-.]+(?=\\d)/, '')) : text;
      }).filter(v => typeof v === 'string' || !isNaN(v));
      for (const wanted of ['ascending', 'descending']) {
        if (heading.getAttribute('aria-sort') === wanted) button.click();
        button.focus();
        button.click();
        if (heading.getAttribute('aria-sort') !== wanted) {
          // The first click may have led to the other order.
          button.click();
        }
        if (heading.getAttribute('aria-sort') !== wanted) found.push(`${name}: no ${wanted}`);
        const values = read();
        for (let i = 1; i < values.length; i++) {
          const order = typeof values[i] === 'string'
            ? values[i - 1].localeCompare(values[i], 'en', {numeric: true}) : values[i - 1] - values[i];
          if (wanted === 'ascending' ? order > 0 : order < 0) {
            found.push(`${name}: column ${heading.textContent} is not ${wanted}`);
            break;
          }
        }
        if (table.tBodies[0].rows.length !== count) found.push(`${name}: rows were lost`);
      }
      if (table.querySelectorAll('th[aria-sort]:not([aria-sort=none])').length !== 1)
        found.push(`${name}: not one column is marked as sorted`);
    });
  });
  return found;
})()
"""

HOVER = """
(() => {
  const found = [];
  const tip = document.getElementById('tip');
  document.querySelectorAll('figure.main svg.chart').forEach(chart => {
    if (!document.getElementById(chart.dataset.table)) return;
    const box = chart.getBoundingClientRect();
    const at = (type, x, y) => chart.dispatchEvent(new PointerEvent(
      type, {clientX: x, clientY: y, bubbles: true}));
    at('pointermove', box.right - 8, box.top + 4);
    if (tip.hidden || !tip.textContent.includes('median')) found.push(`${chart.id}: no figures on hover`);
    at('pointerleave', 0, 0);
    if (!tip.hidden) found.push(`${chart.id}: the figures stay`);
    const mark = chart.querySelector('[data-s]');
    if (!mark) return;
    mark.dispatchEvent(new PointerEvent('pointermove', {bubbles: true}));
    if (tip.hidden || tip.textContent.includes('median:')) found.push(`${chart.id}: no statement on hover`);
    at('pointerleave', 0, 0);
  });
  return found;
})()
"""

ACCESS = """
(() => {
  const found = [];
  document.querySelectorAll('svg.chart').forEach(chart => {
    const names = (chart.getAttribute('aria-labelledby') || '').split(' ');
    if (chart.getAttribute('role') !== 'img' || names.length !== 2 ||
        !names.every(n => document.getElementById(n) && document.getElementById(n).textContent))
      found.push(`${chart.id} has no words for those who cannot see it`);
  });
  document.querySelectorAll('a[href^="#"]').forEach(link => {
    if (!document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1))))
      found.push(`${link.getAttribute('href')} leads nowhere`);
  });
  return found;
})()
"""

# WCAG contrast of every kind of text on the page's paper, at least 4.5.
CONTRAST = """
(() => {
  const light = c => {
    const v = c.match(/[\\d.]+/g).slice(0, 3).map(x => x / 255)
      .map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
  };
  const paper = e => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$|transparent/.test(c)) return c;
    }
    return 'rgb(255,255,255)';
  };
  const found = new Set();
  document.querySelectorAll('p,h1,h2,h3,h4,td,th,button,a,small,li,summary,code,.label,figcaption,svg text')
    .forEach(e => {
      const style = getComputedStyle(e);
      const ink = e instanceof SVGElement ? style.fill : style.color;
      const [a, b] = [light(ink), light(paper(e))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < 4.5) found.add(`${e.tagName}.${e.getAttribute('class')}: contrast ${ratio.toFixed(2)}`);
    });
  return [...found];
})()
"""


def errors(browser):
    """Console errors, exceptions, and requests for anything but the page itself."""
    found = []
    for event in browser.events:
        method, data = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            found.append("exception: " + data["exceptionDetails"]["text"])
        if method == "Runtime.consoleAPICalled" and data["type"] in ("error", "warning"):
            found.append("console: " + str(data["args"]))
        if method == "Log.entryAdded" and data["entry"]["level"] in ("error", "warning"):
            found.append("log: " + data["entry"]["text"])
        if method == "Network.requestWillBeSent":
            url = data["request"]["url"]
            if not url.endswith("/report.html"):
                found.append("request: " + url)
    return found


def picture(browser, path, part=None):
    """A screenshot of the window as it is."""
    data = browser.call("Page.captureScreenshot", format="png")["data"]
    path.write_bytes(base64.b64decode(data))


def look(browser, folder, name):
    """All checks of one page; the problems found."""
    problems = []
    page = (folder / name / "report.html").resolve()
    for width, height, is_mobile in [(1280, 900, False), (390, 844, True)]:
        for scheme in ["light", "dark"]:
            kind = f"{name} {width} {scheme}"
            browser.open(page.as_uri(), width, height, scheme, is_mobile)
            checks = [("overlap", OVERLAPS), ("access", ACCESS), ("contrast", CONTRAST)]
            found = [f"{what}: {p}" for what, script in checks for p in browser.evaluate(script)]
            wide = browser.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                found.append(f"scrolls sideways: {wide} pixels")
            shots = folder / "screenshots"
            shots.mkdir(exist_ok=True)
            stem = f"{name}-{width}-{scheme}"
            picture(browser, shots / f"{stem}-top.png")
            browser.evaluate("document.querySelector('article').scrollIntoView({behavior: 'instant'})")
            picture(browser, shots / f"{stem}-section.png")
            found += [f"hover: {p}" for p in browser.evaluate(HOVER)]
            if scheme == "light":
                found += [f"sorting: {p}" for p in browser.evaluate(SORTING)]
            found += errors(browser)
            problems += [f"{kind}: {p}" for p in found]
            print(f"{kind}: {len(found)} problems", flush=True)
    browser.open(page.as_uri(), 1280, 900, "light")
    pdf = base64.b64decode(browser.call("Page.printToPDF", printBackground=True)["data"])
    (folder / f"{name}.pdf").write_bytes(pdf)
    pages = pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page")
    size = page.stat().st_size
    print(f"{name}: report.html {size / 1e6:.2f} MB, PDF {len(pdf) / 1e6:.2f} MB, {pages} pages")
    return problems


def main():
    folder = pathlib.Path(sys.argv[1])
    problems = []
    with Browser() as browser:
        for name in sys.argv[2:]:
            problems += look(browser, folder, name)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"screenshots: {folder}/screenshots")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
