/**
 * What somebody did to a page before its scripts came, on a slow line: hydration draws it again as the server did, and
 * what was typed, ticked or opened would be gone.
 */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Looks before hydration; what it returns puts everything back, once after it. */
export function doneBeforeScripts(): () => void {
	const opened = [...document.querySelectorAll('details')].filter(({ open }) => open);
	const typed = [...document.querySelectorAll<Field>('input, textarea, select')]
		.filter(isChanged)
		.map((field) => ({ field, state: stateOf(field) }));
	return () => {
		for (const details of opened) details.open = true;
		for (const { field, state } of typed) {
			// The page itself has put it back.
			if (stateOf(field) === state) continue;
			if (isTicked(field)) field.checked = state === 'ticked';
			else field.value = state;
			field.dispatchEvent(new Event('input', { bubbles: true }));
		}
	};
}

function isTicked(field: Field): field is HTMLInputElement {
	return field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type);
}

function stateOf(field: Field): string {
	return isTicked(field) ? (field.checked ? 'ticked' : '') : field.value;
}

/** Otherwise than the server drew it. Nobody types into what is hidden, and a file is the browser's to keep. */
function isChanged(field: Field): boolean {
	if (field instanceof HTMLSelectElement) {
		const drawn = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0];
		return field.value !== (drawn?.value ?? '');
	}
	if (isTicked(field)) return field.checked !== field.defaultChecked;
	return !['hidden', 'file'].includes(field.type) && field.value !== field.defaultValue;
}
