import { describe, expect, test } from 'vitest';
import { showNarrative } from '#lib/server/publication/narrative.ts';

const section = (body: string, language = 'en', output: string | null = null) => ({
	section: 'challenges',
	output,
	language,
	body,
});
const html = (body: string) => showNarrative([section(body)], 'en')[0]?.html ?? '';

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
	])('runs, loads and links nothing: %s', (body) => {
		expect(html(body)).not.toMatch(/<(?!\/|p>|a href="https:|pre>|code>)|href="(?!https:)|src="/i);
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
		showNarrative(from, locale).map((one) => one.language);

	test("is the reader's, else English, else whatever there is; each section once", () => {
		expect([language('ar'), language('fr'), language('fr', versions.slice(0, 1))]).toEqual([
			['ar'],
			['en'],
			['de'],
		]);
	});

	test('is chosen for each output by itself, in the given order', () => {
		const sections = [section('b', 'en', '1.2'), section('ب', 'ar', '1.2'), section('a', 'en', '1.1')];
		expect(showNarrative(sections, 'ar').map((one) => [one.output, one.language])).toEqual([
			['1.2', 'ar'],
			['1.1', 'en'],
		]);
	});
});
