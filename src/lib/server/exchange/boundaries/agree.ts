/** Whether shapes belong to the places of a plan: by their codes, and by where they lie. */
import { boxAround } from '#lib/places/geometry.ts';
import type { Level } from '#lib/places/place.ts';
import type { DrawnPlace } from '#lib/server/places/queries/geometry.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { boxWords, isIn, middleOf, widened } from './box.ts';
import type { Ring } from './crossing.ts';

export interface Shape {
	readonly file: string;
	readonly number: number;
	readonly code: string;
	/** As the file has it; null: nothing there. */
	readonly name: string | null;
	readonly polygons: readonly (readonly Ring[])[];
	/** Rings that ran the wrong way round. */
	readonly turned: number;
	/** Small loops or rings were taken away. */
	readonly cleaned: boolean;
}

/** So many codes stand in one message; the rest is counted. */
const LISTED = 50;

export function shapeLabel({ number, code, name }: Pick<Shape, 'number' | 'code' | 'name'>): string {
	return `shape ${number} (${name === null ? code : `${code} ${name}`})`;
}

/** Codes that are twice there; codes that no place has; places that no shape draws. */
export function checkCodes(
	shapes: readonly Shape[],
	places: readonly DrawnPlace[],
	level: Level,
	issues: Issues,
): void {
	if (shapes.length === 0) return;
	const files = [...new Set(shapes.map(({ file }) => file))].join(', ');
	const drawn = places.filter((place) => place.level === level);
	const wanted = new Set(drawn.flatMap(({ pcode, shapes }) => (shapes.length > 0 ? shapes : [pcode])));
	// What is of no place is only drawn: areas in dispute share one code.
	const named = shapes.filter(({ code }) => wanted.has(code));
	for (const [code, [first, ...others]] of Map.groupBy(named, (shape) => shape.code)) {
		for (const other of first ? others : []) {
			const isOne = first?.name === other.name || first?.name === null || other.name === null;
			const advice = isOne ? 'join the two into one MultiPolygon' : 'give one of them the code of its own';
			const message = `${shapeLabel(other)}: the code ${code} is that of ${first && shapeLabel(first)} in ${first?.file} too: ${advice}.`;
			issues.error('duplicate code', { file: other.file }, message);
		}
	}
	const strange = shapes.filter(({ code }) => !wanted.has(code));
	const found = new Set(shapes.map(({ code }) => code));
	const without = drawn.filter(({ pcode, shapes }) =>
		(shapes.length > 0 ? shapes : [pcode]).every((code) => !found.has(code)),
	);
	if (strange.length === shapes.length) {
		const examples = `The file has codes such as ${list(strange.map(({ code }) => code).slice(0, 3))}`;
		const message = `No shape is of a place of level ${level} of the plan. ${examples}; the plan has ${list([...wanted].slice(0, 3)) || 'none'}. Is it another level, another country, or another property (--code)?`;
		issues.error('unknown code', { file: files }, message);
		return;
	}
	if (strange.length > 0) {
		const labels = strange.map(({ code, name }) => (name === null ? code : `${code} ${name}`));
		const message = `${strange.length} of ${shapes.length} shapes are of no place of the plan and stay in the background: ${list(labels)}.`;
		issues.warn('unknown code', { file: files }, message);
	}
	if (without.length > 0) {
		const message = `${without.length} of ${drawn.length} places of level ${level} have no shape and are drawn at their points: ${list(without.map(({ pcode }) => pcode))}.`;
		issues.warn('missing code', { file: files }, message);
	}
}

function list(codes: readonly string[]): string {
	const more = codes.length - LISTED;
	return more > 0 ? `${codes.slice(0, LISTED).join(', ')} … and ${more} more` : codes.join(', ');
}

/**
 * Shapes that lie nowhere near the plan's places: another country's, or with latitude before longitude. A plan without
 * points cannot tell.
 */
export function checkWhereabouts(
	shapes: readonly Shape[],
	places: readonly DrawnPlace[],
	issues: Issues,
): void {
	const box = boxAround(places);
	if (!box) return;
	const around = widened(box);
	const middles = shapes.map((shape) => {
		const points = shape.polygons
			.flat()
			.flat()
			.map(([lon, lat]) => ({ lon, lat }));
		return { shape, middle: middleOf(boxAround(points) ?? around) };
	});
	const outside = middles.filter(({ middle }) => !isIn(middle, around));
	for (const [file, ofFile] of Map.groupBy(outside, ({ shape }) => shape.file)) {
		const all = ofFile.length === shapes.filter((shape) => shape.file === file).length;
		const swapped = ofFile.every(({ middle: [lon, lat] }) => isIn([lat, lon], around));
		const where = `the plan’s places lie between ${boxWords(around)}`;
		if (swapped) {
			const message = `Coordinates (of ${ofFile.length} shapes) stand as latitude, longitude: GeoJSON wants longitude first. Export the file again.`;
			issues.error('wrong order', { file }, message);
		} else if (all) {
			const message = `All shapes (${ofFile.length}) lie elsewhere: ${where}. Is it another country’s file?`;
			issues.error('elsewhere', { file }, message);
		} else {
			for (const { shape, middle } of ofFile) {
				const at = middle.map((one) => one.toFixed(2)).join(', ');
				const message = `${shapeLabel(shape)}: lies at ${at} (lon, lat), but ${where}: correct or remove it.`;
				issues.error('elsewhere', { file }, message);
			}
		}
	}
}
