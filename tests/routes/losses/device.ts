/** A device with a browser, on which the form of a report is open or not, and a line that comes and goes. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { cardsOf, type Card } from '#lib/report/card.ts';
import { rowsText } from '#lib/report/cardRows.ts';
import { fieldName } from '#lib/report/forms/card.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { valueText } from '#lib/report/value.ts';
import { formatEntry } from '#lib/i18n/number.ts';
import { Unsent } from '#lib/ui/device/unsent.ts';
import { Saver } from '../../../src/routes/reports/[id=id]/saving.ts';
import { Screen, type CardOnScreen } from './screen.ts';
import type { Answered } from './server.ts';

/** What happens to the next thing that is sent: it does not arrive, its answer does not, or it takes a long way. */
export type Fault = 'request' | 'answer' | 'late';

export interface Site {
	readonly take: (personId: number, sent: FormData) => Promise<Answered>;
	readonly rows: () => Promise<ReportRow[]>;
	/** Rises with each update of the program. */
	build: number;
}

/** What the page was given. */
interface Given {
	readonly rows: readonly ReportRow[];
	readonly build: number;
}

const INDICATORS = [1, 2];
const TEXTS = ['reference', 'note', 'tags'] as const;

export const here = new AsyncLocalStorage<Device>();

export class Device {
	screen = new Screen();
	isOnline = true;
	clock = 0;
	readonly faults: Fault[] = [];
	#late: (() => void)[] = [];
	/** What lies on the device: as of the last time that the page was read, by the program that it came with. */
	#kept: Given | undefined;
	#given: Given | undefined;
	#saver: Saver | undefined;
	#end: (() => void) | undefined;
	#timers: { readonly id: number; readonly work: () => void }[] = [];
	#begun: { key: string; first: number }[] = [];
	#open = new Set<string>();
	/** What the page was given last for each field. */
	#drawn = new Map<string, string>();
	#tabs = 0;
	/** How many are with the server or on their way back. */
	busy = 0;

	readonly name: string;
	readonly personId: number;
	readonly site: Site;
	/** Whatever comes anew makes its card anew. */
	readonly wakes: boolean;

	constructor(of: Pick<Device, 'name' | 'personId' | 'site' | 'wakes'>) {
		this.name = of.name;
		this.personId = of.personId;
		this.site = of.site;
		this.wakes = of.wakes;
	}

	/** With this device's browser around it. */
	on<T>(work: () => T): T {
		return here.run(this, work);
	}

	get isOpen(): boolean {
		return this.#saver !== undefined;
	}

	get standing() {
		return this.#saver?.stands.now;
	}

	get unsent(): number {
		return new Unsent(this.name, 'looks on').list().length;
	}

	/** Opens the report: from the server, or as it lies on the device; false: neither is there. */
	async open(): Promise<boolean> {
		if (this.isOpen) return true;
		if (!this.isOnline && !this.#kept) return false;
		await this.#read();
		this.screen = new Screen();
		this.#begun = [];
		this.#open = new Set();
		this.#drawn = new Map();
		this.#draw();
		await this.on(async () => {
			const saver = new Saver(new Unsent(this.name, `tab${this.#tabs++}`), (key, first) =>
				this.#show(key, first),
			);
			this.#saver = saver;
			this.#end = saver.listens(this.screen.root as unknown as HTMLElement) ?? undefined;
			void saver.takeUp();
		});
		return true;
	}

	/** Nothing of the page runs on; what it sent goes its way. */
	kill(): void {
		this.#end?.();
		this.#saver = undefined;
		this.#end = undefined;
		this.#timers = [];
	}

	/** @returns what stood there, as whoever types sees it */
	type(name: string, value: string, isLeft: boolean): string | undefined {
		const field = this.screen.fields.find((one) => one.name === name);
		if (!field) return undefined;
		const seen = field.value;
		this.on(() => {
			this.screen.root.hear('focusin', field);
			field.value = value;
			this.screen.root.hear('input', field);
			if (isLeft) this.screen.root.hear('change', field);
		});
		return seen;
	}

	begin(key: string): void {
		this.#begun.push({ key, first: INDICATORS[0] ?? 0 });
		this.toggle(key);
	}

	/** Opens or closes a card; fields of a closed one are gone, but its figures. */
	toggle(key: string): void {
		if (this.#open.has(key)) this.#open.delete(key);
		else this.#open.add(key);
		this.#draw(key);
		this.on(() => this.#saver?.drawn(key));
	}

	/** What its card is called in the report: by what is typed in it, of one that is not stored yet. */
	referenceOf(key: string): string {
		const stored = this.#cards().find((card) => card.key === key)?.rows[0]?.reference;
		return stored ?? `begun ${key}`;
	}

	get keys(): string[] {
		return this.#cards().map(({ key }) => key);
	}

	/** The line is back, or somebody looks at the page again. */
	wake(): void {
		this.on(() => this.screen.window.hear('online'));
	}

	/** Time goes on until everything that was put off is due. */
	wait(): void {
		const due = this.#timers.splice(0);
		this.on(() => {
			for (const { work } of due) work();
		});
	}

	setTimer(work: () => void): number {
		const id = Math.max(0, ...this.#timers.map((one) => one.id)) + 1;
		this.#timers.push({ id, work });
		return id;
	}

	clearTimer(id: number): void {
		this.#timers = this.#timers.filter((one) => one.id !== id);
	}

	/** What took a long way arrives. */
	arrive(): void {
		for (const arrived of this.#late.splice(0)) arrived();
	}

	async send(sent: FormData): Promise<Answered> {
		const saver = this.#saver;
		const fault = this.isOnline ? this.faults.shift() : 'request';
		if (fault === 'request') throw new TypeError('no line');
		if (fault === 'late') await new Promise<void>((arrived) => this.#late.push(arrived));
		this.busy++;
		const answer = await this.site.take(this.personId, sent).finally(() => this.busy--);
		if (saver !== this.#saver) await new Promise<never>(() => undefined);
		if (fault === 'answer' || !this.isOnline) throw new TypeError('no line');
		return answer;
	}

	/** The page reads its data anew. */
	async renew(): Promise<void> {
		const saver = this.#saver;
		await this.#read();
		if (saver !== this.#saver) await new Promise<never>(() => undefined);
		this.#draw();
	}

	async #read(): Promise<void> {
		if (!this.isOnline) {
			this.#given = this.#kept ?? this.#given;
			return;
		}
		this.busy++;
		const given = { rows: await this.site.rows(), build: this.site.build };
		this.busy--;
		// A page of an earlier build shows what comes, and does not keep it.
		if (!this.isOpen || this.#given?.build === given.build) this.#kept = given;
		this.#given = { ...given, build: this.isOpen ? (this.#given?.build ?? given.build) : given.build };
	}

	async #show(key: string, first: number | null): Promise<void> {
		const isNew = this.#cards().every((card) => card.key !== key);
		if (isNew && first !== null) this.#begun.push({ key, first });
		const wasOpen = this.#open.has(key);
		this.#open.add(key);
		this.#draw(wasOpen ? undefined : key);
		await Promise.resolve();
	}

	#cards(): Pick<Card, 'key' | 'rows'>[] {
		const stored = cardsOf(this.#given?.rows ?? [], () => '1.1');
		const begun = this.#begun.filter(({ key }) => stored.every((card) => card.key !== key));
		return [...stored, ...begun.map(({ key }) => ({ key, rows: [] as unknown as Card['rows'] }))];
	}

	/**
	 * As Editor and Figure write the fields. A field of which the page is given nothing new stays as it is on the screen;
	 * a card that was asleep until then is made anew, as the one that is opened or closed.
	 */
	#draw(anew?: string): void {
		const shown = new Map(this.screen.everyField.map(({ name, value }) => [name, value]));
		const cards = this.#cards().map((card) => this.#onScreen(card, shown));
		const given = new Map(cards.flatMap(({ fields }) => fields.map(([name, value]) => [name, value])));
		const stays = (key: string, name: string) =>
			!this.wakes && key !== anew && this.#drawn.get(name) === given.get(name);
		this.screen.draw(
			cards.map(({ fields, ...card }) => ({
				...card,
				fields: fields.map(
					([name, value, isHidden]) =>
						[name, stays(card.key, name) ? (shown.get(name) ?? value) : value, isHidden] as const,
				),
			})),
		);
		this.#drawn = given;
	}

	#onScreen({ key, rows }: Pick<Card, 'key' | 'rows'>, before: ReadonlyMap<string, string>): CardOnScreen {
		const all: readonly ReportRow[] = rows;
		const [first] = all;
		const begun = this.#begun.find((one) => one.key === key);
		const isOpen = this.#open.has(key) || !first;
		const texts: Record<(typeof TEXTS)[number], string> = {
			reference: first?.reference ?? '',
			note: first?.note ?? '',
			tags: first?.tags.join(', ') ?? '',
		};
		// A card that is not stored yet is drawn once, and keeps what was typed.
		const typed = (name: string, stored: string) => (first ? stored : (before.get(name) ?? stored));
		return {
			key,
			isOwn: first?.changedById === this.personId,
			fields: [
				...(first ? [] : [[fieldName.card(key, 'first'), String(begun?.first ?? ''), true] as const]),
				[fieldName.card(key, 'rows'), rowsText(all), true],
				...INDICATORS.flatMap((id) => {
					const row = all.find(({ indicatorId }) => indicatorId === id);
					const total = fieldName.figure(key, id, 'total');
					return [[total, typed(total, row ? valueText(row, 'count', formatEntry) : '')]] as const;
				}),
				...(isOpen
					? TEXTS.map((name) => {
							const full = fieldName.card(key, name);
							return [full, typed(full, texts[name])] as const;
						})
					: []),
			],
		};
	}
}
