/** Nothing is in it but the program: the worker gives it to whoever has no line, for whichever report it is. */
export const ssr = false;
