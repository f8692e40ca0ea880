/** Which database a `DATABASE_URL` names. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const DATA = 'db/data';
const POSTGRESQL = /^postgres(?:ql)?:\/\//;

/** The file, or the PostgreSQL database, that a `DATABASE_URL` names. Throws on any other kind of address. */
export function databasePath(url: string | undefined = process.env.DATABASE_URL): string {
	const address = url || 'file:db/data/masar.sqlite';
	if (POSTGRESQL.test(address)) return address;
	if (!address.startsWith('file:')) {
		throw new Error(
			`DATABASE_URL must start with "file:" and name a SQLite file, or with "postgres://", not ${address.split(':')[0]}:`,
		);
	}
	return resolve(address.slice('file:'.length));
}

/** True for a `postgres://` address, false for a file. */
export function isPostgresql(path: string): boolean {
	return POSTGRESQL.test(path);
}

/** True for a file that is not there. Whether a PostgreSQL database is there, only opening it tells. */
export function isNoFile(path: string): boolean {
	return !isPostgresql(path) && !existsSync(path);
}

/** Where the installation keeps what is not in the database: a file's folder, or for PostgreSQL `db/data`, made where needed. */
export function dataFolder(path: string): string {
	if (!isPostgresql(path)) return dirname(path);
	mkdirSync(DATA, { recursive: true, mode: 0o700 });
	return resolve(DATA);
}

/** Beside which, with an ending, files of a moment are made: a file's own path, or for PostgreSQL one in its data folder. */
export function pathBeside(path: string): string {
	return isPostgresql(path) ? join(dataFolder(path), 'postgresql') : path;
}

/** What a reader is told of it: a file's path from here, or host and database, without who signs in and how. */
export function databaseName(path: string): string {
	if (!isPostgresql(path)) return relative('', path);
	const { host, pathname } = new URL(path);
	return `postgres://${host}${pathname}`;
}
