/** What the line of state says. */
export interface Standing {
	/** Cards that the server has not got. */
	readonly unsent: number;
	readonly isOffline: boolean;
	readonly isSending: boolean;
	/** Fields in which somebody has to choose; cards that were not taken. */
	readonly clashes: number;
	readonly refused: number;
	/** Milliseconds; null: nothing was saved since the page was opened. */
	readonly savedAt: number | null;
	/** Where somebody wanted to go, and goes as soon as everything is sent. */
	readonly waits: boolean;
}

/** As it is when the page is opened; whoever shows it follows its changes. */
export class StateLine {
	now: Standing = $state.raw({
		unsent: 0,
		isOffline: false,
		isSending: false,
		clashes: 0,
		refused: 0,
		savedAt: null,
		waits: false,
	});
}
