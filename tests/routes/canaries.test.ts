/**
 * Promise C (docs/rules.md, Tests of the promises): what is not theirs, nobody reads: on no page, in no data of a
 * page, in no file and no API answer.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, READABLE } from './support/addresses.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { plant, type Canary } from './support/canaries.ts';
import { PEOPLE, seedReach, WHOSE, type Reach, type Somebody, type Whose } from './support/reach.ts';

const PARTNERS: readonly Somebody[] = ['partner_reporter', 'partner_approver', 'reviewing partner'];
const REVIEWERS: readonly Somebody[] = ['administrator', 'coordinator', 'reviewing partner'];
const STATES = ['draft', 'submitted', 'approved'] as const;
type State = (typeof STATES)[number];

/** The seed's own quarter, and those in which each partner's report was approved. */
const QUARTERS = [
	{ plan: 'harbour', year: '2024', quarter: 'q1' },
	{ plan: 'harbour', year: '2022', quarter: 'q2' },
	{ plan: 'harbour', year: '2021', quarter: 'q2' },
	{ plan: 'closed', year: '2022', quarter: 'q2' },
];

let app: App;
let reach: Reach;
let canaries: Canary[];
beforeAll(async () => {
	app = await startApp({}, async (path) => {
		reach = await seedReach(path);
		canaries = await plant(path, reach);
	});
}, BUILDING);
afterAll(() => app.stop());

interface ReportPage {
	readonly path: string;
	readonly may: (somebody: Somebody) => boolean;
}

/** Each page of each report, and who sees it. */
function pagesOf(whose: Whose, state: State): ReportPage[] {
	const id = reach.targets[whose].report(state);
	const isOwn = whose === 'own' || whose === 'locked';
	const reports = (somebody: Somebody) => isOwn && PARTNERS.includes(somebody);
	const reviews = (somebody: Somebody) =>
		(isOwn || whose === 'other') && state !== 'draft' && REVIEWERS.includes(somebody);
	return [
		{ path: `/reports/${id}`, may: reports },
		{ path: `/reports/${id}/places.json`, may: reports },
		{ path: `/reports/${id}/summary`, may: reports },
		{ path: `/reports/${id}/workbook`, may: reports },
		...(state === 'draft' ? [{ path: `/reports/${id}/template.xlsx`, may: reports }] : []),
		{ path: `/review/${id}`, may: reviews },
	];
}

/** Everything else that can be read, asked in every way that could lead to somebody's words. */
function otherPages(): string[] {
	const routes = READABLE.filter((route) => !route.includes('[id=id]'));
	const periods = [2020, 2021, 2022].flatMap((year) => [2, 3, 4].map((quarter) => `${year}-Q${quarter}`));
	const plain = routes.flatMap((route) => QUARTERS.map((quarter) => addressOf(route, quarter)));
	const asked = ['harbour', 'closed'].flatMap((plan) => [
		`/manage/people?plan=${plan}`,
		`/manage/permissions?plan=${plan}`,
		`/audit?plan=${plan}`,
		`/audit?plan=${plan}&text=kanari`,
		`/api/v1/plans/${plan}/sectors/shelter/places/search?q=kanari`,
		`/${plan}/shelter/2021/q2/partners?partner=P2`,
		...periods.map((period) => `/review?plan=${plan}&sector=shelter&period=${period}`),
	]);
	return [...new Set([...plain, ...asked])];
}

async function read(somebody: Somebody, path: string) {
	const cookie = reach.cookies[somebody];
	const { status, body } = await raw(app, path, {
		headers: { accept: 'text/html', ...(cookie && { cookie }) },
	});
	return { status, text: body.toString() };
}

/** The address of a page's data alone, which the framework answers for every page. */
const dataOf = (path: string) => path.replace(/(\?|$)/, '/__data.json$1').replace('//', '/');
const seen = new Map<string, Set<Somebody>>();

test.each(PEOPLE)(
	'%s',
	async (somebody) => {
		const wrong: string[] = [];
		const absent = new Map<string, Set<string>>();
		const look = (path: string, text: string) => {
			for (const { word, seenBy } of canaries) {
				if (!text.includes(word)) continue;
				seen.set(word, (seen.get(word) ?? new Set()).add(somebody));
				if (!seenBy.includes(somebody)) wrong.push(`${path} tells ${word}`);
			}
		};
		for (const whose of WHOSE) {
			for (const state of STATES) {
				for (const { path, may } of pagesOf(whose, state)) {
					const { status, text } = await read(somebody, path);
					const hidden = ['stranger', 'unproven'].includes(somebody) ? 303 : 404;
					const expected = may(somebody) ? 200 : hidden;
					if (status !== expected) wrong.push(`${path}, ${whose} ${state}: ${status}, not ${expected}`);
					if (status === 404) {
						const page = path.replace(/\d+/, '');
						absent.set(page, (absent.get(page) ?? new Set()).add(text.replaceAll(path, '')));
					}
					look(path, text);
					look(dataOf(path), (await read(somebody, dataOf(path))).text);
				}
			}
		}
		for (const path of otherPages()) {
			look(path, (await read(somebody, path)).text);
			if (!/^\/api\/|\.(csv|svg)/.test(path)) look(dataOf(path), (await read(somebody, dataOf(path))).text);
		}
		expect(wrong).toEqual([]);
		// What is foreign looks like what there is not, to the letter.
		expect([...absent].filter(([, texts]) => texts.size > 1).map(([page]) => page)).toEqual([]);
	},
	240_000,
);

test('everybody finds what is theirs: the words are where one can read them', () => {
	const unread = canaries.filter(({ word, seenBy }) => seenBy.some((one) => !seen.get(word)?.has(one)));
	expect(
		unread.map(({ word, seenBy }) => [word, ...seenBy.filter((one) => !seen.get(word)?.has(one))]),
	).toEqual([]);
});
