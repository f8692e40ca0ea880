/** Which tests run on PostgreSQL, and which in a worker of their own. */

/** What asks both engines in one test, and what only one of them has: several instances. */
export const ON_BOTH = [
	'tests/server/backup/onPostgresql.test.ts',
	'tests/server/database/engines/*.test.ts',
	'tests/routes/{instances,firstStart}.test.ts',
];

/** What runs on each engine: whatever reads or writes; what repeats that for many files runs on SQLite alone. */
export const ON_POSTGRESQL = [
	// `factor` moves a file and its key.
	'tests/server/access/!(factor).test.ts',
	'tests/server/database/{transaction,kept}.test.ts',
	'tests/server/disclosure/protectQuarter.test.ts',
	'tests/server/demonstration/*.test.ts',
	'tests/server/exchange/{beside,import,killed,oracle,roads,shared,tree,undoBeside}.test.ts',
	'tests/server/figures/{apart,eligible,filters,placeFilters,totals}.test.ts',
	'tests/server/funding/*.test.ts',
	'tests/server/http/failure.test.ts',
	'tests/server/mail/*.test.ts',
	'tests/server/places/{planPlaces,searchPlaces}.test.ts',
	'tests/server/plan/*.test.ts',
	// Files are made of what was recorded, whichever engine keeps it.
	'tests/server/publication/!(hostileFiles|sameFigure|surveyFiles).test.ts',
	'tests/server/framework/{expected,indicators,marks,order,targets}.test.ts',
	'tests/server/integrity/checks.test.ts',
	'tests/server/record/*.test.ts',
	'tests/server/referral/*.test.ts',
	'tests/server/service/*.test.ts',
	'tests/server/report/*.test.ts',
	'tests/server/survey/themes.test.ts',
	'tests/server/report/workbook/workbook.test.ts',
];

/** What puts something else in the place of a module: others of its worker would meet it. On SQLite. */
export const APART = ['tests/server/figures/sixDimensions.test.ts', 'tests/routes/losses.test.ts'];
