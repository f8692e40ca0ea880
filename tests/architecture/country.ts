import type { SourceFile } from './project.ts';

/** Countries, their people, places, appeals and currencies that plans have been about so far. */
const NAMES = [
	...['\\bleban', '\\bliban', 'lubnan', 'beirut', 'beyrouth', 'tripoli', 'akkar', 'halba', 'bekaa', 'beqaa'],
	...['baalbek', 'nabatieh', 'zahle', 'saida\\b', 'bent jbeil', 'tebnine', 'chouf\\b'],
	...[
		'syria',
		'palestin',
		'\\bprs\\b',
		'\\bprl\\b',
		'\\blrp\\b',
		'\\blcrp\\b',
		'\\blbp\\b',
		'لبنان',
		'لبناني',
		'سوري',
		'فلسطين',
	],
	...['india\\b', 'indians', 'gujarat', 'ahmedabad', 'kutch', '\\bsewa\\b', '\\binr\\b', 'rupee', 'الهند'],
];
const NAMED = new RegExp(NAMES.join('|'), 'iu');

/** Where one may be named, and why. */
export const MAY_NAME: readonly (readonly [start: string, why: string])[] = [
	['src/lib/server/demonstration/', 'the demonstrations are of a country each'],
	['src/lib/plan/catalogue/', 'groups and their spellings, which a plan replaces by its own'],
	['src/lib/places/surroundings/', 'shapes by code of country; boundaries that are imported replace them'],
	['src/lib/server/places/outlines/', 'shapes by code of country; boundaries that are imported replace them'],
	['src/lib/access/commonPasswords.ts', 'words that people choose as passwords'],
	['src/lib/publication/check/reading/units.ts', 'currencies as texts write them'],
];

/** The lines that name a country, so that a plan of another one would be told what is not its own. */
export function countriesNamed(files: readonly SourceFile[]): string[] {
	return files
		.filter(({ path }) => !MAY_NAME.some(([start]) => path.startsWith(start)))
		.flatMap(({ path, text }) =>
			text
				.split('\n')
				.flatMap((line, i) => (NAMED.test(line) ? [`${path}:${i + 1} ${line.trim().slice(0, 80)}`] : [])),
		);
}
