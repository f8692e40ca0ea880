/** A paper of small counts: it is drawn from what strangers see, and says nothing of what they do not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordedAnswers } from '#lib/publication/content.ts';
import { strangersSee } from '#lib/publication/strangersSee.ts';
import { answerFrom } from '#lib/server/database/recorded.ts';
import { readPaper } from '#lib/server/files/paper/index.ts';
import { printPaper } from '#lib/server/files/paper/print.ts';
import { listPeriods } from '#lib/server/plan/queries/plans.ts';
import { recordQuarter } from '#lib/server/publication/recordQuarter.ts';
import { otherwise } from '../../../support/disclosure/otherwise.ts';
import {
	protectedDatabase,
	QUARTER,
	type ProtectedDatabase,
} from '../../../support/disclosure/protectedDatabase.ts';
import { PATIENCE } from '../../../support/long.ts';
import { textOf } from '../../../support/pdf.ts';

let shop: ProtectedDatabase;
let recorded: RecordedAnswers;
beforeAll(async () => {
	shop = await protectedDatabase(1);
	recorded = await shop.ask((reader) => recordQuarter(reader, shop.scope, QUARTER));
}, PATIENCE);
afterAll(() => shop.close());

const seen = (answers: RecordedAnswers) =>
	strangersSee(answers, QUARTER, { isWithheld: shop.done.isWithheld, groups: shop.scope.groups });

/** The paper, drawn from answers and from nothing else. */
async function contentOf(answers: RecordedAnswers) {
	const periods = await shop.ask((reader) => listPeriods(reader, shop.scope));
	const period = periods.find(({ year, quarter }) => year === QUARTER.year && quarter === QUARTER.quarter);
	if (!period) throw new Error('no period');
	const asOf = '2024-08-01T08:00:00.000Z';
	const edition = {
		...QUARTER,
		revision: '1.0',
		newest: '1.0',
		segment: null,
		hash: 'f'.repeat(64),
		asOf,
		publishedAt: asOf,
	};
	return shop.ask((reader) => {
		answerFrom(reader, {
			find: (part, key) => {
				const answer = answers.get(part)?.get(key);
				return answer === undefined
					? Promise.reject(new Error(`${part} ${key} is not recorded`))
					: Promise.resolve(answer);
			},
		});
		return readPaper({
			reader,
			period,
			scope: { ...shop.scope, edition },
			address: 'https://masar.example/few/care/2024/q2/r1.0',
		});
	});
}

test('with every withheld figure another one it is the same to the byte', async () => {
	const first = seen(recorded);
	const { answers, put } = otherwise(recorded, first, (value) => value + 1);
	expect(put.length).toBeGreaterThan(20);
	const [one, two] = [await contentOf(first), await contentOf(seen(answers))];
	expect(two).toEqual(one);
	const printed = await printPaper(one);
	expect(Buffer.compare((await printPaper(two)).bytes, printed.bytes)).toBe(0);
	expect(textOf(printed.bytes)).toContain('withheld');
});
