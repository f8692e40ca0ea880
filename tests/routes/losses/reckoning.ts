/** What was typed, and what has to have become of it. */
import { fieldName } from '#lib/report/forms/card.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import type { Device } from './device.ts';

interface Typed {
	readonly device: string;
	/** The card, as the report calls it. */
	readonly reference: string;
	readonly field: string;
	readonly value: string;
	/** Something was typed over it by whoever saw it, or somebody chose against it. */
	isOver: boolean;
}

export class Reckoning {
	readonly #typed: Typed[] = [];
	readonly #begun: string[] = [];
	/** No two are alike. */
	#next = 10;

	/** An activity that nobody else has, told by its reference. */
	begin(device: Device): void {
		const key = `new-${device.name.replace('.', '-')}-${this.#begun.length}`;
		device.begin(key);
		this.#write(device, key, fieldName.card(key, 'reference'), `begun ${key}`, true);
		this.#begun.push(`begun ${key}`);
	}

	/** @param step which card of those that the device shows, and which field */
	type(
		device: Device,
		step: { readonly card: number; readonly field: number; readonly isLeft: boolean },
	): void {
		const key = device.keys[step.card % Math.max(1, device.keys.length)];
		if (!device.isOpen || key === undefined) return;
		const value = String(this.#next++);
		const field = [
			fieldName.figure(key, 1, 'total'),
			fieldName.figure(key, 2, 'total'),
			fieldName.card(key, 'note'),
			fieldName.card(key, 'tags'),
		][step.field];
		if (field !== undefined) this.#write(device, key, field, value, step.isLeft);
	}

	#write(device: Device, key: string, name: string, value: string, isLeft: boolean): void {
		const reference = device.referenceOf(key);
		const seen = device.type(name, value, isLeft);
		if (seen === undefined) return;
		const field = fieldOf(name);
		const isReference = field === 'reference';
		const card = isReference ? value : reference;
		for (const one of this.#typed) {
			if (one.reference === card && one.field === field && one.value === seen) one.isOver = true;
		}
		this.#typed.push({ device: device.name, reference: card, field, value, isOver: false });
	}

	/** The first thing that the device asks. */
	choose(device: Device, takes: 'mine' | 'theirs'): void {
		const [choice] = device.screen.choices;
		if (!choice) return;
		const { field } = choice;
		const card = device.referenceOf(field.name.split('.')[1] ?? '');
		const theirs = choice.theirs.textContent.replace(/^Take /, '');
		const over = takes === 'mine' ? theirs : field.value;
		for (const one of this.#typed) {
			const isIt = one.reference === card && one.field === fieldOf(field.name) && one.value === over;
			if (isIt) one.isOver = true;
		}
		device.on(() => choice[takes].hear('click'));
	}

	/** What is not in the report and should be, or is there twice. */
	missing(rows: readonly ReportRow[]): string[] {
		const lost = this.#typed.flatMap(({ device, reference, field, value, isOver }) => {
			const of = rows.filter((row) => row.reference === reference);
			return isOver || of.some((row) => textOf(row, field) === value)
				? []
				: [`${device} typed ${value} in ${field} of ${reference}`];
		});
		const pairs = rows.map(({ reference, indicatorId }) => `${reference} ${indicatorId}`);
		const twice = pairs.filter((pair, i) => pairs.indexOf(pair) !== i);
		const activities = new Map(rows.map(({ reference, activityId }) => [activityId, reference]));
		const more = activities.size - 2 - this.#begun.length;
		return [...lost, ...twice, ...(more === 0 ? [] : [`${more} activities too many`])];
	}
}

/** As the report calls it: an indicator's number, or the field of the activity. */
function fieldOf(name: string): string {
	const [, , first = '', second] = name.split('.');
	return second === undefined ? first : `total ${first}`;
}

function textOf(row: ReportRow, field: string): string | null {
	if (field === 'note') return row.note;
	if (field === 'tags') return row.tags.join(', ');
	if (field === 'reference') return row.reference;
	return field === `total ${row.indicatorId}` ? String(row.total) : null;
}
