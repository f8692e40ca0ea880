/**
 * Questions whose answers a publication keeps. Each is asked like any other; while answers are recorded they are taken
 * down, and where a publication stands for the data they come from it and from nothing else.
 */
import { momentOf, type Moment, type Reader } from './driver.ts';

/**
 * What a publication is made of. Figures have to be masked before strangers read them; the others name and order them, or
 * are public already.
 */
export const PARTS = {
	indicators: 'names',
	nodes: 'names',
	places: 'names',
	standings: 'names',
	became: 'names',
	changes: 'names',
	filters: 'names',
	choices: 'names',
	donors: 'names',
	reporting: 'names',
	reported: 'names',
	narrative: 'names',
	funding: 'names',
	fundingDetail: 'names',
	waves: 'public',
	spoken: 'public',
	surveys: 'public',
	joining: 'public',
	progress: 'figures',
	people: 'figures',
	apart: 'figures',
	pipeline: 'figures',
	recent: 'figures',
	series: 'figures',
	byPlace: 'figures',
	place: 'figures',
	donor: 'figures',
	activities: 'figures',
	referrals: 'figures',
} as const;
export type Part = keyof typeof PARTS;

/** What tells the answers of a part apart, in one order. */
export type RecordedKey = readonly (string | number | boolean | null | undefined)[];

/** How the key stands in a publication. */
export function nameOfKey(key: RecordedKey): string {
	return JSON.stringify(key.map((one) => one ?? null));
}

export interface Recording {
	/** Takes an answer down, as JSON. */
	readonly take: (part: Part, key: string, answer: string) => void;
}

export interface Recorded {
	/** As JSON. Where it was not recorded `otherwise`; without one it throws what the reader is told. */
	readonly find: (part: Part, key: string, otherwise?: string) => Promise<string>;
}

const recordings = new WeakMap<Moment, { readonly recording: Recording; asking: number }>();
const editions = new WeakMap<Moment, Recorded>();

/** From now on answers of this snapshot are taken down. */
export function record(reader: Reader, recording: Recording): void {
	const moment = ofSnapshot(reader);
	moment.edition = recording;
	recordings.set(moment, { recording, asking: 0 });
}

/** From now on this snapshot answers from what was recorded; everything else that is asked of the data throws. */
export function answerFrom(reader: Reader, recorded: Recorded): void {
	const moment = ofSnapshot(reader);
	moment.edition = recorded;
	moment.isClosed = true;
	editions.set(moment, recorded);
}

function ofSnapshot(reader: Reader): Moment {
	const moment = momentOf(reader);
	if (!moment) throw new Error('answers are recorded, and recorded ones given, within a snapshot');
	return moment;
}

interface How<Asked extends readonly unknown[], Answer> {
	readonly part: Part;
	/** What a publication answers that was made before this was asked; absent: that it does not hold it. */
	readonly otherwise?: NoInfer<Answer>;
	/** The moment and whose data it is are the publication's, and are left out. */
	readonly key: (...asked: NoInfer<Asked>) => RecordedKey;
}

/** A question whose answer is JSON, and undefined where there is none. */
export function recorded<Asked extends readonly unknown[], Answer>(
	{ part, key, otherwise }: How<Asked, Answer>,
	ask: (reader: Reader, ...asked: Asked) => Promise<Answer>,
): (reader: Reader, ...asked: Asked) => Promise<Answer> {
	return async (reader, ...asked) => {
		const moment = momentOf(reader);
		if (!moment?.edition) return ask(reader, ...asked);
		const name = nameOfKey(key(...asked));
		const edition = editions.get(moment);
		const spare = otherwise === undefined ? undefined : JSON.stringify(otherwise);
		if (edition) return JSON.parse(await edition.find(part, name, spare)) as Answer;
		return taken(moment, { part, name }, () => ask(reader, ...asked));
	};
}

/** Of what an answer is made of only names are taken down: the figures are those of the answer. */
async function taken<Answer>(
	moment: Moment,
	{ part, name }: { readonly part: Part; readonly name: string },
	ask: () => Promise<Answer>,
): Promise<Answer> {
	const state = recordings.get(moment);
	if (!state) return ask();
	state.asking++;
	try {
		const answer = await ask();
		if (answer !== undefined && (state.asking === 1 || PARTS[part] !== 'figures'))
			state.recording.take(part, name, JSON.stringify(answer));
		return answer;
	} finally {
		state.asking--;
	}
}
