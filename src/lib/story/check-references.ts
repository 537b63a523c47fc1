import type { BundlePart, Incomplete, IncompleteFiles, Path, Problem } from './problem.ts';
import type { BundleFiles } from './story.ts';
import { suggestion } from './suggest.ts';
import { airfieldsOf, claimsOf, entriesOf, idsOf, passagesOf, placesOf, runwaysOf, stepsOf, valuesOf } from './walk.ts';

/** Names that lead nowhere. What lists the names is left out where it could not be read at all. */
export function checkReferences(files: IncompleteFiles): Problem[] {
	const { story, speakers, sources, places, airfields } = files;
	const problems: Problem[] = [];

	const known = {
		step: story?.steps && idsOf(stepsOf(files)),
		place: places?.features && idsOf(placesOf(files)),
		airfield: airfields?.features && idsOf(airfieldsOf(files)),
		speaker: speakers?.speakers && idsOf(entriesOf(speakers.speakers, [])),
		actor: speakers?.actors && idsOf(entriesOf(speakers.actors, [])),
		source: sources?.sources && idsOf(entriesOf(sources.sources, []))
	};
	const refer = (part: BundlePart, kind: keyof typeof known, id: string | undefined, path: Path) => {
		const ids = known[kind];
		if (id === undefined || !ids || ids.includes(id)) return;
		const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
		const message = `expected the id of ${article} ${kind}; found unknown ${kind} \`${id}\`${suggestion(id, ids)}`;
		problems.push({ part, path, message });
	};

	for (const { value, path } of entriesOf(story?.paragraphs, ['paragraphs'])) {
		refer('story', 'step', value.step, [...path, 'step']);
	}
	for (const { value, path } of [...passagesOf(files), ...claimsOf(files)]) {
		refer('story', 'speaker', value.speaker, [...path, 'speaker']);
		refer('story', 'place', value.place, [...path, 'place']);
	}
	for (const { value: step, path } of stepsOf(files)) {
		for (const { value: claim, path: claimPath } of entriesOf(step.claims, [...path, 'claims'])) {
			const passages = entriesOf(step.passages, []);
			const ids = idsOf(passages);
			if (claim.passage === undefined) continue;
			const passage = passages.find(({ value }) => value.id === claim.passage)?.value;
			if (!passage) {
				const found = `found unknown passage \`${claim.passage}\`${suggestion(claim.passage, ids)}`;
				const message = `expected the id of a passage of the same step; ${found}`;
				problems.push({ part: 'story', path: [...claimPath, 'passage'], message });
			} else if (passage.paragraph && claim.paragraph && passage.paragraph !== claim.paragraph) {
				const message = `expected ${passage.paragraph}, the paragraph of its passage \`${claim.passage}\`; found ${claim.paragraph}`;
				problems.push({ part: 'story', path: [...claimPath, 'paragraph'], message });
			}
		}
		problems.push(...checkContradictions(step, path));
		const charts = entriesOf(step.charts, [...path, 'charts']);
		const sourced = [
			...entriesOf(step.context, [...path, 'context']),
			...charts.flatMap(({ value, path: chartPath }) => valuesOf(value, chartPath))
		];
		for (const { value, path: sourcedPath } of sourced) {
			for (const source of entriesOf(value.sources, [...sourcedPath, 'sources'])) {
				refer('story', 'source', source.value, source.path);
			}
		}
		const clockSources = entriesOf(step.date?.clock?.sources, [...path, 'date', 'clock', 'sources']);
		for (const source of clockSources) refer('story', 'source', source.value, source.path);
		if (step.view && 'point' in step.view && typeof step.view.point === 'string') {
			refer('story', 'place', step.view.point, [...path, 'view', 'point']);
		}
		const show = [...path, 'show'];
		for (const { value, path: placePath } of entriesOf(step.show?.places, [...show, 'places'])) {
			if (typeof value === 'string') {
				refer('story', 'place', value, placePath);
			} else {
				refer('story', 'place', value.id, [...placePath, 'id']);
				refer('story', 'step', value.step, [...placePath, 'step']);
			}
		}
		for (const shown of entriesOf(step.show?.airfields, [...show, 'airfields'])) {
			refer('story', 'airfield', shown.value, shown.path);
		}
		for (const { value, path: linePath } of entriesOf(step.show?.distances, [...show, 'distances'])) {
			refer('story', 'place', value.from, [...linePath, 'from']);
			refer('story', 'place', value.to, [...linePath, 'to']);
		}
		for (const key of ['circles', 'areas', 'towards'] as const) {
			for (const shown of entriesOf(step.show?.[key], [...show, key])) refer('story', 'place', shown.value, shown.path);
		}
	}
	for (const { value: plan, path } of entriesOf(story?.lesson?.plans, ['lesson', 'plans'])) {
		for (const { value: phase, path: phasePath } of entriesOf(plan.phases, [...path, 'phases'])) {
			for (const step of entriesOf(phase.steps, [...phasePath, 'steps'])) refer('story', 'step', step.value, step.path);
		}
	}
	for (const { value, path } of entriesOf(story?.lesson?.reading, ['lesson', 'reading'])) {
		refer('story', 'source', value.source, [...path, 'source']);
	}
	for (const { value, path } of entriesOf(speakers?.speakers, ['speakers'])) {
		refer('speakers', 'actor', value.actor, [...path, 'actor']);
	}
	for (const { value, path } of airfieldsOf(files)) {
		refer('airfields', 'place', value.properties?.place, [...path, 'properties', 'place']);
	}
	for (const { value, path } of runwaysOf(files)) {
		refer('airfields', 'airfield', value.properties?.airfield, [...path, 'properties', 'airfield']);
	}
	return problems;
}

/** A contradiction is between passages of its step, each in one contradiction, of at least two speakers. */
function checkContradictions(step: Incomplete<BundleFiles['story']['steps'][number]>, path: Path): Problem[] {
	const passages = entriesOf(step.passages, []).map(({ value }) => value);
	const used = new Map<string, Path>();
	return entriesOf(step.contradictions, [...path, 'contradictions']).flatMap((contradiction): Problem[] => {
		const listPath = [...contradiction.path, 'passages'];
		const named = entriesOf(contradiction.value.passages, listPath);
		const problems = named.flatMap(({ value: id, path: idPath }): Problem[] => {
			if (!passages.some((passage) => passage.id === id)) {
				const found = `found unknown passage \`${id}\`${suggestion(id, idsOf(entriesOf(step.passages, [])))}`;
				return [{ part: 'story', path: idPath, message: `expected the id of a passage of the same step; ${found}` }];
			}
			const first = used.get(id);
			if (!first) used.set(id, idPath);
			const message = `expected a passage that is not yet in a contradiction; found \`${id}\` again`;
			return first ? [{ part: 'story', path: idPath, message, other: { part: 'story', path: first } }] : [];
		});
		const speakers = named.map(({ value: id }) => passages.find((passage) => passage.id === id)?.speaker);
		const [first] = speakers;
		if (problems.length || first === undefined || speakers.some((speaker) => speaker !== first)) return problems;
		const message = `expected passages of at least two speakers; found only \`${first}\``;
		return [{ part: 'story', path: listPath, message }];
	});
}
