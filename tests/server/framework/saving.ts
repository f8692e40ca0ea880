/** Indicators saved as their page saves them. */
import type { TypedIndicator } from '#lib/framework/indicatorTyped.ts';
import type { RowEntry } from '#lib/report/row.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { loadFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { saveIndicator } from '#lib/server/framework/commands/saveIndicator.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { NOW, OFFICER, type Setting } from '../report/setting.ts';

export const ACT = { planId: 1, sectorId: 1, personId: OFFICER, now: NOW };
const NEW: TypedIndicator = {
	...{ code: '9.a', name: { en: 'Wells' }, unit: 'count', calculation: 'sum', later: null, counts: 'begun' },
	...{ parts: [], numerator: null, denominator: null, of: null, countsPeople: false, headline: false },
	...{ namesPartners: false, fromQuarter: null, toQuarter: null, predecessors: [] },
	...{ direction: 'up', baseline: null, sensitivity: 'public', laterSensitivity: null },
	...{ dimensions: null, required: 0 },
	...{ definition: { en: 'New wells' }, source: null, contact: 'w@example.org', note: null },
};

/** What is read and saved of a setting's framework. */
export function saving(setting: Setting) {
	const read = async () => await snapshot(setting.db, (reader) => loadFramework(reader, 1));
	const find = async (code: string) => (await read()).indicators.find((one) => one.code === code);

	async function save(
		code: string | null,
		changes: Partial<TypedIndicator>,
		{ seen = '', correction = '', opened = '' } = {},
	) {
		const stored = code === null ? undefined : await find(code);
		const later = stored?.laterCalculations.at(-1) ?? null;
		const laterSensitivity = stored?.laterSensitivities.at(-1) ?? null;
		const typed = { ...NEW, ...stored, later, laterSensitivity, ...changes };
		const under = stored?.output ? `output ${stored.output}` : `outcome ${stored?.outcome ?? '9'}`;
		const version = stored ? stampOf(stored) : '';
		const request = { ...ACT, code, version, typed, under, correction, opened };
		return storeSeen(
			setting.db,
			{ id: 1, code: 'plan', now: NOW },
			{ figures: seen, correction },
			(writer, permit) => saveIndicator(writer, { ...request, permit }),
		);
	}

	/** The code of an indicator of which the second quarter has an approved figure. */
	async function entered(entry: Partial<RowEntry> = {}): Promise<string> {
		const id = await setting.start();
		await setting.save(id, entry);
		await setting.submit(id);
		await setting.approve(id);
		const [row] = await setting.ask<{ code: string }>(
			`select i.code from entry e join indicator i on i.id = e.indicator_id limit 1`,
		);
		return row?.code ?? '';
	}

	return { read, find, save, entered };
}
