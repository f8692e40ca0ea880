/** Hears what is typed in all cards of a report at once: what surrounds them takes it. */
import type { Attachment } from 'svelte/attachments';
import { putBack } from './early.ts';
import type { Field } from './typing.ts';

export interface Heard {
	readonly begin: (root: HTMLElement) => void;
	readonly entered: (target: EventTarget | null) => void;
	readonly typed: (target: EventTarget | null) => void;
	readonly left: (target: EventTarget | null) => void;
	/** The line is back, or somebody looks at the page again. */
	readonly again: () => void;
	/** Something was typed before anybody heard it. */
	readonly early: (field: Field, base: string) => void;
	readonly end: () => void;
}

export function listening(heard: Heard): Attachment<HTMLElement> {
	return (root) => {
		heard.begin(root);
		root.classList.add('saves');
		const listeners: [EventTarget, string, (event: Event) => void][] = [
			[root, 'focusin', ({ target }) => heard.entered(target)],
			[root, 'input', ({ target }) => heard.typed(target)],
			[root, 'change', ({ target }) => (heard.typed(target), heard.left(target))],
			[window, 'online', heard.again],
			[window, 'focus', heard.again],
		];
		for (const [target, kind, listener] of listeners) target.addEventListener(kind, listener);
		for (const { field, base } of putBack()) heard.early(field, base);
		return () => {
			heard.end();
			for (const [target, kind, listener] of listeners) target.removeEventListener(kind, listener);
		};
	};
}
