/** What is wrong with a line of somebody who is to be invited. */
export type InviteFault =
	| 'no address'
	| 'address twice'
	| 'no role'
	| 'no organisation'
	| 'organisation missing'
	| 'no organisation needed'
	| 'no such name'
	/** Not the actor's to give; theirs already; reviews the plan. */
	| 'role not allowed'
	| 'role given'
	| 'reviews here';
