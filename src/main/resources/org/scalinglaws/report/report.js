// Sorts the rows of a table by the column whose heading is pressed, and the other way round when it is pressed again.
const value = cell => cell.localName === "th" ? cell.textContent : Number(cell.title || cell.textContent);
const compare = (a, b) => {
	if (typeof a === "string") return a.localeCompare(b, "en", { numeric: true });
	return a === b ? 0 : a > b ? 1 : -1;
};
const sort = (table, column, sign) => {
	const body = table.tBodies[0];
	const rows = Array.from(body.rows, row => ({ row, key: value(row.cells[column]) }));
	const known = rows.filter(entry => !Number.isNaN(entry.key)); // what is no number stays last, both ways
	const unknown = rows.filter(entry => Number.isNaN(entry.key));
	known.sort((a, b) => sign * compare(a.key, b.key));
	body.replaceChildren(...known.concat(unknown).map(entry => entry.row));
};
for (const table of document.querySelectorAll("table.sortable")) {
	const headings = Array.from(table.tHead.rows[0].cells);
	headings.forEach((heading, column) => heading.firstChild.addEventListener("click", () => {
		const ascending = heading.getAttribute("aria-sort") !== "ascending";
		headings.forEach(other => other.removeAttribute("aria-sort"));
		heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
		sort(table, column, ascending ? 1 : -1);
	}));
}
// On paper nothing can be opened.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(part => { part.open = true; }));
