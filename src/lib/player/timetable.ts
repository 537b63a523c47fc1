/**
 * When each step of a talk should be left, in milliseconds from its beginning: the time is shared out by weight.
 * @param weights of the steps, in order; how much there is to say
 */
export function timetable(weights: readonly number[], minutes: number): number[] {
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	let said = 0;
	return weights.map((weight) => {
		said += weight;
		return whole > 0 ? Math.round((said / whole) * minutes * 60_000) : 0;
	});
}

/**
 * How far a talk is behind its timetable, in milliseconds; less than nothing where it is ahead. While a step is shown
 * within its time, the talk is neither.
 */
export function delay(elapsed: number, position: number, times: readonly number[]): number {
	const [from, to] = [times[position - 1] ?? 0, times[position] ?? Infinity];
	if (position < 0) return 0;
	if (elapsed > to) return elapsed - to;
	return elapsed < from ? elapsed - from : 0;
}

/** A time as a clock has it: `4:07`, `1:02:33`; less than nothing with a minus sign. */
export function minutesAndSeconds(milliseconds: number): string {
	const seconds = Math.floor(Math.abs(milliseconds) / 1000);
	const two = (number: number) => String(number).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	const text = hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
	return milliseconds <= -1000 ? `−${text}` : text;
}
