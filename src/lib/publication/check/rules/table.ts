/** Rows of numbers above a row that says their total. */
import type { Finding } from '../finding.ts';
import { amountsOf, findingAt, type ReadSection } from '../reader.ts';
import { endOf } from '../typed.ts';

const TOTAL = /(?<!\p{L})(?:total|sum|المجموع|الإجمالي)(?!\p{L})/iu;

export function findTotals(section: ReadSection): Finding[] {
	const amounts = amountsOf(section);
	const findings: Finding[] = [];
	let rows: number[] = [];
	let offset = 0;
	for (const line of section.text.split('\n')) {
		const end = offset + line.trimEnd().replace(/\s*\|$/, '').length;
		const last = amounts.find(({ number }) => endOf(number) === end && number.offset >= offset);
		if (!last) {
			// The rule below a table's head, `| --- |`, parts nothing.
			if (!/^\s*[|:-][|:\s-]*$/.test(line)) rows = [];
		} else if (TOTAL.test(line)) {
			const sum = rows.reduce((all, value) => all + value, 0);
			if (rows.length > 1 && sum !== last.number.value) {
				findings.push(findingAt(section, last.number, 'table', 'wrong', sum));
			}
			rows = [];
		} else rows.push(last.number.value);
		offset += line.length + 1;
	}
	return findings;
}
