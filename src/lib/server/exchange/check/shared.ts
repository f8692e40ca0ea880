/** A bundle of another sector of a plan that is there: what both share must agree. Source: docs/exchange.md, Bundle. */
import type { Shared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import { KEYS, type Reference } from '#lib/server/exchange/queries/bundle/reference.ts';
import { changesOf } from '#lib/server/exchange/commands/bundle/changes.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { isOfferedAlike, serviceChanges } from '#lib/server/exchange/commands/bundle/writeServices.ts';
import type { Bundle } from '#lib/server/exchange/readBundle.ts';

interface SharedByAll extends Shared {
	/** What sectors sent that are none of the plan's: it stands in the bundle of each. */
	readonly referrals: Reference['referrals'];
}

export function checkAgreement({ reference, lines }: Bundle, shared: SharedByAll, issues: Issues): void {
	const tell = (file: string, line: number | null, column: string | null, what: string) => {
		const message = `${what} differs from what the plan already has: a bundle that adds a sector may not change what all sectors share. Correct it here, or change it by the bundle of a sector that is there.`;
		issues.error('shared differs', { file, line, column }, message);
	};
	for (const [field, value] of Object.entries(reference.plan)) {
		const was = shared.plan[field as keyof typeof shared.plan];
		if (JSON.stringify(value) !== JSON.stringify(was)) tell('plan.json', null, snake(field), field);
	}
	for (const [field, value] of Object.entries(reference.limits)) {
		const was = shared.limits[field as keyof typeof shared.limits];
		if (value !== null && value !== was) tell('plan.json', null, `limits.${snake(field)}`, field);
	}
	for (const { row } of changesOf(reference.groups, shared.groups, KEYS.groups).changed) {
		tell('plan.json', null, `groups.${row.dimension}`, row.code);
	}
	const among = <Row>(
		list: 'organisations' | 'places' | 'periods' | 'referrals',
		rows: readonly Row[],
		stored: readonly Row[],
		keyOf: (row: Row) => string,
	) => {
		for (const { row } of changesOf(rows, stored, keyOf).changed) {
			tell(`${list}.csv`, lines.get(list)?.get(keyOf(row)) ?? null, null, 'This row');
		}
	};
	among('organisations', reference.organisations, shared.organisations, KEYS.organisations);
	among('places', reference.places, shared.places, KEYS.places);
	among('periods', reference.periods, shared.periods, KEYS.periods);
	const others = reference.referrals.filter(({ fromSector }) => fromSector !== reference.sector.code);
	among('referrals', others, shared.referrals, KEYS.referrals);
	// A service may have been confirmed since the bundle was written.
	for (const { row, was } of serviceChanges(reference.services, shared.services).changed) {
		if (!isOfferedAlike(row, was))
			tell('services.csv', lines.get('services')?.get(row.code) ?? null, null, 'This row');
	}
}

function snake(field: string): string {
	return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Whether the bundle is of a sector that the plan does not have yet. */
export function addsSector({ sector }: Reference, shared: Shared): boolean {
	return !shared.sectors.some(({ code }) => code === sector.code);
}
