/** From what a form sent to what a row stores. */
import type { Scope } from '#lib/plan/scope.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import { readEntry } from '#lib/report/number.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { Unread } from '#lib/report/validation.ts';
import type { ActivityForm } from '#lib/report/forms/activity.ts';
import type { ReportCell, RowEntry } from '#lib/report/row.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { searchPlaces } from '#lib/server/places/queries/searchPlaces.ts';

/** What a form or a line says of a row: the fields that it has. */
export type EnteredRow = Omit<RowEntry, 'also' | 'appeal' | 'high' | 'about' | 'ofYear' | 'months'>;

/** From this score on, a name is the place's own in some spelling; below, it is only like it. */
const SURE = 0.8;

/**
 * The entry that a form stands for. What cannot be taken is kept in `unread`, word for word.
 * Undefined when the form names no indicator of the sector.
 */
export async function entryOf(
	reader: Reader,
	scope: Scope,
	form: ActivityForm,
): Promise<EnteredRow | undefined> {
	const { indicators } = await getFramework(reader, scope.sector.id);
	const indicator = indicators.find(({ id }) => id === form.indicator);
	if (!indicator) return undefined;
	const unread: Unread[] = [];
	const place = await findPlace(reader, scope, form.place);
	if (place === undefined) unread.push({ field: 'place', text: form.place, fault: 'unknown' });
	const total = readEntry(form.total, indicator.unit);
	if (typeof total === 'string') unread.push({ field: 'total', text: form.total, fault: total });
	return {
		reference: form.reference || null,
		indicatorId: indicator.id,
		placeId: place ?? null,
		status: form.status,
		throughId: form.through,
		donors: form.donors,
		tags: form.tags
			.split(/[,،;]/)
			.map((tag) => tag.trim())
			.filter((tag) => tag !== ''),
		doneIn: form.doneIn,
		note: form.note || null,
		total: typeof total === 'string' ? null : total,
		cells: readCells(scope, form.cells, indicator.unit, unread),
		unread,
	};
}

/**
 * The place that was meant: by its P-code where the text carries one, else by its name when only one is called so.
 * Null: nothing was typed; undefined: nobody can tell.
 */
export async function findPlace(
	reader: Reader,
	scope: Scope,
	typed: string,
): Promise<number | null | undefined> {
	if (typed === '') return null;
	const code = (/\[([^\]]+)\]\s*$/.exec(typed)?.[1] ?? typed).trim().toLowerCase();
	for (const { id, pcode } of (await listPlaces(reader, scope.plan.id)).values()) {
		if (pcode.toLowerCase() === code) return id;
	}
	const found = await searchPlaces(reader, scope, typed, 2);
	const [best, second] = found;
	if (!best || best.score < SURE) return undefined;
	// Two places with one name, or two spellings equally near: the person has to say which.
	return second && second.score === best.score && second.level === best.level ? undefined : best.id;
}

function readCells(
	{ groups }: Scope,
	cells: Readonly<Record<string, string>>,
	unit: Unit,
	unread: Unread[],
): ReportCell[] {
	const dimensionOf = new Map(groups.map(({ id, dimension }) => [id, dimension]));
	const found: ReportCell[] = [];
	for (const [field, text] of Object.entries(cells)) {
		const value = readEntry(text, unit);
		if (value === null) continue;
		const named = field
			.split('-')
			.map((id): [Dimension | undefined, number] => [dimensionOf.get(Number(id)), Number(id)]);
		const dimensions = named.map(([dimension]) => dimension);
		const isWhole = dimensions.every((dimension) => dimension !== undefined);
		if (typeof value === 'string' || !isWhole || new Set(dimensions).size < dimensions.length) {
			unread.push({ field, text, fault: typeof value === 'string' ? value : 'unknown' });
			continue;
		}
		found.push({ groups: Object.fromEntries(named) as ReportCell['groups'], value });
	}
	return found;
}
