/** A figure of a survey in a text: `{share perception/2024-03 services_cause_tension yes sex=female}`. */
import { SPOKEN_NAMES, type AskedAnswer } from '#lib/survey/spoken.ts';

export type SaidFault = 'no survey' | 'no question' | 'no option' | 'unknown word';

/** Which word is at fault, by its place. */
interface SaidError {
	readonly fault: SaidFault;
	readonly at: number;
}

export function spokenName(word: string): AskedAnswer['name'] | undefined {
	return SPOKEN_NAMES.find((name) => name === word.toLowerCase());
}

/** Whether a word names a wave: its survey's code before a slash, its own behind it. */
export function isWave(word: string | undefined): word is string {
	return word !== undefined && /^[^/]+\/[^/]+$/.test(word);
}

/**
 * The words between the braces in their one order: names of questions and options may be any, so that no word says by itself
 * which of them it is.
 * @param words the name of the figure first
 */
export function readSaid(name: AskedAnswer['name'], words: readonly string[]): AskedAnswer | SaidError {
	const [, named, question, ...rest] = words;
	if (!isWave(named)) return { fault: 'no survey', at: 0 };
	if (question === undefined) return { fault: 'no question', at: 1 };
	const option = name === 'share' ? rest.shift() : null;
	if (option === undefined) return { fault: 'no option', at: 2 };
	const split = /^([^=]+)=(.+)$/.exec(rest[0] ?? '');
	const wrong = rest.length > (split ? 1 : 0) ? words.length - rest.length + (split ? 1 : 0) : null;
	if (wrong !== null) return { fault: 'unknown word', at: wrong };
	const [survey = '', wave = ''] = named.split('/');
	return { name, survey, wave, question, option, by: split?.[1] ?? null, group: split?.[2] ?? null };
}

/** As one types it. */
export function writeSaid({ name, survey, wave, question, option, by, group }: AskedAnswer): string {
	const split = by === null ? null : `${by}=${group ?? ''}`;
	const words = [name, `${survey}/${wave}`, question, option, split];
	return `{${words.filter((word) => word !== null).join(' ')}}`;
}
