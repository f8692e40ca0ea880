import { expect, test } from 'vitest';
import { withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop } from './imports.ts';

closeWorkshops();

test('an import says what strangers of a plan that protects small counts see', async () => {
	const { take } = await workshop();
	const told = async (text: string) =>
		(await take(withText('plan.json', '"minimum_count":0', text))).issues.kept.map(({ kind }) => kind);
	expect(await told('"minimum_count":5')).toEqual(['small counts']);
	expect(await told('"minimum_count":5,"demonstration":true')).toEqual([]);
	expect(await told('"minimum_count":0')).toEqual([]);
});
