/** What is added to a framework is what stands where it was pressed. Source: docs/rules.md, Framework. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Add from '../../src/routes/manage/[plan]/[sector]/framework/Add.svelte';

const shown = (outcome: string | null) => render(Add, { props: { outcome, refusal: null } }).body;

test('below an outcome an output is added to it, and at the end an outcome', () => {
	expect(shown('2')).toMatch(/Add an output.*name="outcome" value="2"/s);
	expect(shown(null)).toMatch(/Add an outcome.*name="outcome" value=""/s);
	expect(shown('2')).not.toContain('<select');
});

test('what came back is open, with what was typed', () => {
	const refusal = {
		action: 'add',
		issues: { frameworkCode: 'Taken.' },
		values: { frameworkCode: '2.1' },
		chosen: {},
	};
	const { body } = render(Add, { props: { outcome: '2', refusal } });
	expect(body).toMatch(/<details[^>]* open/);
	expect(body).toContain('id="add-2-frameworkCode"');
	expect(body).toContain('2.1');
});
