/** Headings of people's own tables, as the columns that they name. */
import { describe, expect, test } from 'vitest';
import { headingKey } from '#lib/report/paste.ts';
import { defaultGroups } from '#lib/plan/catalogue/groups.ts';
import { pasteColumns } from '#lib/server/report/paste/columns.ts';

const groups = defaultGroups().map(({ dimension, code, name }, i) => ({
	...{ id: i + 1, dimension, code, name },
	parent: null,
}));
const { codeOf } = pasteColumns(groups);
const named = (heading: string) => codeOf(headingKey(heading));

describe('a heading', () => {
	test.each([
		['البلدية', 'place'],
		['Municipality', 'place'],
		['العدد', 'total'],
		['Number', 'total'],
		['Women', 'sex.female'],
		['# of men', 'sex.male'],
		['Number of women', 'sex.female'],
		['عدد النساء', 'sex.female'],
		['الرجال', 'sex.male'],
		['Lebanese female', 'sex.female+cohort.lebanese'],
		['Female Lebanese', 'sex.female+cohort.lebanese'],
		['Syrian - Male', 'sex.male+cohort.displaced_syrian'],
		['Displaced Syrians | Women', 'sex.female+cohort.displaced_syrian'],
		['نساء لبنانيات', 'sex.female+cohort.lebanese'],
		['Femmes libanaises', 'sex.female+cohort.lebanese'],
		['sex.female+cohort.lebanese', 'sex.female+cohort.lebanese'],
		['5-17 years', 'age.5-17'],
		['PwD', 'disability.with'],
		['District', 'area.2'],
		['المحافظة', 'area.1'],
		['Lebanese men phone', undefined],
	])('“%s” is %s', (heading, code) => expect(named(heading)).toBe(code));
});
