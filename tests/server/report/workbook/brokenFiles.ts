/** Files that are no sound .zip of a workbook: cut, with names that lead elsewhere, in other encodings. */
import { makeZip } from '../../../support/zip.ts';
import { workbook, type Hostile, type Parts } from './smallest.ts';

const NAMES = [
	'../../etc/passwd',
	'/etc/passwd',
	'C:\\x',
	'xl\\worksheets\\sheet1.xml',
	'xl/worksheets/../../x',
	'a\0b',
	'\u202exl/x',
	'x'.repeat(60_000),
	'__proto__',
	'xl/vbaProject.bin',
];
const ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>';

/** Bytes that say something else than what is there, by where they stand after the end of the directory's head. */
const ENDS = [4, 8, 10, 12, 16, 20] as const;

export function brokenFiles(): Hostile[] {
	const sound = () => makeZip(workbook(ROWS));
	const changed = (name: string, change: (file: Buffer) => Uint8Array): Hostile => ({
		name,
		file: () => change(Buffer.from(sound())),
	});
	const endOf = (file: Buffer) => file.lastIndexOf('PK\u0005\u0006');
	const encoded = (name: string, change: (text: string) => Buffer): Hostile => ({
		name,
		file: () => {
			const parts = Object.entries(workbook(ROWS)).map(([path, text]) => [path, change(String(text))]);
			return makeZip(Object.fromEntries(parts) as Parts);
		},
	});
	return [
		...Array.from({ length: 20 }, (_, i) =>
			changed(`the first ${i * 5} per cent`, (file) => file.subarray(0, Math.floor((file.length * i) / 20))),
		),
		...ENDS.flatMap((at) =>
			[0, 0xffff].map((value) =>
				changed(`the end says ${value} at ${at}`, (file) => {
					file.writeUInt16LE(value, endOf(file) + at);
					return file;
				}),
			),
		),
		changed('twice the same', (file) => Buffer.concat([file, file])),
		changed('64 kB before it', (file) => Buffer.concat([Buffer.alloc(65_536, 80), file])),
		changed('another way of packing', (file) => {
			for (let at = file.indexOf('PK\u0001\u0002'); at >= 0; at = file.indexOf('PK\u0001\u0002', at + 4)) {
				file.writeUInt16LE(99, at + 10);
			}
			return file;
		}),
		changed('a password', (file) => {
			for (let at = file.indexOf('PK\u0001\u0002'); at >= 0; at = file.indexOf('PK\u0001\u0002', at + 4)) {
				file.writeUInt16LE(1, at + 8);
			}
			return file;
		}),
		changed('every file at one place', (file) => {
			for (let at = file.indexOf('PK\u0001\u0002'); at >= 0; at = file.indexOf('PK\u0001\u0002', at + 4)) {
				file.writeUInt32LE(0, at + 42);
			}
			return file;
		}),
		...NAMES.map((name) => ({
			name: `a file called ${JSON.stringify(name.slice(0, 30))}`,
			file: () => makeZip(workbook(ROWS, { [name]: 'x' })),
		})),
		...[299, 301, 60_000].map((count) => ({
			name: `${count} files`,
			file: () => makeZip(Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, '']))),
		})),
		encoded('UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
		encoded('no UTF-8', (text) => Buffer.concat([Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from(text)])),
		encoded('NUL between', (text) => Buffer.from(text.split('').join('\0'))),
		encoded('another encoding than it says', (text) =>
			Buffer.from(`<?xml version="1.0" encoding="UTF-7"?>${text}`),
		),
		encoded('nothing in any part', () => Buffer.alloc(0)),
		encoded('no XML', () => Buffer.from('{"a":1}')),
	];
}
