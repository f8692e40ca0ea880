/** Quantities of ActivityInfo as rows of reports.csv, each month apart: the indicator's calculation makes the quarter of them. */
import type { LeftOut, Unknown } from '#lib/exchange/activityInfo/aside.ts';
import { isPlanning, isStep, type ActivityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { bundleHead, bundleLine } from '#lib/server/exchange/csv/write.ts';
import type { Quantity } from './read.ts';

export interface ConvertedAmong {
	/** Codes by the name or the code that the export may have, in small letters. */
	readonly partners: ReadonlyMap<string, string>;
	readonly places: ReadonlyMap<string, string>;
	/** Quarters of the plan, as `2024 1`. */
	readonly quarters: ReadonlySet<string>;
}

export interface Converted {
	/** reports.csv. */
	readonly text: string;
	readonly rows: number;
	/** Of each row, the record that it comes from. */
	readonly records: readonly string[];
	/** Lines that were left out, by why. */
	readonly left: ReadonlyMap<LeftOut, number>;
	/** What no rule knows: fields, partners, places and values, each by a name of its own. */
	readonly unknown: ReadonlyMap<string, Unknown>;
}

type Row = Record<string, string>;
const MONTH = /^(\d{4})-(\d\d)/;
/** Of amounts that are added up here: more digits come of binary fractions alone. */
const DIGITS = 1e6;

export function convertQuantities(
	quantities: Iterable<Quantity>,
	rules: ActivityInfoRules,
	among: ConvertedAmong,
): Converted {
	const left = new Map<LeftOut, number>();
	const unknown = new Map<string, Unknown>();
	const leave = (why: LeftOut) => void left.set(why, (left.get(why) ?? 0) + 1);
	const tell = (what: Unknown['what'], code: string, title = '') => {
		const name = what === 'field' || what === 'place' ? `${what} ${code} (${title})` : `${what} ${code}`;
		unknown.set(name, { what, code, title, lines: (unknown.get(name)?.lines ?? 0) + 1 });
	};
	const fields = new Map(Object.entries(rules.fields));
	const partners = new Map(Object.entries(rules.partners));
	const places = new Map(Object.entries(rules.places));
	const found = new Map<string, { row: Row; value: number }>();
	for (const one of quantities) {
		if (one.value === '') continue;
		if (isStep(one.field)) leave('typed or computed on the way to a metric');
		else if (isPlanning(one.of('Form'), one.of('Folder'))) leave('planning');
		else put(one);
	}

	function put({ record, field, title, value, of }: Quantity): void {
		const rule = fields.get(field);
		if (!rule) return tell('field', field, title);
		if ('leave' in rule) return leave('left out by a rule');
		const [, year = '', month = ''] =
			MONTH.exec(of('month') || of('month_of_reporting') || of('date_of_reporting')) ?? [];
		const quarter = String(Math.ceil(Number(month) / 3));
		if (!among.quarters.has(`${year} ${quarter}`)) return leave('of no quarter of the plan');
		const amount = Number(value);
		if (!Number.isFinite(amount) || amount < 0) return tell('value', value);
		const name = of('partner.name');
		const partner = partners.get(name) ?? among.partners.get(name.toLowerCase());
		if (partner === undefined) return tell('partner', name);
		const head = { partner, year, quarter, state: rules.state, activity: record, indicator: rule.indicator };
		const row = {
			...head,
			place: placeOf(of),
			activity_status: rules.status,
			month: String(Number(month)),
			...rule.groups,
		};
		const key = JSON.stringify(row);
		const before = found.get(key)?.value ?? 0;
		found.set(key, { row, value: Math.round((before + amount) * DIGITS) / DIGITS });
	}

	/** Empty where it is national, or no table knows the cadastre: then it is told, and counts without a place. */
	function placeOf(of: Quantity['of']): string {
		const codes = [of('cadastral_area.cas_code'), of('cadastral_area.code')].filter((code) => code !== '');
		if (codes.length === 0) return '';
		for (const code of codes) {
			const place = places.get(code) ?? among.places.get(code.toLowerCase());
			if (place !== undefined) return place;
		}
		tell('place', codes[0] ?? '', of('cadastral_area.name'));
		return '';
	}

	const used = new Set(['month', ...DIMENSIONS]);
	const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
	const lines = sorted.map(({ row, value }) =>
		bundleLine('reports.csv', { ...row, value: String(value) }, used),
	);
	const records = sorted.map(({ row }) => row.activity ?? '');
	return {
		...{ text: bundleHead('reports.csv', used) + lines.join(''), rows: lines.length },
		...{ records, left, unknown },
	};
}
