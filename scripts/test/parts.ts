/** A repetition, or a few that belong together, which takes less than 100 minutes in full on two cores; `soak` two hours. */
interface Part {
	readonly what: string;
	readonly file: string;
	/** A pattern of the names of its tests; all of the file where there is none. */
	readonly test?: string;
}

const injected = 'tests/routes/injected.test.ts';
const strained = 'tests/routes/strained.test.ts';
const attacks = 'tests/server/report/attacks.test.ts';
const underLoad = 'tests/server/backup/underLoad.test.ts';

export const PARTS: Readonly<Record<string, Part>> = {
	mutations: {
		what: '100,000 workbooks and bundles with bytes changed',
		file: 'tests/server/report/workbook/mutated.test.ts',
	},
	'hostile-workbooks': {
		what: '365 hostile workbooks',
		file: 'tests/server/report/workbook/manyHostile.test.ts',
	},
	disclosure: {
		what: '1,000 plans by chance published, and attacked',
		file: 'tests/disclosure/random.test.ts',
		test: 'plans by chance',
	},
	attack: {
		what: '1,000 published plans by chance, attacked from what strangers read',
		file: 'tests/scripts/attack.test.ts',
		test: 'plans by chance',
	},
	'disclosure-places': {
		what: '100 plans of many places published: what of them is shown',
		file: 'tests/disclosure/random.test.ts',
		test: 'many places',
	},
	'disclosure-quarters': {
		what: '100 years published quarter by quarter, and attacked',
		file: 'tests/disclosure/random.test.ts',
		test: 'quarters',
	},
	'disclosure-corrections': {
		what: '300 quarters corrected and published anew, and attacked by both publications',
		file: 'tests/disclosure/corrected.test.ts',
		test: 'corrections by chance',
	},
	'disclosure-country': {
		what: 'eight indicators of a country, protected and proven in a minute',
		file: 'tests/server/disclosure/secureApart.test.ts',
	},
	'disclosure-referrals': {
		what: '240 tables of referrals by chance, published and attacked',
		file: 'tests/referral/secureSent.test.ts',
		test: 'tables by chance',
	},
	'disclosure-masks': {
		what: '1,000 patterns laid over the answers of a quarter, with other values in what they withhold',
		file: 'tests/server/disclosure/masks.test.ts',
	},
	activityinfo: {
		what: 'an export of ActivityInfo of 100,000 rows, imported twice and changed',
		file: 'tests/server/exchange/activityInfo.test.ts',
	},
	'undo-import': {
		what: 'an import of 50,000 rows undone, every figure and byte as before, while pages are read',
		file: 'tests/server/exchange/undoMany.test.ts',
	},
	formulas: { what: '1,000 formulas in every field of text', file: injected, test: 'E3' },
	scripts: { what: '500 scripts in every field of text', file: injected, test: 'E4' },
	bodies: { what: '400 bodies that lie, are slow, deep or without end', file: strained, test: 'E7' },
	heads: { what: '2,000 requests of 16 kB that are dear to read', file: strained, test: 'E8' },
	replays: { what: 'one submission, 10,000 times', file: attacks, test: 'B1' },
	edits: { what: '1,000 pairs of edits of one row', file: attacks, test: 'B3' },
	steps: { what: '10,000 steps of reports in any order', file: attacks, test: 'B4' },
	locked: { what: '10,000 attempts on a locked quarter', file: attacks, test: 'B5' },
	losses: {
		what: '500 schedules of loss on two devices',
		file: 'tests/routes/losses.test.ts',
	},
	kills: {
		what: '200 kills of the server among a thousand submissions each',
		file: 'tests/routes/killed.test.ts',
	},
	backups: { what: '100 backups of 20,000 values while others work', file: underLoad, test: 'H1' },
	restore: { what: 'a million values restored on an empty machine', file: underLoad, test: 'H2' },
	'killed-restores': {
		what: '100 kills of a restore, 100 of a backup',
		file: 'tests/server/backup/killed.test.ts',
	},
	power: { what: '200 cuts of the power', file: 'tests/server/database/faults/cut.test.ts' },
	'full-disk': { what: '20 full disks', file: 'tests/routes/full.test.ts' },
	'failing-disk': {
		what: 'more than 500 writes and synchronisations that fail',
		file: 'tests/server/database/faults/injected.test.ts',
	},
	'killed-imports': {
		what: '100 kills of an import of 20,000 values',
		file: 'tests/server/exchange/killedAnywhere.test.ts',
	},
	record: { what: '1,000 attacks on the record', file: 'tests/server/record/attacks.test.ts' },
	soak: { what: 'two hours of mixed load', file: 'tests/routes/soak.test.ts' },
	overload: {
		what: 'ten times what can be answered, for five minutes',
		file: 'tests/routes/overload.test.ts',
	},
	'signing-in': {
		what: 'guessed passwords, told accounts, forged hosts',
		file: 'tests/routes/attacks.test.ts',
	},
	identifiers: { what: '5,000 swapped identifiers', file: 'tests/routes/swapped.test.ts' },
};
