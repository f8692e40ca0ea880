/** Scripts save while one types; without them every form has its button. */
export const csr = true;
