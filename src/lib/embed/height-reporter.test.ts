import { beforeEach, describe, expect, it } from 'vitest';
import { HeightReporter } from './height-reporter.ts';

/** A clock that goes when it is told to, and what was sent until then. */
class World {
	time = 0;
	sent: { height: number; at: number }[] = [];
	#waiting: { run: () => void; at: number }[] = [];

	readonly send = (height: number) => void this.sent.push({ height, at: this.time });
	readonly now = () => this.time;
	readonly later = (run: () => void, milliseconds: number) => {
		const entry = { run, at: this.time + milliseconds };
		this.#waiting.push(entry);
		return () => void (this.#waiting = this.#waiting.filter((other) => other !== entry));
	};

	go(milliseconds: number) {
		const until = this.time + milliseconds;
		for (;;) {
			const next = this.#waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
			if (!next) break;
			this.#waiting = this.#waiting.filter((other) => other !== next);
			this.time = next.at;
			next.run();
		}
		this.time = until;
	}

	get heights() {
		return this.sent.map(({ height }) => height);
	}
}

let world: World;
let reporter: HeightReporter;
const frame = { width: 600, height: 150 };

beforeEach(() => {
	world = new World();
	reporter = new HeightReporter(world);
});

describe('the reporter of heights', () => {
	it('tells whole pixels, at once', () => {
		reporter.want(512.2, frame);
		expect(world.heights).toEqual([513]);
	});

	it('tells no change below one pixel', () => {
		for (const height of [512.2, 512.9, 512.3, 513, 513.1, 512.9, 513.1]) {
			reporter.want(height, frame);
			world.go(200);
		}
		expect(world.heights).toEqual([513]);
		reporter.want(513.3, frame);
		expect(world.heights, 'a whole pixel, by small ones').toEqual([513, 514]);
	});

	it('tells what shrinks as well as what grows', () => {
		reporter.want(500, frame);
		world.go(200);
		reporter.want(300, frame);
		expect(world.heights).toEqual([500, 300]);
	});

	it('tells at most ten times a second, and the last height always', () => {
		for (let height = 400; height < 600; height += 1) {
			reporter.want(height, frame);
			world.go(10);
		}
		world.go(1000);
		expect(world.heights.at(-1)).toBe(599);
		const gaps = world.sent.slice(1).map(({ at }, index) => at - (world.sent[index]?.at ?? 0));
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
	});

	it.each(['', ', also where the host greets again with each resize'])(
		'gives up a loop in which the content grows because the host obeys%s',
		(asks) => {
			let height = 150;
			for (let round = 0; round < 50; round += 1) {
				reporter.want(height + 10, { width: 600, height });
				world.go(100);
				height = world.heights.at(-1) ?? height;
				if (asks) reporter.repeat();
			}
			// The first is no growth; three more are borne.
			expect([...new Set(world.heights)]).toEqual([160, 170, 180, 190]);
		}
	);

	it('begins anew after a loop when the frame has another width, or the content shrinks', () => {
		let height = 150;
		for (let round = 0; round < 10; round += 1) {
			reporter.want(height + 10, { width: 600, height });
			world.go(200);
			height = world.heights.at(-1) ?? height;
		}
		reporter.want(700, { width: 320, height });
		world.go(200);
		expect(world.heights.at(-1)).toBe(700);
		reporter.want(400, { width: 320, height: 700 });
		world.go(200);
		expect(world.heights.at(-1)).toBe(400);
	});

	it('tells a host that asks what it told before, and no more often than others', () => {
		reporter.repeat();
		expect(world.heights).toEqual([]);
		reporter.want(500, frame);
		for (let asked = 0; asked < 20; asked += 1) {
			reporter.repeat();
			world.go(10);
		}
		world.go(1000);
		expect(new Set(world.heights)).toEqual(new Set([500]));
		expect(world.sent.length).toBeGreaterThan(1);
		expect(world.sent.length).toBeLessThanOrEqual(4);
	});

	it('tells nothing that is no height, and nothing after it was stopped', () => {
		for (const height of [NaN, 0, -5]) reporter.want(height, frame);
		expect(world.heights).toEqual([]);
		reporter.want(500, frame);
		reporter.want(600, frame);
		reporter.stop();
		world.go(1000);
		expect(world.heights).toEqual([500]);
	});
});
