import { activityForm, type ActivityForm } from '#lib/forms/activity.ts';
import type { Act } from '../commands/report/guard.ts';
import { saveActivity } from '../commands/report/saveActivity.ts';
import { Refused } from '../commands/refused.ts';
import { snapshot, type Database } from '../db.ts';
import { entryOf } from './activityEntry.ts';
import { scopeOf } from './report.ts';
import type { ReportHead } from '../queries/reportHead.ts';

interface AddForm {
	readonly indicator: number;
	readonly lines: string;
	readonly status: ActivityForm['status'];
	readonly donor: number | null;
	readonly sent: string;
}

/** More than anybody means to add at once. */
const MOST_ROWS = 500;

/**
 * Adds a row for each line: a place, and after a tab its figure, as a spreadsheet's cells are pasted. Nothing at all adds
 * one row without a place. Returns the first row's identifier and how many came.
 */
export async function addRows(
	db: Database,
	head: ReportHead,
	act: Act,
	{ indicator, lines, status, donor, sent }: AddForm,
): Promise<{ first: number; count: number }> {
	const wanted = lines.split(/\r?\n/).filter((line) => line.trim() !== '');
	if (wanted.length > MOST_ROWS) throw new Refused('not allowed');
	const forms = (wanted.length === 0 ? [''] : wanted).map((line) => {
		const [place = '', total = ''] = line.split('\t');
		return activityForm.parse({ indicator, place, total, status, donors: donor === null ? [] : [donor] });
	});
	const entries = await snapshot(db, async (reader) => {
		const scope = await scopeOf(reader, head);
		return Promise.all(forms.map((form) => entryOf(reader, scope, form)));
	});
	let first = 0;
	for (const [i, entry] of entries.entries()) {
		if (!entry) throw new Refused('not allowed');
		const saved = await saveActivity(db, {
			...act,
			activityId: null,
			version: 0,
			sent: `${sent}-${i}`,
			entry,
		});
		if (i === 0) first = saved.activityId;
	}
	return { first, count: entries.length };
}
