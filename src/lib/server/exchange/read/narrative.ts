/** narrative/*.md: one file a section, with front matter. */
import { LANGUAGES } from '#lib/plan/text.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import { KEYS, type NarrativeRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { hasControl } from '#lib/server/exchange/csv/text.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const NAMES = ['year', 'quarter', 'section', 'output', 'language'];

export interface NarrativeFile {
	readonly file: string;
	readonly row: NarrativeRow;
}

export async function readNarrative(source: Source, issues: Issues): Promise<NarrativeFile[]> {
	const found = new Map<string, NarrativeFile>();
	for (const [file, sourceFile] of source.files) {
		const slug = /^narrative\/([^/]+)\.md$/.exec(file)?.[1];
		if (slug === undefined) continue;
		const chunks: Buffer[] = [];
		for await (const chunk of await sourceFile.open()) chunks.push(chunk);
		const row = readSection(file, slug, Buffer.concat(chunks), issues);
		if (!row) continue;
		const key = KEYS.narrative(row);
		const first = found.get(key);
		if (first) {
			const message = `This file says the same section of the same quarter as ${first.file}: keep one.`;
			issues.error('duplicate key', { file }, message);
		} else found.set(key, { file, row });
	}
	return [...found.values()];
}

function readSection(file: string, slug: string, bytes: Buffer, issues: Issues): NarrativeRow | undefined {
	const text = decode(bytes);
	if (text === undefined || hasControl(text.replaceAll('\r', ''))) {
		issues.error('bad encoding', { file }, 'The file is not UTF-8 text: save it as UTF-8.');
		return undefined;
	}
	const match = FRONT_MATTER.exec(text);
	if (!match) {
		const message = `The file has no front matter: begin it with a line "---", then ${NAMES.join(', ')}, then "---".`;
		issues.error('wrong front matter', { file, line: 1 }, message);
		return undefined;
	}
	const values = new Map<string, string>();
	let sound = true;
	const fault = (line: number, column: string | null, message: string) => {
		issues.error('wrong front matter', { file, line, column }, message);
		sound = false;
	};
	for (const [i, line] of (match[1] ?? '').split(/\r?\n/).entries()) {
		const [, name, value] = /^([a-z_]+):\s*(.*?)\s*$/.exec(line) ?? [];
		if (name === undefined || value === undefined || !NAMES.includes(name)) {
			fault(
				i + 2,
				null,
				`This line is not understood: write one of ${NAMES.join(', ')}, a colon and its value.`,
			);
		} else values.set(name, value.replace(/^(["'])(.*)\1$/, '$2'));
	}
	const year = Number(values.get('year'));
	const quarter = Number(values.get('quarter'));
	const section = values.get('section') ?? '';
	const language = values.get('language') ?? '';
	if (!Number.isInteger(year)) fault(1, 'year', 'The year is missing: write "year: 2024".');
	if (!/^[a-z][a-z0-9_-]*$/.test(section))
		fault(1, 'section', 'The section is missing: write "section: summary", in small letters.');
	if (!(LANGUAGES as readonly string[]).includes(language))
		fault(1, 'language', `The language is missing: write ${LANGUAGES.join(', ')}.`);
	if (!isQuarterNumber(quarter)) {
		fault(1, 'quarter', 'The quarter is missing: write "quarter: 1", up to 4.');
		return undefined;
	}
	if (!sound) return undefined;
	const body = text.slice(match[0].length).replaceAll('\r\n', '\n').trim();
	return { slug, year, quarter, section, output: values.get('output') || null, language, body };
}

function decode(bytes: Buffer): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
