import * as v from 'valibot';

/**
 * Like `v.union`, but tries only the option that the input means, so that the problems of that option are reported and
 * not that "none fits".
 */
export function unionBy<const Options extends v.UnionOptions>(
	options: Options,
	choose: (input: unknown) => Options[number]
) {
	const union: v.UnionSchema<Options, undefined> = {
		...v.union(options),
		'~run': (dataset, config) =>
			choose(dataset.value)['~run'](dataset, config) as ReturnType<v.UnionSchema<Options, undefined>['~run']>
	};
	return { ...union, choose };
}

export const hasKey = (input: unknown, key: string) =>
	typeof input === 'object' && input !== null && Object.hasOwn(input, key);
