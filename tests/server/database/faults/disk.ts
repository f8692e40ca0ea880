/** A disk of its own, in a file, whose power can be cut; and a small one in memory, which can be full. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const run = (command: string, ...args: string[]) =>
	execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });

/** Why disks cannot be made here; null: they can. */
export function noDisks(): string | null {
	if (process.getuid?.() !== 0) return 'only root may mount';
	try {
		for (const [command, ...args] of [
			['mount', '--version'],
			['mkfs.ext4', '-V'],
			['python3', '--version'],
			['losetup', '--find'],
		] as const)
			run(command, ...args);
		return null;
	} catch (error) {
		return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
	}
}

export interface Disk {
	/** Where it is mounted. */
	readonly path: string;
	readonly mount: () => void;
	readonly unmount: () => void;
}

/** An empty ext4 disk in a file. */
export function ext4(folder: string, megabytes: number): Disk & { readonly cut: () => void } {
	const [image, path] = [join(folder, 'disk.img'), join(folder, 'disk')];
	writeFileSync(image, '');
	truncateSync(image, megabytes * 1_000_000);
	run('mkfs.ext4', '-q', '-F', image);
	mkdirSync(path);
	return {
		path,
		mount: () => void run('mount', '-o', 'loop', image, path),
		unmount: () => void run('umount', path),
		// FS_IOC_SHUTDOWN without flushing the journal: what was not synchronised is gone, as when the power goes.
		cut: () =>
			void run(
				'python3',
				'-c',
				'import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1],0),0x8004587d,struct.pack("I",2))',
				path,
			),
	};
}

/** A disk in memory, of so many bytes. */
export function tmpfs(path: string, bytes: number): Disk {
	mkdirSync(path);
	return {
		path,
		mount: () => void run('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path),
		unmount: () => void run('umount', path),
	};
}
