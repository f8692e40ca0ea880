/** Before a form as long as this one is left unsent, the reader is asked. */
export const csr = true;
