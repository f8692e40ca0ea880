/*
 * A disk that fails, between a program and its files (LD_PRELOAD): of the writes and synchronisations of files whose path
 * has FAULT_PATH in it, about one in FAULT_EVERY fails as FAULT_KIND says: eio, enospc, short (half is written, then there
 * is no space) or fsync. Says each on the error stream, as one dot.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static unsigned int seed;

static int hits(int fd, const char *kind)
{
	const char *path = getenv("FAULT_PATH"), *wanted = getenv("FAULT_KIND"), *every = getenv("FAULT_EVERY");
	char link[64], name[4096];
	ssize_t length;
	if (!path || !wanted || !every || !strstr(kind, wanted)) return 0;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	length = readlink(link, name, sizeof name - 1);
	if (length < 0) return 0;
	name[length] = 0;
	if (!strstr(name, path)) return 0;
	if (seed == 0) seed = getenv("FAULT_SEED") ? (unsigned int)atoi(getenv("FAULT_SEED")) : 1;
	seed = seed * 1103515245u + 12345u;
	if ((seed >> 16) % (unsigned int)atoi(every) != 0) return 0;
	write(2, ".", 1);
	return 1;
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at)
{
	static ssize_t (*real)(int, const void *, size_t, off64_t);
	if (!real) real = (ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
	if (hits(fd, "eio enospc short")) {
		const char *kind = getenv("FAULT_KIND");
		if (strcmp(kind, "short") == 0 && count > 1) return real(fd, data, count / 2, at);
		errno = strcmp(kind, "eio") == 0 ? EIO : ENOSPC;
		return -1;
	}
	return real(fd, data, count, at);
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t at)
{
	return pwrite64(fd, data, count, at);
}

static int synchronise(int fd, const char *name)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
	if (hits(fd, "fsync")) {
		errno = EIO;
		return -1;
	}
	return real(fd);
}

int fsync(int fd)
{
	return synchronise(fd, "fsync");
}

int fdatasync(int fd)
{
	return synchronise(fd, "fdatasync");
}
