/** A question to the API that names a revision is answered from it, whoever asks. Source: docs/exchange.md, HTTP API. */
import { beforeEach, expect, test } from 'vitest';
import { partnersQuestion } from '#lib/exchange/forms/questions.ts';
import { ask } from '#lib/server/http/ask.ts';
import { withdrawPublication } from '#lib/server/publication/commands/withdrawPublication.ts';
import { NOW, QUARTER, useQuarter } from './setting.ts';

const quarter = useQuarter([]);

beforeEach(async () => {
	await quarter.pin();
	await quarter.publish();
	await quarter.write("update narrative set body = 'Other words.' where section = 'summary'");
	await quarter.pin();
	await quarter.publish('coordinator', NOW, { en: 'Other words.' });
});

async function answered(revision: string, viewer: App.Locals['viewer'] = null) {
	const url = new URL(`http://localhost/api?year=2024&quarter=1${revision}`);
	const { plan, sector } = QUARTER;
	const asked = { url, params: { plan, sector }, locals: { db: quarter.db, viewer, now: NOW } };
	const answer = await ask(asked, partnersQuestion, async (_reader, scope) => ({
		revision: scope.edition?.revision ?? null,
	}));
	return { status: answer.status, body: (await answer.json()) as { readonly revision?: string } };
}

test('the newest answers, and the one that is named', async () => {
	expect((await answered('')).body.revision).toBe('1.1');
	expect((await answered('&revision=1.0')).body.revision).toBe('1.0');
	expect((await answered('&revision=1.1')).body.revision).toBe('1.1');
	for (const none of ['2.0', 'draft', 'x']) expect((await answered(`&revision=${none}`)).status).toBe(404);
});

test('whoever sees figures before they are published reads the revision too', async () => {
	const grants = [{ role: 'coordinator', planId: 1, sectorId: null, organisationId: null }] as const;
	const viewer = { id: quarter.idOf('coordinator'), grants } as unknown as App.Locals['viewer'];
	expect((await answered('', viewer)).body.revision).toBeNull();
	expect((await answered('&revision=1.0', viewer)).body.revision).toBe('1.0');
});

test('of a withdrawn quarter none answers', async () => {
	await withdrawPublication(quarter.db, {
		...{ ...QUARTER, revision: '1.1' },
		...{ personId: quarter.idOf('coordinator'), now: NOW, reason: { en: 'It was wrong.' } },
	});
	for (const revision of ['', '&revision=1.0', '&revision=1.1'])
		expect((await answered(revision)).status).toBe(410);
});
