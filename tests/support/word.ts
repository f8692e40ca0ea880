/** A Word file as a program sees it that shares nothing with the one that wrote it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PYTHON } from '../../scripts/setup/openpyxl.ts';

export interface SeenParagraph {
	readonly text: string;
	readonly style: string | null;
	readonly bidi: boolean;
	readonly numbered: boolean;
	readonly names: readonly string[];
	readonly notes: readonly string[];
	/** Texts of the runs that run from the right. */
	readonly rtl: readonly string[];
	readonly links: readonly string[];
}

export interface SeenWord {
	readonly names: readonly string[];
	readonly dates: readonly string[];
	readonly paragraphs: readonly SeenParagraph[];
	readonly tables: readonly {
		readonly bidi: boolean;
		readonly caption: string;
		readonly head: readonly boolean[];
		readonly rows: readonly (readonly string[])[];
	}[];
	readonly notes: Readonly<Record<string, string>>;
	readonly targets: Readonly<Record<string, string>>;
	readonly foot: string;
	readonly fields: readonly string[];
	/** Elements that would do something. */
	readonly live: readonly string[];
	readonly core: Readonly<Record<string, string>>;
	readonly language: string;
}

const READER = join(import.meta.dirname, '../server/files/word/package.py');

/** By Python's own zipfile and ElementTree. Throws where it is no such file, or one of its parts is no XML. */
export function seenByPython(bytes: Uint8Array): SeenWord {
	const folder = mkdtempSync(join(tmpdir(), 'masar-word-'));
	try {
		const file = join(folder, 'file.docx');
		writeFileSync(file, bytes);
		return JSON.parse(execFileSync(PYTHON, [READER, file], { encoding: 'utf8' })) as SeenWord;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
