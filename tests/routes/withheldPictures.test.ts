/** Pictures of small counts: each is drawn from what strangers see, and says nothing of what they do not. */
import { isHttpError } from '@sveltejs/kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Masking } from '#lib/figures/masks/asked.ts';
import type { RecordedAnswers } from '#lib/publication/content.ts';
import { strangersSee } from '#lib/publication/strangersSee.ts';
import { formatFigure, formatShort } from '#lib/i18n/number.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import { run } from '#lib/server/database/driver.ts';
import { answerFrom } from '#lib/server/database/recorded.ts';
import { listPeriods } from '#lib/server/plan/queries/plans.ts';
import { recordQuarter } from '#lib/server/publication/recordQuarter.ts';
import { PICTURES } from '../../src/routes/[plan]/[sector]/[year]/[quarter]/[picture].svg/pictures.server.ts';
import { sheetOf } from '../../src/routes/[plan]/[sector]/[year]/[quarter]/[picture].svg/sheet.server.ts';
import { otherwise } from '../support/disclosure/otherwise.ts';
import {
	protectedDatabase,
	QUARTER,
	type ProtectedDatabase,
} from '../support/disclosure/protectedDatabase.ts';
import { PATIENCE } from '../support/long.ts';

const CODES = ['1.1.a', '1.1.b', '1.1.c', '1.1.d', '1.1.e', '1.1.f', '1.1.g', '1.1.h', '1.a', '1.b'];
const WINDOWS = ['', '&window=quarter'];
const ofEach = (...more: string[]) =>
	CODES.flatMap((code) =>
		more.flatMap((one) => WINDOWS.map((window) => `?indicator=${code}${one}${window}`)),
	);

/** What each picture is asked: a new one fails below until it stands here. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
	map: ofEach('&level=1', '&level=2', '&level=3'),
	progress: ['', '?window=quarter', ...ofEach('')],
	quarters: ofEach(''),
	'year-to-date': ofEach(''),
	flow: [''],
	people: ['', '?window=quarter'],
	reports: [''],
	money: [''],
	outputs: [''],
	results: [''],
	where: ofEach('&level=2', '&level=3'),
	groups: ofEach(''),
	compare: WINDOWS.flatMap((window) =>
		['place=Z1&other=Z2', 'place=Z11&other=Z12', 'place=Z21&other=Z22', 'other=Z11'].map(
			(places) => `?${places}${window}`,
		),
	),
};
/** Those that are of no figure that may be withheld; `results` is of totals, of which this plan withholds none. */
const OF_NONE = ['flow', 'reports', 'money', 'outputs'];

let shop: ProtectedDatabase;
let recorded: RecordedAnswers;
beforeAll(async () => {
	shop = await protectedDatabase(1);
	await run(shop.db.writer, 'update place set lat = 33 + id * 0.02, lon = 35 + id * 0.03 where level > 0');
	const sector = shop.scope.sector.id;
	await run(
		shop.db.writer,
		`insert into requirement (sector_id, output_id, year, amount, currency, usd_rate, usd)
		select @sector, null, 2024, 900000, 'USD', 1, 900000
		union all select @sector, id, 2024, 900000, 'USD', 1, 900000 from output where sector_id = @sector`,
		{ sector },
	);
	await run(
		shop.db.writer,
		`insert into contribution (sector_id, year, output_id, donor_id, status, amount, currency, usd_rate, usd)
		select @sector, 2024, p.id, o.id, 'received', 300000, 'USD', 1, 300000
		from output p, organisation o where p.sector_id = @sector and o.code in ('D1', 'D2')`,
		{ sector },
	);
	recorded = await shop.ask((reader) => recordQuarter(reader, shop.scope, QUARTER));
}, PATIENCE);
afterAll(() => shop.close());

/** What the plan withholds, and a plan that withholds whatever it can. */
const MASKS: Readonly<Record<string, () => Masking['isWithheld']>> = {
	'that is withheld': () => shop.done.isWithheld,
	'of all that may be withheld': () => () => true,
};

/** The file, drawn from answers and from nothing else; of a picture that there is none of why. */
async function drawn(answers: RecordedAnswers, name: string, question: string): Promise<string> {
	return shop.ask(async (reader) => {
		const periods = (await listPeriods(reader, shop.scope)).map((one) => ({ ...one, hasFigures: true }));
		const period = periods.find((one) => one.year === QUARTER.year && one.quarter === QUARTER.quarter);
		if (!period) throw new Error('no period');
		const asOf = '2024-08-01T08:00:00.000Z';
		const edition = {
			...{ ...QUARTER, revision: '1.0', newest: '1.0', segment: null, hash: 'f'.repeat(64), asOf },
			publishedAt: asOf,
		};
		const quarter: OpenQuarter = {
			...{ scope: { ...shop.scope, edition }, period, periods, visible: true, today: '2024-08-01' },
		};
		answerFrom(reader, {
			find: (part, key) => {
				const answer = answers.get(part)?.get(key);
				return answer === undefined
					? Promise.reject(new Error(`${part} ${key} is not recorded`))
					: Promise.resolve(answer);
			},
		});
		const url = new URL(`https://masar.example/few/care/2024/q2/${name}.svg${question}`);
		try {
			const draw = PICTURES[name];
			if (!draw) throw new Error(`there is no ${name}`);
			return sheetOf(quarter, await draw({ reader, quarter, url }), url.origin);
		} catch (error) {
			if (isHttpError(error)) return `${error.status} ${error.body.message}`;
			throw error;
		}
	});
}

test('each picture is asked', () => {
	expect(Object.keys(QUESTIONS).sort()).toEqual(Object.keys(PICTURES).sort());
});

test.each(Object.keys(MASKS))(
	'no picture holds a figure %s, and each would',
	{ timeout: PATIENCE },
	async (which) => {
		const isWithheld = MASKS[which]?.() ?? (() => false);
		const seen = (answers: RecordedAnswers) =>
			strangersSee(answers, QUARTER, { isWithheld, groups: shop.scope.groups });
		const masked = seen(recorded);
		// A figure that no other is like: what is written of it is found wherever it stands.
		let next = 7_000_003;
		const { answers, put } = otherwise(recorded, masked, (value) =>
			value < 1 && value > 0 ? value : (next += 7),
		);
		expect(put.length).toBeGreaterThan(100);
		const hidden = new Set(
			put.flatMap((value) => [formatFigure(value, 'count'), formatShort(value, 'count')]),
		);
		const changed = seen(answers);
		const told = (svg: string) =>
			[...svg.matchAll(/7[,.]\d{3}[,.]\d{3}|7(?:\.\d+)?M/g)].flatMap(([one]) =>
				hidden.has(one) ? [one] : [],
			);
		for (const [name, questions] of Object.entries(QUESTIONS)) {
			const met = { drawn: 0, telling: 0 };
			for (const question of questions) {
				const svg = await drawn(masked, name, question);
				expect(await drawn(changed, name, question), name + question).toBe(svg);
				expect(told(svg), name + question).toEqual([]);
				const open = await drawn(answers, name, question);
				if (open.startsWith('<svg')) met.drawn++;
				if (open !== svg) met.telling++;
			}
			expect([name, met.drawn > 0]).toEqual([name, true]);
			const mayTell = !OF_NONE.includes(name) && (name !== 'results' || which !== 'that is withheld');
			if (mayTell) expect([name, met.telling > 0]).toEqual([name, true]);
		}
	},
);
