/** A locked period changes on no road, unless it is reopened with a reason. Source: docs/rules.md, Locks. */
import type { Sensitivity } from '#lib/disclosure/disclosure.ts';
import { standingIn } from '#lib/plan/firstQuarter.ts';
import { formatQuarter, type Quarter } from '#lib/plan/quarter.ts';
import { dayOf } from '#lib/plan/day.ts';
import { isLocked } from '#lib/plan/lock.ts';
import type { Shared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import {
	key,
	KEYS,
	type IndicatorRow,
	type PeriodRow,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { changesOf } from '#lib/server/exchange/commands/bundle/changes.ts';
import type { Decision } from '#lib/server/exchange/commands/bundle/decide.ts';
import type { StoredState } from '#lib/server/exchange/commands/bundle/writeReference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import type { Bundle } from '#lib/server/exchange/readBundle.ts';

/** Periods of the plan, as stored, that are locked now; by their key. */
export function lockedPeriods(shared: Shared | null, now: Date): ReadonlyMap<string, PeriodRow> {
	if (!shared) return new Map();
	const today = dayOf(shared.plan, now);
	return new Map(
		shared.periods
			.filter((period) => isLocked(period, today))
			.map((period) => [KEYS.periods(period), period]),
	);
}

function tell(issues: Issues, where: Parameters<Issues['error']>[1], period: PeriodRow, what: string): void {
	const message = `${what} would change ${formatQuarter(period)}, which was locked after ${period.locks}: leave it as it was, or give --reopen "reason".`;
	issues.error('locked period', where, message);
}

/** The dates of locked periods, what is known to be incomplete of them, their text, and what strangers see of them. */
export function checkLockedReference(
	{ reference, lines }: Bundle,
	stored: StoredState,
	locked: ReadonlyMap<string, PeriodRow>,
	issues: Issues,
): void {
	for (const { row } of changesOf(reference.periods, stored.shared?.periods ?? [], KEYS.periods).changed) {
		const period = locked.get(KEYS.periods(row));
		const line = lines.get('periods')?.get(KEYS.periods(row)) ?? null;
		if (period) tell(issues, { file: 'periods.csv', line, column: 'locks' }, period, 'This row');
	}
	for (const { row, was } of changesOf(reference.indicators, stored.sector.indicators, KEYS.indicators)
		.changed) {
		const line = lines.get('indicators')?.get(KEYS.indicators(row)) ?? null;
		const period = [...locked.values()].find((one) => sensitivityOf(row, one) !== sensitivityOf(was, one));
		const where = { file: 'framework.csv', line, column: 'sensitivity' };
		if (period)
			tell(
				issues,
				where,
				period,
				'This sensitivity, which may begin in an open quarter (later_sensitivities),',
			);
	}
	const marks = changesOf(reference.marks, stored.sector.marks, KEYS.marks);
	for (const row of [...marks.added, ...marks.changed.map((change) => change.row)]) {
		const period = locked.get(key(row.year, row.quarter));
		const line = lines.get('marks')?.get(KEYS.marks(row)) ?? null;
		if (period) tell(issues, { file: 'marks.csv', line, column: 'reason' }, period, 'This mark');
	}
	const words = changesOf(reference.words, stored.sector.words, KEYS.words);
	for (const row of [...words.added, ...words.changed.map((change) => change.row)]) {
		const period = locked.get(key(row.year, row.quarter));
		const line = lines.get('words')?.get(KEYS.words(row)) ?? null;
		if (period) tell(issues, { file: 'words.csv', line, column: 'body' }, period, 'This row');
	}
}

function sensitivityOf(row: IndicatorRow, asked: Quarter): Sensitivity {
	return standingIn({ first: row.sensitivity, later: row.laterSensitivities }, asked);
}

/** @param periods keys of periods by identifier */
export function checkLockedReports(
	decisions: readonly Decision[],
	periods: ReadonlyMap<number, string>,
	locked: ReadonlyMap<string, PeriodRow>,
	issues: Issues,
): void {
	for (const { periodId, line } of decisions) {
		const period = locked.get(periods.get(periodId ?? 0) ?? '');
		if (period)
			tell(issues, { file: 'reports.csv', line, column: 'quarter' }, period, 'The report that begins here');
	}
}

/** Keys by identifier, the other way round. */
export function byIdentifier(ids: ReadonlyMap<string, number>): Map<number, string> {
	return new Map([...ids].map(([name, id]) => [id, name]));
}
