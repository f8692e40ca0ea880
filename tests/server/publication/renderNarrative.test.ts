import { describe, expect, test } from 'vitest';
import type { FundingAnswer } from '#lib/funding/answer.ts';
import type { LiveSource } from '#lib/publication/liveValue.ts';
import { chooseLanguage, renderNarrative } from '#lib/server/publication/renderNarrative.ts';
import { NO_FIGURES } from './support.ts';

const section = (body: string, language = 'en', output: string | null = null) => ({
	section: 'challenges',
	output,
	language,
	body,
});
const GIVEN = { source: NO_FIGURES, forEditors: false };
const html = (body: string, given: Parameters<typeof renderNarrative>[1] = GIVEN) =>
	renderNarrative([section(body)], given)[0]?.html ?? '';

describe('a text that others wrote', () => {
	test('is Markdown', () => {
		expect(html('**Youth**: gaps\n\n- one\n- two')).toBe(
			'<p><strong>Youth</strong>: gaps</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n',
		);
	});

	test.each([
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'[x](javascript:alert(1))',
		'[x](JaVaScRiPt:alert(1))',
		'[x](vbscript:x)',
		'[x](data:text/html;base64,PHNjcmlwdD4=)',
		'![x](https://example.org/pixel.png)',
		'<a href="javascript:alert(1)">x</a>',
		'[x]: javascript:alert(1)\n\n[x]',
		'{<script>alert(1)</script>}',
		'x[^1]\n\n[^1]: <img src=x onerror=alert(1)> [y](javascript:alert(1))',
		'[^"><script>alert(1)</script>]: x',
	])('runs, loads and links nothing: %s', (body) => {
		for (const forEditors of [true, false]) {
			expect(html(body, { source: NO_FIGURES, forEditors })).not.toMatch(
				/<(?!\/|p>|a href="(?:https:|#text-note-a" aria-label="Note a")|pre>|code>|sup class="mark">|ul class="text-notes">|li id="text-note-a">|span>|mark class="fault">|small>)|href="(?!https:|#text-note-)|src="/i,
			);
		}
	});

	test('leads away without telling from where', () => {
		expect(html('[plan](https://example.org)')).toContain('rel="noopener noreferrer nofollow"');
	});

	test('has headings below those of the page', () => {
		expect(html('# One\n\n###### Six')).toBe('<h4>One</h4>\n<h6>Six</h6>\n');
	});
});

describe('the language of a section', () => {
	const versions = [section('Hallo', 'de'), section('Hello', 'en'), section('مرحبا', 'ar')];
	const language = (locale: string, from = versions) =>
		chooseLanguage(from, locale).map((one) => one.language);

	test("is the reader's, else English, else whatever there is; each section once", () => {
		expect([language('ar'), language('fr'), language('fr', versions.slice(0, 1))]).toEqual([
			['ar'],
			['en'],
			['de'],
		]);
	});

	test('is chosen for each output by itself, in the given order', () => {
		const sections = [section('b', 'en', '1.2'), section('ب', 'ar', '1.2'), section('a', 'en', '1.1')];
		expect(chooseLanguage(sections, 'ar').map((one) => [one.output, one.language])).toEqual([
			['1.2', 'ar'],
			['1.1', 'en'],
		]);
	});
});

describe('a footnote', () => {
	test('stands at its word and is told behind the text, by letters that count through the narrative', () => {
		const texts = [
			section('One[^x], two[^y] and one[^x].\n\n[^y]: Why.\n[^x]: *Because*\nof it.'),
			section('Three[^x]\n\n[^x]: Other.'),
		];
		const [first, second] = renderNarrative(texts, GIVEN).map((text) => text.html);
		expect(first).toBe(
			`<p>One${mark('a')}, two${mark('b')} and one${mark('a')}.</p>\n<ul class="text-notes">\n` +
				'<li id="text-note-a"><span>a</span> <em>Because</em>\nof it.</li>\n' +
				'<li id="text-note-b"><span>b</span> Why.</li>\n</ul>\n',
		);
		expect(second).toContain('<li id="text-note-c"><span>c</span> Other.</li>');
	});

	test('that nothing tells stays as it was written; one that names itself ends', () => {
		expect(html('One[^x].')).toBe('<p>One[^x].</p>\n');
		expect(html('One[^x]\n\n[^x]: see [^x]')).toContain(`see ${mark('a')}</li>`);
	});

	test('ten thousand of them are listed within a second', () => {
		const notes = Array.from({ length: 10_000 }, (_, i) => `[^${i}]`);
		const began = performance.now();
		const shown = html(`${notes.join('')}\n\n${notes.map((note) => `${note}: x`).join('\n')}`);
		expect(shown.match(/<li /g)).toHaveLength(10_000);
		expect(performance.now() - began).toBeLessThan(1_000);
	});
});

const mark = (letter: string) =>
	`<sup class="mark"><a href="#text-note-${letter}" aria-label="Note ${letter}">${letter}</a></sup>`;

describe('a live figure in a text', () => {
	const funding: FundingAnswer = {
		...{ required: 1_060_000, received: null, carryOver: null, committed: null, pledged: null },
		...{ gap: 2_500_000, coverage: 0.0973 },
	};
	const source: LiveSource = {
		...NO_FIGURES,
		fundingOf: (year) => (year === 2024 ? funding : undefined),
		isWithheld: ({ name }) => name === 'coverage',
	};
	const shown = (body: string, forEditors = false) => html(body, { source, forEditors });

	test('is the figure, and stays one at the beginning of a line', () => {
		expect(shown('A gap of {gap short}.')).toBe(
			'<p>A gap of <data value="2500000"><bdi>2.5M</bdi></data>.</p>\n',
		);
		expect(shown('{required}. So much')).toMatch(/^<p><data/);
	});

	test.each([
		['{received}', '–', 'This figure is unknown'],
		['{coverage}', 'withheld', 'is not shown at this place'],
		['{reached 9.9.z}', '–', 'There is no indicator 9.9.z'],
		['{nonsense', '{nonsense', 'opened and not closed'],
	])('%s is %s to strangers, and to editors what is wrong', (written, stranger, editor) => {
		expect(shown(written)).toBe(`<p>${stranger}</p>\n`);
		expect(shown(written, true)).toContain(`<mark class="fault">${written} <small>`);
		expect(shown(written, true)).toContain(editor);
	});

	test('leads to what explains it, but within a link, where it is unknown or withheld', () => {
		const whyOf = ({ name }: { readonly name: string }) =>
			name === 'required' ? null : `/why?a=${name}&b="`;
		const told = (body: string) => html(body, { source, forEditors: false, whyOf });
		expect(told('{gap short}')).toMatch(
			/^<p><a class="why" href="\/why\?a=gap&amp;b=&quot;" title="[^"]+"><data/,
		);
		expect(told('{required}')).not.toContain('<a');
		expect(told('[so much: {gap}](https://example.org)').match(/<a /g)).toHaveLength(1);
		expect(told('{received} {coverage}')).not.toContain('<a');
	});

	test('is a word where a backslash or code says so', () => {
		expect(shown('\\{gap}, `{gap}`')).toBe('<p>{gap}, <code>{gap}</code></p>\n');
	});
});
