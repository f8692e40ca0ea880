/** Those with the text in their name or address; all where nothing is asked. */
export function membersCalled<One extends { readonly name: string; readonly email: string }>(
	all: readonly One[],
	text: string,
): readonly One[] {
	const asked = text.trim().toLocaleLowerCase();
	if (asked === '') return all;
	return all.filter(({ name, email }) =>
		[name, email].some((one) => one.toLocaleLowerCase().includes(asked)),
	);
}
