/** The header by which a page says for whom it was made: what one person typed is not sent in the name of the next. */
export const TYPED_BY = 'masar-person';
