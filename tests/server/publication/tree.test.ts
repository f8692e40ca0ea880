/** A narrative as a tree, which files draw. */
import { describe, expect, test } from 'vitest';
import type { Block, Inline } from '#lib/publication/prose.ts';
import { readProse, renderNarrative } from '#lib/server/publication/renderNarrative.ts';
import { NO_FIGURES } from './support.ts';

const sectionOf = (body: string) => ({ section: 'challenges', output: null, language: 'en', body });
const tree = (...bodies: string[]) =>
	readProse(bodies.map(sectionOf), NO_FIGURES).flatMap(({ blocks }) => blocks);
const text = (of: string): Inline => ({ is: 'text', text: of });
const paragraph = (...of: Inline[]): Block => ({ is: 'paragraph', of });

describe('a text as a tree', () => {
	test('has paragraphs, emphasis, lists, links and tables', () => {
		expect(tree('**Youth**: *gaps*, ~~none~~\n\n3. one\n4. two\n\n[plan](https://example.org/a)')).toEqual([
			paragraph(
				{ is: 'strong', of: [text('Youth')] },
				text(': '),
				{ is: 'emphasis', of: [text('gaps')] },
				text(', '),
				{ is: 'struck', of: [text('none')] },
			),
			{ is: 'list', from: 3, items: [[paragraph(text('one'))], [paragraph(text('two'))]] },
			paragraph({ is: 'link', to: 'https://example.org/a', of: [text('plan')] }),
		]);
		expect(tree('| a | b |\n|---|---|\n| 1 | *2* |')).toEqual([
			{
				is: 'table',
				rows: [
					[[text('a')], [text('b')]],
					[[text('1')], [{ is: 'emphasis', of: [text('2')] }]],
				],
			},
		]);
	});

	test('links nowhere but abroad', () => {
		expect(tree('[x](/manage) [y](javascript:alert(1))')).toEqual([
			paragraph(text('x'), text(' [y](javascript:alert(1))')),
		]);
	});

	test('is no deeper than what draws it', () => {
		const deep = JSON.stringify(tree(`${'> '.repeat(60)}a\n\n${'**a *b '.repeat(60)}${'* b**'.repeat(60)}`));
		const deepest = Math.max(
			...[...deep].map(((depth) => (sign) => (sign === '[' ? ++depth : sign === ']' ? --depth : depth))(0)),
		);
		expect(deepest).toBeLessThan(12);
	});

	test('holds each footnote where its mark stands first, with the letter of the page', () => {
		const bodies = ['a[^1] b[^2] c[^1]\n\n[^1]: One[^2].\n\n[^2]: Two[^1].', 'd[^1]\n\n[^1]: Other.'];
		const note = (letter: string, ...of: Inline[]): Inline => ({ is: 'note', letter, of });
		const mark = (letter: string): Inline => ({ is: 'mark', letter });
		expect(tree(...bodies)).toEqual([
			paragraph(
				...[
					text('a'),
					note('a', text('One'), mark('b'), text('.')),
					note('b', text('Two'), mark('a'), text('.')),
				],
				...[text(' b'), mark('b'), text(' c'), mark('a')],
			),
			paragraph(text('d'), note('c', text('Other.'))),
		]);
		const pages = renderNarrative(bodies.map(sectionOf), { source: NO_FIGURES, forEditors: false });
		expect(
			pages.map(({ html }) => [...html.matchAll(/id="text-note-(.)"/g)].map(([, letter]) => letter)),
		).toEqual([['a', 'b'], ['c']]);
	});

	test('has a dash where a figure is not known, and what is none as it was typed', () => {
		expect(tree('{people} {x')).toEqual([paragraph(text('–'), text(' {x'))]);
	});
});
