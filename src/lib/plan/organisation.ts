export const ORGANISATION_TYPES = ['un', 'ingo', 'nngo', 'government', 'donor', 'other'] as const;
