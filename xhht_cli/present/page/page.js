"use strict";
// Sorting, filtering and moving about. Without it everything on the page is there and readable.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const locale = document.documentElement.lang;
  const said = document.getElementById("said");
  const words = new Intl.Collator(locale, { numeric: true });
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();

  // Every heading that names how its column is sorted becomes a button.
  const order = (cell, by) => {
    if (by === "text") return cell.textContent.trim();
    const written = cell.dataset.v ?? (cell.closest("table").matches(".heat") ? "" : cell.textContent);
    const number = parseFloat(written);
    return Number.isNaN(number) ? null : number;
  };

  const compare = (one, other, sign) => {
    if (one === other) return 0;
    if (one === null || one === "") return 1;
    if (other === null || other === "") return -1;
    return sign * (typeof one === "number" ? one - other : words.compare(one, other));
  };

  const sort = (heading) => {
    const column = heading.cellIndex, table = heading.closest("table");
    const sign = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    all("th[aria-sort]", table).forEach((each) => each.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    for (const body of all("tbody[data-rows]", table)) {
      const rows = [...body.rows].map((row) => [order(row.cells[column], heading.dataset.by), row]);
      rows.sort((one, other) => compare(one[0], other[0], sign));
      body.append(...rows.map((pair) => pair[1]));
    }
    said.textContent = said.dataset.sorted.replace("{column}", heading.textContent);
  };

  for (const heading of all("table[data-sort] th[data-by]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sort(heading));
  }

  // A form filters the rows of the element it names, and says how many are left.
  const inState = (row, state, target) =>
    all("td[data-t]", row).some(
      (cell) => (!target || cell.dataset.t === target) && (!state || cell.dataset.o === state),
    );

  const texts = new WeakMap();
  const textOf = (element) => {
    if (!texts.has(element)) texts.set(element, fold(element.textContent));
    return texts.get(element);
  };

  const keeps = {
    text: (row, wanted) => textOf(row.closest(".heat") ? row.cells[0] : row).includes(fold(wanted)),
    kind: (row, wanted) => row.dataset.kind === wanted,
    unit: (row, wanted) => fold(row.dataset.u) === fold(wanted) || textOf(row.cells[0]).includes(fold(wanted)),
    item: (row, wanted) => textOf(row.closest("details").querySelector("summary")).includes(fold(wanted)),
  };

  const filter = (form) => {
    const place = document.getElementById(form.dataset.filter);
    const value = Object.fromEntries(
      all("[data-key]", form).map((control) => [control.dataset.key, control.value.trim()]),
    );
    const rows = all("tbody[data-rows] > tr", place);
    const wanted = Object.keys(keeps).filter((key) => value[key]);
    for (const row of rows) {
      const kept = wanted.every((key) => keeps[key](row, value[key]));
      const stated = !(value.state || value.target) || inState(row, value.state, value.target);
      row.hidden = !(kept && stated);
    }
    for (const group of all("[data-item], [data-group]", place)) {
      group.hidden = !group.querySelector("tbody[data-rows] > tr:not([hidden])");
      if (group.matches("[data-item]")) group.open = wanted.length > 0 && !group.hidden;
    }
    const output = form.querySelector("[role=status]");
    const count = (number) => number.toLocaleString(locale);
    output.textContent = output.dataset.pattern
      .replace("{shown}", count(rows.filter((row) => !row.hidden).length))
      .replace("{all}", count(rows.length));
  };

  const clear = (form) => {
    all("[data-key]", form).forEach((control) => { control.value = ""; });
    filter(form);
  };

  for (const form of all("form[data-filter]")) {
    form.addEventListener("input", () => filter(form));
    form.addEventListener("change", () => filter(form));
    form.addEventListener("reset", (event) => { event.preventDefault(); clear(form); });
    form.addEventListener("submit", (event) => event.preventDefault());
    filter(form);
  }
  all(".script").forEach((element) => { element.hidden = false; });

  // A unit leads to its cells in every item; a link to a cell must not end at a hidden row.
  const source = document.querySelector('form[data-filter="cells"]');
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.dataset.find) {
      event.preventDefault();
      clear(source);
      const control = source.querySelector("[data-key=unit]");
      control.value = link.dataset.find;
      filter(source);
      control.focus();
      document.getElementById("sources").scrollIntoView();
      return;
    }
    const goal = document.getElementById(link.getAttribute("href").slice(1));
    if (goal?.closest("#cells [hidden], #cells tr[hidden]")) {
      clear(source);
    }
    const details = goal?.closest("details");
    if (details) details.open = true;
  });

  // In the heat map only one cell is a tab stop; arrow keys lead to the others.
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const move = (table, event) => {
    const cell = event.target.closest("td"), way = step[event.key];
    if (!cell || !way) return;
    event.preventDefault();
    const rows = [...table.rows].filter((row) => !row.hidden && row.querySelector("td"));
    let row = rows.indexOf(cell.parentElement), column = cell.cellIndex;
    for (;;) {
      row += way[0];
      column += way[1];
      const next = rows[row]?.cells[column];
      if (!next || column < 2) return;
      const link = next.querySelector("a");
      if (link) {
        event.target.tabIndex = -1;
        link.tabIndex = 0;
        link.focus();
        return;
      }
    }
  };

  for (const table of all("table[data-grid]")) {
    all("td a", table).forEach((link, place) => { link.tabIndex = place ? -1 : 0; });
    table.addEventListener("keydown", (event) => move(table, event));
  }

  // What is folded away and matters is opened on paper, and folded again afterwards.
  const folded = () => all("details.print:not([open])");
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = folded();
    opened.forEach((each) => { each.open = true; });
  });
  window.addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));
})();
