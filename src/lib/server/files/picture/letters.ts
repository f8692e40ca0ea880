/** How wide a font's letters are, from its own tables `cmap` (format 4), `hhea`, `hmtx` and `head`. */

export interface Letters {
	/** In parts of the font's size: 0.5 is half as wide as the letters are high; null: the font has no such letter. */
	readonly widthOf: (codePoint: number) => number | null;
}

/** @param font a TrueType file. Throws where it is none. */
export function readLetters(font: Buffer): Letters {
	const table = (name: string): number => {
		for (let i = 0; i < font.readUInt16BE(4); i++) {
			const at = 12 + i * 16;
			if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8);
		}
		throw new Error(`the font has no table ${name}`);
	};
	const size = font.readUInt16BE(table('head') + 18);
	const metrics = table('hmtx');
	const last = font.readUInt16BE(table('hhea') + 34) - 1;
	const glyphOf = readGlyphs(font, table('cmap'));
	return {
		widthOf: (codePoint) => {
			const glyph = glyphOf(codePoint);
			return glyph === 0 ? null : font.readUInt16BE(metrics + Math.min(glyph, last) * 4) / size;
		},
	};
}

/** The number of a letter's shape; 0: there is none. */
function readGlyphs(font: Buffer, cmap: number): (codePoint: number) => number {
	const tables = Array.from(
		{ length: font.readUInt16BE(cmap + 2) },
		(_, i) => cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4),
	);
	const at = tables.find((one) => font.readUInt16BE(one) === 4);
	if (at === undefined) throw new Error('the font has no table of letters that is known');
	const twice = font.readUInt16BE(at + 6);
	const ends = at + 14;
	const starts = ends + twice + 2;
	return (codePoint) => {
		for (let i = 0; i < twice; i += 2) {
			if (codePoint > font.readUInt16BE(ends + i)) continue;
			const start = font.readUInt16BE(starts + i);
			if (codePoint < start) return 0;
			const delta = font.readUInt16BE(starts + twice + i);
			const offset = font.readUInt16BE(starts + 2 * twice + i);
			if (offset === 0) return (codePoint + delta) & 0xffff;
			const found = font.readUInt16BE(starts + 2 * twice + i + offset + (codePoint - start) * 2);
			return found === 0 ? 0 : (found + delta) & 0xffff;
		}
		return 0;
	};
}
