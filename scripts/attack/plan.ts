/** Attacks everything that was published of a plan, sector by sector, and says what came of it. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { attackReadings } from './attack.ts';
import type { Breach } from './breach.ts';
import type { Get, Published } from './fetched.ts';
import { listPublished, readBeside, readPublished } from './gather.ts';
import { keyed, type Owned, type Reading } from './reading.ts';
import { attackReferrals } from './referrals.ts';
import { attackSurveys } from './surveys.ts';

export interface Attacking {
	readonly solver: Solver;
	readonly tell: (line: string) => void;
	/** Files and the API are there too. */
	readonly hasFiles: boolean;
	/** By names of cells, what a publication does not show: figures of which somebody knows one. Absent: nobody is thought of. */
	readonly secretsOf?: (one: Published) => Promise<ReadonlyMap<string, number>>;
	/** What each partner knows as its own. Absent: none is thought of. */
	readonly ownedOf?: (one: Published, reading: Reading, isNewest: boolean) => Promise<Owned>;
}

/** @returns 0: nothing came out */
export async function attackPlan(
	get: Get,
	plan: string,
	{ solver, tell, hasFiles, secretsOf, ownedOf }: Attacking,
): Promise<number> {
	const begun = performance.now();
	const all = await listPublished(get, plan);
	const breaches: Breach[] = [];
	const total = { publications: 0, figures: 0, withheld: 0, equations: 0, asPartner: 0, narrowest: Infinity };
	for (const [sector, its] of Map.groupBy(all, (one) => one.sector)) {
		const readings: Reading[] = [];
		for (const [at, one] of its.entries()) {
			const reading = await readPublished(get, plan, one);
			if (!reading) continue;
			const next = its[at + 1];
			const isNewest = next?.year !== one.year || next.quarter !== one.quarter;
			const beside = hasFiles ? await readBeside(get, plan, one, reading, isNewest) : [];
			const secrets = secretsOf && keyed(await secretsOf(one), reading);
			const all = { ...reading, seen: [...reading.seen, ...beside], ...(secrets && { secrets }) };
			const owned = await ownedOf?.(one, all, isNewest);
			readings.push({ ...all, ...(owned && { owned }) });
		}
		if (readings.length === 0) continue;
		tell(`${sector}: ${readings.map(({ label }) => label).join(', ')}`);
		const found = attackReadings(readings, solver);
		breaches.push(...found.breaches);
		total.publications += readings.length;
		total.figures += found.figures;
		total.withheld += found.withheld;
		total.equations += found.equations;
		total.asPartner += found.asPartner;
		total.narrowest = Math.min(total.narrowest, found.narrowest ?? Infinity);
	}
	const surveys = await attackSurveys(get, plan, hasFiles);
	breaches.push(...surveys.breaches);
	if (surveys.waves > 0) tell(`Waves of surveys: ${surveys.waves}; figures: ${surveys.figures}.`);
	const referrals = await attackReferrals(get, plan, all, solver);
	breaches.push(...referrals.breaches);
	if (referrals.figures > 0) tell(`Figures of referrals: ${referrals.figures}.`);
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	const { publications, figures, withheld, equations, asPartner, narrowest } = total;
	if (publications + surveys.waves === 0) {
		tell(`Nothing was published of a plan ${plan}.`);
		return 1;
	}
	if (publications > 0)
		tell(
			`Publications: ${publications}; figures: ${figures}, withheld: ${withheld}; equations: ${equations}; ` +
				(ownedOf ? `attacked by partners: ${asPartner}; ` : '') +
				`narrowest interval: ${Number.isFinite(narrowest) ? narrowest : 'none'}; ${seconds} s.`,
		);
	for (const { how, figure, addresses } of breaches)
		tell(`${HOW[how]}: ${figure}, by ${addresses.join('; ')}`);
	tell(breaches.length === 0 ? 'Nothing came out.' : `Came out: ${breaches.length}.`);
	return breaches.length === 0 ? 0 : 1;
}

const HOW: Readonly<Record<Breach['how'], string>> = {
	shown: 'Shown',
	difference: 'Fewer people apart than may be told',
	'worked out': 'Worked out',
	corrected: 'Worked out by two publications that differ',
	'known beside': 'Worked out by who knows another one',
	'known to a partner': 'Worked out of others by a partner that knows its own part',
	contradicts: 'Figures contradict each other',
	'not decided': 'Not decided',
};
