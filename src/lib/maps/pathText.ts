/**
 * Writes outlines as short path data: whole units, each step relative to the one before. A point that falls on the one
 * before is left out. Takes what d3-geo sends to a canvas.
 */
export class PathText {
	#text = '';
	#x = 0;
	#y = 0;
	#isFirst = true;

	/** What was written; begins anew. */
	take(): string {
		const text = this.#text;
		this.#text = '';
		return text;
	}

	beginPath(): void {
		// Path data needs no beginning.
	}

	moveTo(x: number, y: number): void {
		this.#x = Math.round(x);
		this.#y = Math.round(y);
		this.#text += `M${this.#x},${this.#y}`;
		this.#isFirst = true;
	}

	lineTo(x: number, y: number): void {
		const [dx, dy] = [Math.round(x) - this.#x, Math.round(y) - this.#y];
		if (dx === 0 && dy === 0) return;
		const before = this.#isFirst ? 'l' : dx < 0 ? '' : ' ';
		this.#text += `${before}${dx}${dy < 0 ? '' : ','}${dy}`;
		this.#x += dx;
		this.#y += dy;
		this.#isFirst = false;
	}

	closePath(): void {
		this.#text += 'z';
	}

	arc(): void {
		throw new TypeError('shapes have no points');
	}
}
