import { listDrawnPlaces } from '#lib/server/places/queries/geometry.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { answersByDistrict } from '#lib/survey/byPlace.ts';
import type { PublishedGroup } from '#lib/survey/published.ts';
import type { Option, Question } from '#lib/survey/question.ts';

const DISTRICT = 2;

interface Asked {
	readonly planId: number;
	readonly question: Pick<Question, 'options'>;
	readonly groups: readonly PublishedGroup[];
	readonly by: readonly Option[];
	/** Of an address; none of the question's: the first that is told anywhere. */
	readonly option: string | null;
}

/** What a map of a split by districts shows; null: it is split by something else, or tells no answer. */
export async function readDistricts(reader: Reader, { planId, question, groups, by, option }: Asked) {
	const isTold = ({ name }: Option) =>
		groups.some(({ shares }) => shares.some((share) => share.option === name));
	const told = question.options.filter(isTold);
	const answer = told.find(({ name }) => name === option) ?? told[0];
	if (!answer) return null;
	const places = (await listDrawnPlaces(reader, planId)).filter(({ level }) => level === DISTRICT);
	const rows = answersByDistrict(groups, by, places, answer.name);
	if (!rows) return null;
	return { rows, answer, told };
}
