/** A paper of small counts: it is drawn from what strangers see, and says nothing of what they do not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordedAnswers } from '#lib/publication/content.ts';
import { strangersSee } from '#lib/publication/strangersSee.ts';
import { answerFrom } from '#lib/server/database/recorded.ts';
import { readPaper } from '#lib/server/files/paper/index.ts';
import { printPaper } from '#lib/server/files/paper/print.ts';
import { listPeriods } from '#lib/server/plan/queries/plans.ts';
import { recordQuarter } from '#lib/server/publication/recordQuarter.ts';
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

const FIGURES =
	/^(?:reached|high|withoutPlace|national|unknown|notDisaggregated|total|share|pace|change|difference|yearToDate)$/;

let changed = 0;
/** An answer in which every figure that strangers do not see is another one. */
function otherwise(raw: unknown, masked: unknown, name = '', isGroup = false): unknown {
	if (typeof raw === 'number') {
		if (masked === raw || !(isGroup || FIGURES.test(name))) return raw;
		changed++;
		return raw + 1;
	}
	if (Array.isArray(raw)) {
		const others = Array.isArray(masked) ? masked : [];
		return raw.map((one: unknown, i) =>
			otherwise(
				one,
				codeOf(one) === undefined ? others[i] : others.find((other) => codeOf(other) === codeOf(one)),
				name,
				isGroup,
			),
		);
	}
	if (typeof raw !== 'object' || raw === null) return raw;
	const other = (typeof masked === 'object' && masked !== null ? masked : {}) as Record<string, unknown>;
	return Object.fromEntries(
		Object.entries(raw).map(([key, value]) => [
			key,
			otherwise(value, other[key], key, isGroup || key === 'byGroup'),
		]),
	);
}

function codeOf(one: unknown): string | undefined {
	if (typeof one !== 'object' || one === null) return undefined;
	const { pcode, code } = one as { pcode?: string; code?: string };
	return pcode ?? code;
}

test('with every withheld figure another one it is the same to the byte', async () => {
	const first = seen(recorded);
	const other = seen(
		new Map(
			[...recorded].map(([part, its]) => [
				part,
				new Map(
					[...its].map(([key, answer]) => [
						key,
						JSON.stringify(otherwise(JSON.parse(answer), JSON.parse(first.get(part)?.get(key) ?? 'null'))),
					]),
				),
			]),
		),
	);
	expect(changed).toBeGreaterThan(20);
	const [one, two] = [await contentOf(first), await contentOf(other)];
	expect(two).toEqual(one);
	const printed = await printPaper(one);
	expect(Buffer.compare((await printPaper(two)).bytes, printed.bytes)).toBe(0);
	expect(textOf(printed.bytes)).toContain('withheld');
});
