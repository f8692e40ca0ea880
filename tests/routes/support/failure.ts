import type { Refusal } from '#lib/forms/refusal.ts';
import type { RawAnswer } from './app.ts';

/** What an action answered to a form that scripts sent: its status, and its data as the framework packs them. */
export function failureOf({ body }: RawAnswer): { status: number; data: Refusal } {
	const answer = JSON.parse(body.toString()) as { type: string; status: number; data: string };
	if (answer.type !== 'failure') throw new Error(`no failure: ${body.toString()}`);
	return { status: answer.status, data: unpacked(JSON.parse(answer.data) as unknown[], 0) as Refusal };
}

function unpacked(all: readonly unknown[], at: number): unknown {
	const value = all[at];
	if (Array.isArray(value)) return value.map((place: number) => unpacked(all, place));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value as Record<string, number>).map(([key, place]) => [key, unpacked(all, place)]),
	);
}
