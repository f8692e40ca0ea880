/** Arrow keys among the ticks of a table: up, down, and to both sides in the direction of the page. */
import type { Attachment } from 'svelte/attachments';

export const movingAmongTicks: Attachment<HTMLElement> = (table) => {
	const ticks = (row: Element | null | undefined) => [
		...(row?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []),
	];
	function moved(event: KeyboardEvent): void {
		const { target, key } = event;
		if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
		const row = target.closest('tr');
		const column = ticks(row).indexOf(target);
		const forward = getComputedStyle(table).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
		const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
		const next = new Map([
			['ArrowDown', ticks(row?.nextElementSibling)[column]],
			['ArrowUp', ticks(row?.previousElementSibling)[column]],
			[forward, ticks(row)[column + 1]],
			[backward, ticks(row)[column - 1]],
		]).get(key);
		if (!next) return;
		event.preventDefault();
		next.focus();
	}
	table.addEventListener('keydown', moved);
	return () => {
		table.removeEventListener('keydown', moved);
	};
};
