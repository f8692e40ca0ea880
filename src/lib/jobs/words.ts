import { m } from '#lib/paraglide/messages.js';
import type { Outcome, Starter } from './job.ts';

const STARTED_BY: Record<Starter, () => string> = {
	clock: m.started_by_clock,
	person: m.started_by_person,
	command: m.started_by_command,
};

/** What made a run begin. */
export function starterWords(starter: Starter): string {
	return STARTED_BY[starter]();
}

const FAULTS: Readonly<Record<string, () => string>> = {
	damaged: m.backup_fault_damaged,
	differs: m.backup_fault_differs,
	totals: m.backup_fault_totals,
	record: m.backup_fault_record,
	old: m.backup_fault_old,
	died: m.job_fault_died,
	stopped: m.job_fault_died,
};

/**
 * How a run ended, with why where it failed.
 * @param outcome null: it is under way
 */
export function outcomeWords(outcome: Outcome | null, fault: string | null): string {
	if (outcome === null) return m.job_under_way();
	if (outcome === 'done') return m.backup_proven();
	const why = fault !== null && Object.hasOwn(FAULTS, fault) ? FAULTS[fault]?.() : undefined;
	return why ?? m.job_failed();
}
