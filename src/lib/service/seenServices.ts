/** The services that a page showed, as its form names them: `number.stamp`. What is none is left out. */
export function seenServices(sent: readonly string[]): { readonly id: number; readonly version: string }[] {
	return sent.flatMap((one) => {
		const [, id, version] = /^(\d{1,15})\.([0-9a-f]{64})$/.exec(one) ?? [];
		return id === undefined || version === undefined ? [] : [{ id: Number(id), version }];
	});
}
