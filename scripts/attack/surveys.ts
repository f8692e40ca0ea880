/** Tries to work out, of what is published of a survey's waves, a count or a group of too few people. */
import type { PublishedGroup } from '#lib/survey/published.ts';
import type { WaveAnswer } from '#lib/server/survey/waveAnswer.ts';
import type { Breach } from './breach.ts';
import type { Get } from './fetched.ts';

type Result = WaveAnswer['results'][number];
type Limits = Pick<WaveAnswer, 'minimumCount'> & { readonly minimum: number };

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const countOf = ({ shares }: PublishedGroup, option: string | null) =>
	shares.find((share) => share.option === option)?.n;

/** What of one group is told, or follows from the rest of it. */
function inGroup(
	{ question }: Result,
	group: PublishedGroup,
	{ minimumCount: k, minimum }: Limits,
): string[] {
	const isSmall = (count: number) => count > 0 && count < k;
	const { n, shares, showing } = group;
	if (showing === 'few') return n !== null && isSmall(n) ? ['its size'] : [];
	if (n === null || n < minimum) return ['a group under the minimum'];
	const isPart = question.kind === 'select_one';
	return [
		...shares.filter((share) => isSmall(share.n)).map(({ option }) => `${option ?? 'others'} shown`),
		...(isPart && shares.length > 0 && isSmall(n - sum(shares.map((share) => share.n))) ? ['the rest'] : []),
		...(isPart ? [] : shares.filter((share) => isSmall(n - share.n)).map(({ option }) => `not ${option}`)),
	];
}

/** What follows of everybody less the groups that are shown. */
function besideWhole(
	result: Result,
	whole: PublishedGroup,
	isDisjoint: boolean,
	{ minimumCount: k, minimum }: Limits,
) {
	const shown = result.groups.filter(({ showing }) => showing !== 'few');
	const sets = isDisjoint ? [shown] : shown.map((group) => [group]);
	return sets.flatMap((groups) => {
		const left = (whole.n ?? 0) - sum(groups.map(({ n }) => n ?? 0));
		if (groups.length === 0 || left <= 0) return [];
		const isAlone = result.groups.length - shown.length === 1 || !isDisjoint;
		const told = left < minimum && isAlone ? [`the ${left} others`] : [];
		const options = whole.shares.flatMap(({ option, n }) => {
			const counts = groups.map((group) => countOf(group, option));
			if (counts.includes(undefined)) return [];
			const rest = n - sum(counts.map((count) => count ?? 0));
			return rest > 0 && rest < k ? [`${option ?? 'others'} of the ${left} others`] : [];
		});
		return [...told, ...options];
	});
}

/** Every count of too few people that comes out of a wave's figures. @param address where they were read */
export function attackWave(answer: WaveAnswer, address: string): Breach[] {
	const limits = { minimumCount: answer.minimumCount, minimum: answer.survey.minimum };
	const kinds = new Map(answer.results.map(({ question }) => [question.key, question.kind]));
	return answer.results.flatMap((result) => {
		const name = result.question.key + (result.by === null ? '' : ` by ${result.by}`);
		const whole = answer.results.find((one) => one.by === null && one.question.key === result.question.key);
		const all = whole?.groups[0];
		const kind = kinds.get(result.by ?? '');
		const sizes = sum(result.groups.map(({ n }) => n ?? 0));
		const isDisjoint = kind === undefined ? sizes <= (all?.n ?? 0) : kind === 'select_one';
		const within = result.groups.flatMap((group) =>
			inGroup(result, group, limits).map((what) => `${group.group ?? 'everybody'}, ${what}`),
		);
		const beside = result.by !== null && all ? besideWhole(result, all, isDisjoint, limits) : [];
		return [
			...within.map((what): Breach => ({ how: 'shown', figure: `${name}: ${what}`, addresses: [address] })),
			...beside.map((what): Breach => ({
				how: 'worked out',
				figure: `${name}: ${what}`,
				addresses: [address],
			})),
		];
	});
}

/** A group of the API's answer, or everybody. */
interface AnsweredGroup {
	readonly group?: string;
	readonly base: { readonly n: number | null };
	readonly options: readonly { readonly option: string | null; readonly n: number; readonly share: number }[];
}

/** What the API tells of a question that the wave's file tells otherwise, or not at all; and what it does not answer. */
function unlikeFile(
	{ question, by, groups }: Result,
	text: string | undefined,
	addresses: readonly string[],
): Breach[] {
	const differs = (what: string): Breach => ({
		...{ how: 'difference', figure: `${question.key}: ${what}`, addresses },
	});
	if (text === undefined) return [differs(by === null ? 'not answered' : `by ${by}, not answered`)];
	const answer = JSON.parse(text) as AnsweredGroup & { readonly groups: readonly AnsweredGroup[] };
	const told = (name: string | null, n: number | null, shares: AnsweredGroup['options']) =>
		JSON.stringify([name, n, shares.map((one) => [one.option, one.n, one.share])]);
	const known = new Set(groups.map((one) => told(one.group, one.n, one.shares)));
	const all = by === null ? [answer] : answer.groups;
	const answered = new Set(all.map((one) => told(one.group ?? null, one.base.n, one.options)));
	const apart = [
		...all.filter((one) => !known.has(told(one.group ?? null, one.base.n, one.options))),
		...groups.filter((one) => !answered.has(told(one.group, one.n, one.shares))),
	];
	return [...new Set(apart.map(({ group }) => group ?? 'everybody'))].map(differs);
}

/**
 * All published waves of a plan, found from the list that strangers read.
 * @param hasApi the API is there too, and answers every result that a wave's file holds
 */
export async function attackSurveys(get: Get, plan: string, hasApi: boolean) {
	const list = (await get(`/surveys/${plan}`)) ?? '';
	const found = list.matchAll(new RegExp(`/surveys/${plan}/[\\w-]+/[\\w-]+(?=["<])`, 'g'));
	const addresses = [...new Set([...found].map(([address]) => address))];
	const breaches: Breach[] = [];
	let figures = 0;
	for (const address of addresses) {
		const text = await get(`${address}/results.json`);
		if (text === undefined) continue;
		const answer = JSON.parse(text) as WaveAnswer;
		figures += sum(answer.results.flatMap(({ groups }) => groups.map(({ shares }) => shares.length)));
		breaches.push(...attackWave(answer, `${address}/results.json`));
		for (const result of hasApi ? answer.results : []) {
			const { survey, wave } = answer;
			const question = `${wave.code}/questions/${encodeURIComponent(result.question.key)}`;
			const split = result.by === null ? '' : `?by=${encodeURIComponent(result.by)}`;
			const api = `/api/v1/plans/${plan}/surveys/${survey.code}/waves/${question}${split}`;
			const told = await get(api);
			breaches.push(...unlikeFile(result, told, [`${address}/results.json`, api]));
		}
	}
	return { waves: addresses.length, figures, breaches };
}
