/** What other subjects and the kit of files may ask of this one, beside its queries. */
export { saveNarrative } from './commands/saveNarrative.ts';
export { readLiveSource } from './liveSource.ts';
export { chooseLanguage, readProse } from './renderNarrative.ts';
export { narrativeFile } from './word/file.ts';
export { refuseTellingWave } from './tellingWave.ts';
