/** A script computes what a file’s hash is, so that the file stays where it is; without it the hash is typed. */
export const csr = true;
