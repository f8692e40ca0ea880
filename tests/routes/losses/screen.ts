/** As much of a browser's document as the form of a report looks at. */
type Listener = (event: { readonly target: unknown }) => void;

class Node {
	/** By kind of event. */
	readonly #listeners = new Map<string, Listener[]>();
	readonly dataset: Record<string, string> = {};
	readonly classList = { add: () => undefined };
	readonly #attributes = new Map<string, string>();
	id = '';
	className = '';
	textContent = '';
	isConnected = true;
	children: Node[] = [];
	parent: Node | undefined;

	addEventListener(kind: string, listener: Listener): void {
		this.#listeners.set(kind, [...(this.#listeners.get(kind) ?? []), listener]);
	}

	removeEventListener(kind: string, listener: Listener): void {
		this.#listeners.set(
			kind,
			(this.#listeners.get(kind) ?? []).filter((one) => one !== listener),
		);
	}

	/** At this node, as an event would arrive here that comes from inside. */
	hear(kind: string, target: unknown = this): void {
		for (const listener of this.#listeners.get(kind) ?? []) listener({ target });
	}

	getAttribute(name: string): string | null {
		return this.#attributes.get(name) ?? null;
	}

	setAttribute(name: string, value: string): void {
		this.#attributes.set(name, value);
	}

	removeAttribute(name: string): void {
		this.#attributes.delete(name);
	}

	append(...children: (Node | string)[]): void {
		for (const child of children) {
			if (typeof child === 'string') continue;
			child.parent = this;
			this.children.push(child);
		}
	}

	after(node: Node): void {
		node.parent = this.parent;
		this.parent?.children.splice(this.parent.children.indexOf(this) + 1, 0, node);
	}

	remove(): void {
		const inside = this.parent?.children;
		if (inside?.includes(this)) inside.splice(inside.indexOf(this), 1);
		this.isConnected = false;
	}

	closest(): Node | null {
		return this.dataset.card === undefined ? (this.parent?.closest() ?? null) : this;
	}

	get everything(): Node[] {
		return this.children.flatMap((child) => [child, ...child.everything]);
	}

	querySelectorAll(selector: string): Node[] {
		if (selector === '.beside') return this.everything.filter((one) => one.className.includes('beside'));
		if (selector === '[name^="f."]') return this.everything.filter((one) => one instanceof Input);
		throw new Error(`nobody looks for ${selector}`);
	}

	querySelector(selector: string): Node | null {
		if (selector.startsWith('.')) return this.querySelectorAll(selector)[0] ?? null;
		const [, key] = /^\[data-card="(.+)"\]$/.exec(selector) ?? [];
		if (key !== undefined) return this.everything.find(({ dataset }) => dataset.card === key) ?? null;
		throw new Error(`nobody looks for ${selector}`);
	}

	focus(): void {}
	scrollIntoView(): void {}
}

class Input extends Node {
	readonly labels = null;
	readonly ariaLabel = null;
	ariaInvalid: string | null = null;
	readonly defaultValue = '';

	readonly name: string;
	value: string;
	readonly type: string;

	constructor(name: string, value: string, type: string) {
		super();
		[this.id, this.name, this.value, this.type] = [name, name, value, type];
	}
}

/** No field of these tests is one; the form asks whether one is. */
class Other extends Node {}

export interface CardOnScreen {
	readonly key: string;
	/** Whoever changed it last is who looks at it. */
	readonly isOwn: boolean;
	readonly fields: readonly (readonly [name: string, value: string, isHidden?: boolean])[];
}

export class Screen {
	readonly root = new Node();
	readonly activeElement = null;
	readonly window = new Node();

	draw(cards: readonly CardOnScreen[]): void {
		for (const gone of this.root.everything) gone.isConnected = false;
		this.root.children = [];
		for (const { key, isOwn, fields } of cards) {
			const card = new Node();
			card.dataset.card = key;
			card.dataset.by = 'Somebody';
			if (isOwn) card.dataset.own = '';
			card.append(
				...fields.map(
					([name, value, isHidden = false]) => new Input(name, value, isHidden ? 'hidden' : 'text'),
				),
			);
			this.root.append(card);
		}
	}

	get everyField(): Input[] {
		return this.root.everything.filter((one): one is Input => one instanceof Input);
	}

	get fields(): Input[] {
		return this.everyField.filter(({ type }) => type !== 'hidden');
	}

	/** Buttons beside fields in which somebody has to choose, with the field. */
	get choices(): { readonly field: Input; readonly theirs: Node; readonly mine: Node }[] {
		return this.fields.flatMap((field) => {
			const words = this.getElementById(`${field.id}-told`);
			const [theirs, mine] = words?.children ?? [];
			return theirs && mine ? [{ field, theirs, mine }] : [];
		});
	}

	getElementById(id: string): Node | null {
		return this.root.everything.find((one) => one.id === id) ?? null;
	}

	createElement(): Node {
		return new Node();
	}

	addEventListener(): void {}
	removeEventListener(): void {}
}

/** What the form asks the browser for by name, in the place of the browser's own. */
export const CLASSES = {
	Element: Node,
	HTMLInputElement: Input,
	HTMLTextAreaElement: Other,
	HTMLSelectElement: Other,
	CSS: { escape: (text: string) => text },
};
