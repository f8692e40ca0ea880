/** Exports of ActivityInfo in the layout of its LONG text, with names that nobody has; and what they add up to. */
const COLUMNS = [
	...['Database', 'DatabaseId', 'Folder', 'Form', 'FormId', 'ParentForm', 'ParentFormId', 'RecordId'],
	...['Record last edited time', 'cadastral_area.cas_code', 'cadastral_area.code', 'cadastral_area.name'],
	...['caza.code', 'caza.name', 'comment', 'date_of_reporting', 'funded_by.full_name', 'governorate.code'],
	...['month', 'partner.name', 'partner.partner_full_name', 'projects.select_plan'],
	...['Quantity Field ID', 'Quantity Field Code', 'Quantity Field', 'Value'],
] as const;

/** Fields of the tiny bundle's indicators, with the title that says the sex. */
const FIELDS = [
	['TRN_F', '1.1.a female: people trained', 'female'],
	['TRN_M', '1.1.a male: people trained', 'male'],
	['PRJ', '1.1.d number of projects', ''],
] as const;
const STEPS = ['METRIC_1_MAN', 'METRIC_1_ECALC', 'METRIC_1_ICALC'] as const;

/** They are called Maker 0 and so on: a report holds 2,000 activities at most. */
export const PARTNERS = 14;

export interface ExportedQuantities {
	readonly text: string;
	/** By indicator and sex, what counts. */
	readonly sums: Readonly<Record<string, number>>;
}

/** @param lines quantities, about; @param changed records whose first value is one more than without it */
export function activityInfoExport(
	lines: number,
	changed: ReadonlySet<number> = new Set(),
): ExportedQuantities {
	const sums: Record<string, number> = {};
	const written: string[] = [COLUMNS.join('\u001f')];
	const each = FIELDS.length + 1;
	for (let record = 0; record * each < lines; record++) {
		const month = String(1 + (record % 6)).padStart(2, '0');
		const about = {
			...{ Database: 'Made up', Folder: 'Reporting', Form: 'Activities', RecordId: `r${record}` },
			...{ 'cadastral_area.cas_code': `c${1 + (record % 2)}`, month: `2024-${month}` },
			...{ 'partner.name': `Maker ${record % PARTNERS}` },
		};
		for (const [i, [code, title, sex]] of FIELDS.entries()) {
			const value = 1 + ((record * 7 + i) % 40) + (i === 0 && changed.has(record) ? 1 : 0);
			const key = `${title.slice(0, 5)} ${sex}`.trim();
			sums[key] = (sums[key] ?? 0) + value;
			written.push(
				lineOf({ ...about, 'Quantity Field Code': code, 'Quantity Field': title, Value: String(value) }),
			);
		}
		const step = STEPS[record % STEPS.length] ?? '';
		written.push(
			lineOf({ ...about, 'Quantity Field Code': step, 'Quantity Field': 'a step', Value: '1000' }),
		);
	}
	return { text: `${written.join('\n')}\n`, sums };
}

function lineOf(cells: Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>): string {
	return COLUMNS.map((column) => cells[column] ?? '').join('\u001f');
}
