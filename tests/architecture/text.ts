import { CALCULATION_NAMES } from '#lib/figures/calculations.ts';
import type { SourceFile } from './project.ts';

type Wrong = (line: string, before: string) => boolean;

function findLines(files: readonly SourceFile[], isWrong: Wrong): string[] {
	return files.flatMap(({ path, text }) => {
		const lines = text.split('\n');
		return lines.flatMap((line, index) =>
			isWrong(line, lines[index - 1] ?? '') ? [`${path}:${index + 1} ${line.trim().slice(0, 80)}`] : [],
		);
	});
}

/** Checks switched off without a reason beside them; Svelte's take theirs on the line before. */
export function silencedChecks(files: readonly SourceFile[]): string[] {
	return findLines(files, (line, before) => {
		if (/@ts-(ignore|nocheck)/.test(line)) return true;
		if (/@ts-expect-error\s*(\*\/)?$/.test(line)) return true;
		if (/svelte-ignore/.test(line)) return !/-->\s*$/.test(before);
		return /(eslint|prettier|v8|c8)[- ](disable|ignore)(?!.* -- \S)/.test(line);
	});
}

const NAME = new RegExp(`(['"])(${CALCULATION_NAMES.join('|')})\\1`);

/** Names of calculations: what one is, its line in the table says. `sum` is a method of counting people and a style too. */
export function calculationNames(files: readonly SourceFile[]): string[] {
	return findLines(files, (line) => {
		const name = NAME.exec(line)?.[2];
		return name !== undefined && !(name === 'sum' && /method|class=/i.test(line));
	});
}

/** Forms that lose what their page was asked by its address: the answer would be about something else. */
export function forgetfulForms(files: readonly SourceFile[]): string[] {
	const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
	const asked = new Set(
		files
			.filter(
				({ path, text }) => path.endsWith('+page.server.ts') && /readQuestion\(|searchParams/.test(text),
			)
			.map(({ path }) => folderOf(path)),
	);
	const pages = files.filter(({ path }) => path.endsWith('.svelte') && asked.has(folderOf(path)));
	return findLines(pages, (line) => /\b(?:form)?action="\?\/\w+"/.test(line));
}

/** Tests that nobody runs, or that alone are run, or that wait for the clock. */
export function idleTests(files: readonly SourceFile[]): string[] {
	return findLines(files, (line) =>
		/\b(test|it|describe)\.(skip|only|todo|fixme|skipIf|runIf)\b|waitForTimeout/.test(line),
	);
}

/** Styles that do not mirror, and ornament that the design does without. */
export function unwantedStyles(files: readonly SourceFile[]): string[] {
	const styles = files.map(({ path, text }) => ({
		path,
		text: path.endsWith('.svelte') ? text.replace(/^[\s\S]*?(?=<style|$(?![\s\S]))/, blank) : text,
	}));
	return findLines(styles, (line) =>
		/(?<![-\w])((margin|padding|border)-(left|right|top|bottom)|left|right|top|bottom|float|box-shadow|text-shadow)\s*:|text-align:\s*(left|right)|-gradient\(/.test(
			line,
		),
	);
}

/** Keeps the line numbers of what follows. */
const blank = (text: string) => text.replace(/[^\n]/g, '');

/** Paths of one machine and addresses of one registry: neither means anything elsewhere. */
export function machineTraces(files: readonly SourceFile[]): string[] {
	return findLines(files, (line) =>
		/(?<![\w.-])\/(work|root|Users)\/|(?<![\w.-])\/home\/\w|"resolved": "https?:|https?:\/\/registry\./.test(
			line,
		),
	);
}

export function lineCount({ text }: SourceFile): number {
	return text.split('\n').length - 1;
}
