import { join } from 'node:path';
import { makeValues } from './activity.ts';
import { csvLine, Stream } from './files.ts';
import type { GeneratedFramework } from './framework.ts';
import type { GeneratedPlaces } from './places.ts';
import type { Random } from './random.ts';

const COLUMNS = (
	'partner year quarter state activity indicator place activity_status through donor cohort sex age disability value ' +
	'note done_in tags appeal'
).split(' ');
const TAGS = (
	'#org+impl+code #date+year #date+quarter #status+report #activity+code #indicator+code #loc+code #status+activity ' +
	'#org+prog+code #org+funder+code #population+type #population+sex #population+age #population+disability ' +
	'#indicator+num #description #date+occurred #activity+tag #activity+appeal'
).split(' ');
/** Rows that are held back stand at least so far from the others of their activity. */
const HELD_ROWS = 400;

export interface ReportsQuestion {
	readonly plan: string;
	readonly values: number;
	readonly firstYear: number;
	readonly years: number;
	readonly partners: readonly string[];
	readonly donors: readonly string[];
	readonly framework: GeneratedFramework;
	readonly places: GeneratedPlaces;
}

/** Writes reports.csv as it grows; returns how many values it has. */
export async function writeReports(dir: string, random: Random, question: ReportsQuestion): Promise<number> {
	const { partners, donors, framework, places, years, firstYear } = question;
	const file = new Stream(join(dir, 'reports.csv'));
	await file.write(csvLine(COLUMNS) + csvLine(TAGS));
	// Partners work in a part of the country and of the framework, as real ones do.
	const homes = partners.map(() => ({
		from: random.below(places.municipalities.length),
		width: 10 + random.below(120),
		indicators: Array.from({ length: 4 + random.below(14) }, () => random.pick(framework.reported)),
	}));
	const municipalities = new Set(places.municipalities);
	const held: string[] = [];
	let written = 0;
	let activity = 0;
	while (written < question.values) {
		const p = random.below(partners.length);
		const home = homes[p] as (typeof homes)[number];
		const indicator = random.pick(home.indicators);
		const year = firstYear + random.below(years);
		const quarter = 1 + random.below(4);
		if (year < indicator.from || year > indicator.to) continue;
		const place = pickPlace(random, places, home, indicator.calculation === 'distinct');
		activity++;
		const common = {
			partner: partners[p] as string,
			year,
			quarter,
			state: pickState(random, p, year, quarter),
			// Without a reference each row stands for itself; the same reference goes on for some quarters.
			activity: random.once(15) ? '' : `A${activity}`,
			indicator: indicator.code,
			place,
			activity_status: random.once(9) ? 'planned' : random.once(3) ? 'ongoing' : 'completed',
			through: random.once(8) ? random.pick(partners) : '',
			donor: pickDonors(random, donors),
			note: random.once(30) ? `=1+1, "said" ${activity}` : '',
			done_in: random.once(20) && quarter > 1 ? `${year}-Q${quarter - 1}` : '',
			tags: random.once(20) ? 'flood' : '',
			appeal: random.once(25) ? 'other-appeal' : random.once(25) ? question.plan : '',
		};
		const values = makeValues(random, indicator, municipalities.has(place));
		for (const { groups, value } of values) {
			const line = csvLine(
				COLUMNS.map((name) =>
					name === 'value'
						? value
						: ((groups as Record<string, string>)[name] ??
							(common as Record<string, string | number>)[name] ??
							''),
				),
			);
			written++;
			// Some rows stand far from the others of their activity.
			if (common.activity !== '' && random.once(40)) held.push(line);
			else await file.write(line);
		}
		while (held.length > HELD_ROWS) await file.write(held.shift() ?? '');
	}
	for (const line of held.reverse()) await file.write(line);
	await file.end();
	return written;
}

function pickPlace(
	random: Random,
	places: GeneratedPlaces,
	{ from, width }: { from: number; width: number },
	countsPlaces: boolean,
): string {
	const roll = random.next();
	if (roll < 0.03) return '';
	// A count of municipalities stands at no country, and at no camp.
	if (roll < 0.04) return countsPlaces ? '' : 'ZZ';
	if (roll < 0.06) return random.pick(places.governorates);
	if (roll < 0.09) return random.pick(places.districts);
	if (roll < 0.12 && !countsPlaces && places.others.length > 0) return random.pick(places.others);
	return places.municipalities[(from + random.below(width)) % places.municipalities.length] as string;
}

/** One state a partner and quarter; some have an approved version and a later one. */
function pickState(random: Random, partner: number, year: number, quarter: number): string {
	const h = (partner * 31 + year * 7 + quarter * 3) % 20;
	if (h < 15) return 'approved';
	if (h < 17) return random.once(2) ? 'approved' : 'submitted';
	return ['submitted', 'draft', 'returned'][h - 17] as string;
}

function pickDonors(random: Random, donors: readonly string[]): string {
	if (random.once(3)) return '';
	const first = random.pick(donors);
	const second = random.once(12) ? random.pick(donors) : first;
	return first === second ? first : `${first};${second}`;
}
