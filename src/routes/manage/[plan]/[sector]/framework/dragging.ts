/** A row is dragged by its handle among those beside it; Escape, and letting go where it was, leave it there. */
import { nodeAt, sendMove } from './sendMove.ts';

/** Of the level of a node: `output` of `output 1.1`. */
const levelOf = (node: HTMLElement) => node.dataset.node?.split(' ')[0];

/** Those beside a node, itself among them, in their order. */
const besideOf = (node: HTMLElement): HTMLElement[] =>
	[...(node.parentElement?.children ?? [])].filter(
		(one): one is HTMLElement => one instanceof HTMLElement && levelOf(one) === levelOf(node),
	);

/** Returns what ends it. */
export function dragging(list: HTMLElement): () => void {
	let dragged: HTMLElement | null = null;
	let over: HTMLElement | null = null;

	function mark(to: HTMLElement | null): void {
		delete over?.dataset.drop;
		over = to;
		if (!over || !dragged || over === dragged) return;
		const all = besideOf(dragged);
		over.dataset.drop = all.indexOf(over) < all.indexOf(dragged) ? 'before' : 'after';
	}
	function end(): void {
		mark(null);
		delete dragged?.dataset.dragged;
		dragged = null;
	}
	function down(event: PointerEvent): void {
		const handle = event.target instanceof Element ? event.target.closest('[data-handle]') : null;
		if (!handle || event.button !== 0) return;
		event.preventDefault();
		handle.setPointerCapture(event.pointerId);
		dragged = nodeAt(handle);
		if (dragged) dragged.dataset.dragged = '';
	}
	function moved({ clientY }: PointerEvent): void {
		if (!dragged) return;
		const near = besideOf(dragged).find((one) => {
			const { top, bottom } = one.getBoundingClientRect();
			return clientY >= top && clientY <= bottom;
		});
		if (near && near !== over) mark(near);
	}
	function up(): void {
		const [node, to] = [dragged, over];
		end();
		if (node && to && node !== to) sendMove(node, to.dataset.at ?? '');
	}
	const escaped = ({ key }: KeyboardEvent) => key === 'Escape' && end();
	const ends = new AbortController();
	const { signal } = ends;
	list.addEventListener('pointerdown', down, { signal });
	list.addEventListener('pointermove', moved, { signal });
	list.addEventListener('pointerup', up, { signal });
	list.addEventListener('pointercancel', end, { signal });
	document.addEventListener('keydown', escaped, { signal });
	return () => ends.abort();
}
