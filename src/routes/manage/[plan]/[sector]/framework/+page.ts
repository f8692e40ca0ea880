/** Rows are moved by keys and by dragging; without scripts by buttons. */
export const csr = true;
