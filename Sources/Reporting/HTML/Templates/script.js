(function () {
  "use strict";
  // Tables sort by the column whose heading is pressed; numbers by value, the rest as text.
  function key(row, index) {
    var text = row.cells[index].firstChild ? row.cells[index].firstChild.textContent.trim() : "";
    var number = parseFloat(text.replace(/,/g, "").replace(/^[^\d+\-.]+(?=\d)/, ""));
    return { text: text, number: number };
  }
  document.querySelectorAll("th[aria-sort] button").forEach(function (button) {
    button.addEventListener("click", function () {
      var heading = button.parentNode;
      var body = heading.closest("table").tBodies[0];
      var sign = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      var isNumeric = heading.classList.contains("n");
      var rows = Array.from(body.rows).map(function (row) {
        return { row: row, key: key(row, heading.cellIndex) };
      });
      rows.sort(function (a, b) {
        if (!isNumeric) return sign * a.key.text.localeCompare(b.key.text, "en", { numeric: true });
        if (isNaN(a.key.number) || isNaN(b.key.number)) {
          return isNaN(a.key.number) - isNaN(b.key.number);
        }
        return sign * (a.key.number - b.key.number);
      });
      rows.forEach(function (entry) { body.appendChild(entry.row); });
      heading.parentNode.querySelectorAll("th").forEach(function (other) {
        other.setAttribute("aria-sort", "none");
      });
      heading.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    });
  });

  // Over a chart: the figures of the period, or the statement that a mark stands for.
  var tip = document.getElementById("tip");
  function words(row, table) {
    return Array.from(row.cells).map(function (cell, index) {
      var heading = table.tHead.rows[0].cells[index].textContent;
      return index ? heading + ": " + cell.textContent : cell.textContent;
    });
  }
  function say(lines, event) {
    tip.replaceChildren();
    lines.forEach(function (line) {
      var part = document.createElement("span");
      part.textContent = line;
      tip.appendChild(part);
    });
    tip.hidden = false;
    var width = document.documentElement.clientWidth;
    var left = Math.min(event.clientX + 14, width - tip.offsetWidth - 8);
    tip.style.left = Math.max(8, left) + "px";
    tip.style.top = Math.max(8, event.clientY - tip.offsetHeight - 14) + "px";
  }
  document.querySelectorAll("svg.chart").forEach(function (chart) {
    var title = chart.querySelector("title");
    var name = title.textContent;
    var cursor = chart.querySelector(".cursor");
    var figures = document.getElementById(chart.dataset.table);
    var holder = chart.closest("[data-statements]");
    var statements = holder ? document.getElementById(holder.dataset.statements) : null;
    function find(table, number) {
      return table ? table.querySelector("tr[data-p='" + number + "']") : null;
    }
    function show(event) {
      var mark = event.target.closest("[data-s]");
      var said = mark ? find(statements, mark.dataset.s) : null;
      if (said) {
        say([said.cells[0].textContent + ": " + said.cells[1].firstChild.textContent,
          said.cells[2].firstChild.textContent], event);
        return;
      }
      var box = chart.getBoundingClientRect();
      var share = 100 * (event.clientX - box.left) / box.width;
      var number = Math.round((share - chart.dataset.origin) / chart.dataset.pitch);
      var row = find(figures, number);
      if (!row) { hide(); return; }
      var x = Number(chart.dataset.origin) + number * chart.dataset.pitch + "%";
      cursor.setAttribute("x1", x);
      cursor.setAttribute("x2", x);
      cursor.style.visibility = "visible";
      say(words(row, figures), event);
    }
    function hide() {
      tip.hidden = true;
      cursor.style.visibility = "hidden";
    }
    // The browser would show the title over our own words.
    chart.addEventListener("pointerenter", function () { title.textContent = ""; });
    chart.addEventListener("pointerleave", function () { title.textContent = name; hide(); });
    chart.addEventListener("pointermove", show);
    chart.addEventListener("pointerdown", show);
  });
})();
