/** One edit to a file of `tests/fixtures/tiny`, and the problem that it must be answered with. */
export interface BrokenBundle {
	name: string;
	file: string;
	/** Text that stands once in the file, and what replaces it. */
	edit: [find: string, put: string];
	/** Text in whose line the problem is, where that is not the first line of the edit. */
	at?: string;
	field: string;
	says: string;
}

const story = (
	name: string,
	edit: [find: string, put: string],
	field: string,
	says: string,
	at?: string
): BrokenBundle => ({ name, file: 'story.yaml', edit, field, says, ...(at === undefined ? {} : { at }) });

const places = (
	name: string,
	edit: [find: string, put: string],
	field: string,
	says: string,
	at?: string
): BrokenBundle => ({ ...story(name, edit, field, says, at), file: 'places.geojson' });

const airfields = (
	name: string,
	edit: [find: string, put: string],
	field: string,
	says: string,
	at?: string
): BrokenBundle => ({ ...story(name, edit, field, says, at), file: 'airfields.geojson' });

const speakers = (
	name: string,
	edit: [find: string, put: string],
	field: string,
	says: string,
	at?: string
): BrokenBundle => ({ ...story(name, edit, field, says, at), file: 'speakers.yaml' });

const sources = (
	name: string,
	edit: [find: string, put: string],
	field: string,
	says: string,
	at?: string
): BrokenBundle => ({ ...story(name, edit, field, says, at), file: 'sources.yaml' });

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

const startDate = 'start: 1909-07-25T04:41+01:00';
const startView = '      point: calais\n      zoom: 9\n';
const startQuote = 'quote: took off near Calais shortly after sunrise';

export const brokenBundles: BrokenBundle[] = [
	// Wrong types
	story('a number as a title', ['title: A flight in July', 'title: 1909'], 'meta.title', 'expected text; found 1909'),
	story('a list as a title', ['title: A flight in July', 'title: [A, B]'], 'meta.title', 'found a list of 2 items'),
	story(
		'a text as a number',
		['paragraphs: 4', 'paragraphs: four'],
		'meta.article.paragraphs',
		'expected a number; found "four"'
	),
	story(
		'half a paragraph',
		['paragraphs: 4', 'paragraphs: 3.5'],
		'meta.article.paragraphs',
		'expected a whole number; found 3.5'
	),
	story(
		'a text as the view',
		['    view:\n      point: [1.32, 51.13]\n      zoom: 10\n', '    view: dover\n'],
		'steps.2.view',
		'expected a map of keys and values; found "dover"'
	),
	story(
		'a list as a map',
		['show: {}', 'show: []'],
		'steps.2.show',
		'expected a map of keys and values; found a list of 0 items'
	),
	story(
		'a map as a list',
		['questions: [Who says so?]', 'questions: { a: b }'],
		'steps.1.questions',
		'expected a list; found a map'
	),
	story(
		'a key without a value',
		['where: Near Calais', 'where:'],
		'steps.1.where',
		'expected text; found nothing (null)'
	),
	airfields(
		'a text as a truth value',
		['"lit": true', '"lit": "yes"'],
		'features.1.properties.lit',
		'expected true or false; found "yes"'
	),

	// Keys
	story(
		'a misspelt key',
		['title: A flight in July', 'tilte: A flight in July'],
		'meta.tilte',
		'unknown key `tilte`; did you mean `title`?'
	),
	story(
		'the key that is missing instead',
		['title: A flight in July', 'tilte: A flight in July'],
		'meta.title',
		'expected the key `title`; found none',
		'id: tiny'
	),
	story(
		'an unknown key far from any',
		['where: Dover', 'where: Dover\n    weather: fine'],
		'steps.2.weather',
		'unknown key `weather`',
		'weather: fine'
	),
	story(
		'C1: a missing map description',
		['    description: A map of Dover and the cliffs east of the town.\n', ''],
		'steps.2.description',
		'expected the key `description`; found none',
		'id: landing'
	),
	story(
		'a missing view',
		['    view:\n      point: [1.32, 51.13]\n      zoom: 10\n', ''],
		'steps.2.view',
		'expected the key `view`',
		'id: landing'
	),
	story(
		'a duplicate key',
		['zoom: 10', 'zoom: 10\n      zoom: 11'],
		'steps.2.view.zoom',
		'duplicate key `zoom`',
		'zoom: 11'
	),
	places(
		'a duplicate key in JSON',
		['"kind": "capital",', '"kind": "capital", "kind": "city",'],
		'features.2.properties.kind',
		'duplicate key `kind`'
	),
	places(
		'an unknown property',
		['"mention": "external"', '"mentoin": "external"'],
		'features.2.properties.mentoin',
		'did you mean `mention`?'
	),
	speakers(
		'a key of another language',
		['role: the pilot', 'rôle: the pilot'],
		'speakers.1.rôle',
		'unknown key `rôle`; did you mean `role`?'
	),

	// Text
	story('empty prose', ['prose: He started near Calais.', "prose: ''"], 'steps.1.prose', 'expected some text'),
	story('prose of spaces', ['prose: He started near Calais.', "prose: '   '"], 'steps.1.prose', 'expected some text'),
	story(
		'C1: a short description',
		['A map of Dover and the cliffs east of the town.', 'A map.'],
		'steps.2.description',
		'20 to 400 characters'
	),
	story(
		'C1: a long description',
		['A map of Dover and the cliffs east of the town.', 'x'.repeat(401)],
		'steps.2.description',
		'20 to 400 characters'
	),
	story(
		'two equal descriptions',
		['A map of Dover and the cliffs east of the town.', 'A map of the coast around Calais with a soft circle.'],
		'steps.2.description',
		'found that of another step'
	),
	story(
		'a title of two lines',
		['title: Take-off near Calais', 'title: "Take-off\\nnear Calais"'],
		'steps.1.title',
		'one line of text'
	),
	story(
		'a mark that turns the text around',
		['title: Take-off near Calais', 'title: "Take-off \\u202e near"'],
		'steps.1.title',
		'without control characters'
	),
	story(
		'a heading in prose',
		['      More is told [at the start](#start).', '      # More'],
		'steps.0.prose',
		'found a heading'
	),
	story(
		'an image in prose',
		['[at the start](#start)', '![at the start](a.png)'],
		'steps.0.prose',
		'found an image',
		'More is told'
	),
	story(
		'a script as a link',
		['(#start)', '(javascript:alert)'],
		'steps.0.prose',
		'found a link to `javascript:alert`',
		'More is told'
	),
	story(
		'HTML in prose',
		['a **morning**', 'a <b>morning</b>'],
		'steps.0.prose',
		'expected text without HTML tags or entities; found `<b>`'
	),
	story('an entity in notes', ['Ask what **sunrise** means.', 'Ask &lt;what&gt;'], 'steps.1.notes', 'found `&lt;`'),
	story(
		'an unknown status',
		['status: statement', 'status: statment'],
		'steps.2.passages.0.status',
		'did you mean `statement`?'
	),
	story(
		'a contact without its way',
		['language: en', 'language: en\n  contact: editor@example.org'],
		'meta.contact',
		'an address that begins with https://, http:// or mailto:',
		'contact: editor'
	),
	story('a language with a space', ['language: en', 'language: en glish'], 'meta.language', 'a BCP 47 language tag'),
	sources(
		'a script as an address',
		['https://example.org/history', 'javascript:alert(1)'],
		'sources.0.url',
		'begins with http:// or https://'
	),

	// Ids
	story(
		'two steps of one id',
		['id: landing\n    title', 'id: start\n    title'],
		'steps.2.id',
		'duplicate id `start`'
	),
	story('two passages of one id', ['id: words', 'id: start'], 'steps.2.passages.0.id', 'duplicate id `start`'),
	story(
		'two claims of one id',
		[
			'    context:',
			'      - { id: took-off, paragraph: P1, speaker: reporter, status: statement, text: Again. }\n    context:'
		],
		'steps.1.claims.1.id',
		'duplicate id `took-off`',
		'{ id: took-off'
	),
	places('two places of one id', ['"id": "dover"', '"id": "calais"'], 'features.1.id', 'duplicate id `calais`'),
	airfields(
		'two runways of one id',
		['"id": "lfac-old"', '"id": "lfac-06-24"'],
		'features.2.id',
		'duplicate id `lfac-06-24`'
	),
	airfields(
		'an airfield and a runway of one id',
		['"id": "lfac-old"', '"id": "lfac"'],
		'features.2.id',
		'duplicate id `lfac`'
	),
	speakers('two speakers of one id', ['id: bleriot', 'id: reporter'], 'speakers.1.id', 'duplicate id `reporter`'),
	speakers('two actors of one id', ['id: aviators', 'id: press'], 'actors.1.id', 'duplicate id `press`'),
	sources(
		'two sources of one id',
		['sources:\n', 'sources:\n  - { id: history, title: A, publisher: B, url: https://example.org }\n'],
		'sources.1.id',
		'duplicate id `history`',
		'- id: history'
	),
	story(
		'a step id with capitals',
		['id: landing\n    title', 'id: Landing\n    title'],
		'steps.2.id',
		'lower-case letters and digits'
	),

	// References
	story(
		'an unknown place of a view',
		['point: calais', 'point: clais'],
		'steps.1.view.point',
		'unknown place `clais`; did you mean `calais`?'
	),
	story(
		'an unknown place to show',
		['places: [calais]', 'places: [calias]'],
		'steps.1.show.places.0',
		'unknown place `calias`; did you mean `calais`?'
	),
	story(
		'an unknown place of a link',
		['id: dover, step: landing', 'id: dovre, step: landing'],
		'steps.0.show.places.1.id',
		'unknown place `dovre`'
	),
	story(
		'an unknown step of a link',
		['id: dover, step: landing', 'id: dover, step: landng'],
		'steps.0.show.places.1.step',
		'unknown step `landng`; did you mean `landing`?'
	),
	story(
		'an unknown airfield',
		['airfields: [lfac]', 'airfields: [lfca]'],
		'steps.1.show.airfields.0',
		'unknown airfield `lfca`; did you mean `lfac`?'
	),
	story(
		'a runway as an airfield',
		['airfields: [lfac]', 'airfields: [lfac-06-24]'],
		'steps.1.show.airfields.0',
		'unknown airfield `lfac-06-24`'
	),
	story(
		'an unknown place of a distance',
		['to: dover', 'to: doverr'],
		'steps.0.show.distances.0.to',
		'did you mean `dover`?'
	),
	story(
		'an unknown circle',
		['circles: [calais]', 'circles: [paris]'],
		'steps.1.show.circles.0',
		'unknown place `paris`; valid are `calais`, `dover`, `washington`'
	),
	story(
		'an unknown area',
		['circles: [calais]', 'areas: [paris]'],
		'steps.1.show.areas.0',
		'unknown place `paris`; valid are `calais`, `dover`, `washington`'
	),
	story(
		'an unknown town that an arrow points to',
		['circles: [calais]', 'towards: [paris]'],
		'steps.1.show.towards.0',
		'unknown place `paris`'
	),
	story(
		'an unknown speaker',
		['speaker: bleriot', 'speaker: blériot-x'],
		'steps.2.passages.0.speaker',
		'letters and digits'
	),
	story(
		'a misspelt speaker',
		['speaker: bleriot', 'speaker: blerito'],
		'steps.2.passages.0.speaker',
		'unknown speaker `blerito`; did you mean `bleriot`?'
	),
	story(
		'an unknown source',
		['sources: [history]', 'sources: [histroy]'],
		'steps.1.context.0.sources.0',
		'unknown source `histroy`; did you mean `history`?'
	),
	story('no source', ['sources: [history]', 'sources: []'], 'steps.1.context.0.sources', 'at least one source'),
	story(
		'a passage of another step',
		['passage: start', 'passage: end'],
		'steps.1.claims.0.passage',
		'expected the id of a passage of the same step; found unknown passage `end`'
	),
	story(
		'a contradiction with a passage of another step',
		['passages: [words, end] }', 'passages: [words, start] }'],
		'steps.2.contradictions.0.passages.1',
		'expected the id of a passage of the same step; found unknown passage `start`'
	),
	story(
		'a contradiction with a mistyped passage',
		['passages: [words, end] }', 'passages: [word, end] }'],
		'steps.2.contradictions.0.passages.0',
		'found unknown passage `word`; did you mean `words`?'
	),
	story(
		'a contradiction of one passage',
		['passages: [words, end] }', 'passages: [words] }'],
		'steps.2.contradictions.0.passages',
		'expected at least two passages'
	),
	story(
		'a contradiction that names a passage twice',
		['passages: [words, end] }', 'passages: [words, end, words] }'],
		'steps.2.contradictions.0.passages.2',
		'expected a passage that is not yet in a contradiction; found `words` again'
	),
	story(
		'a speaker who contradicts only himself',
		[
			'speaker: bleriot\n        status: statement\n      - { id: end',
			'speaker: reporter\n        status: statement\n      - { id: end'
		],
		'steps.2.contradictions.0.passages',
		'expected passages of at least two speakers; found only `reporter`',
		'passages: [words, end]'
	),
	story(
		'a contradiction that does not say what it is about',
		['{ about: A risk or none, passages', '{ passages'],
		'steps.2.contradictions.0.about',
		'expected'
	),
	story(
		'a claim from another paragraph than its passage',
		['id: took-off\n        paragraph: P1', 'id: took-off\n        paragraph: P2'],
		'steps.1.claims.0.paragraph',
		'expected P1, the paragraph of its passage',
		'paragraph: P2'
	),
	story(
		'an unknown step of a paragraph',
		['line: The start., step: start', 'line: The start., step: strat'],
		'paragraphs.1.step',
		'unknown step `strat`; did you mean `start`?'
	),
	speakers(
		'an unknown actor',
		['actor: aviators', 'actor: aviator'],
		'speakers.1.actor',
		'unknown actor `aviator`; did you mean `aviators`?'
	),
	airfields(
		'an unknown place of an airfield',
		['"place": "calais"', '"place": "calis"'],
		'features.0.properties.place',
		'unknown place `calis`'
	),
	airfields(
		'an unknown airfield of a runway',
		['"airfield": "lfac",\n				"designators": "01/19"', '"airfield": "lfaq",\n				"designators": "01/19"'],
		'features.2.properties.airfield',
		'unknown airfield `lfaq`'
	),

	// Paragraphs
	story(
		'a paragraph beyond the article',
		['id: end, paragraph: P3', 'id: end, paragraph: P4'],
		'steps.2.passages.1.paragraph',
		'expected a paragraph of the article, P0 to P3; found P4'
	),
	story('a line for no paragraph', ['{ id: P3, line', '{ id: P9, line'], 'paragraphs.3.id', 'P0 to P3; found P9'),
	story(
		'a missing line',
		['  - { id: P1, line: The start., step: start }\n', ''],
		'paragraphs',
		'found none for P1',
		'{ id: P0'
	),
	story(
		'lines out of order',
		[
			'{ id: P1, line: The start., step: start }\n  - { id: P2,',
			'{ id: P2, line: The start., step: start }\n  - { id: P1,'
		],
		'paragraphs.2.id',
		'expected paragraphs in order; found P1 after P2',
		'{ id: P1'
	),
	story('a line twice', ['{ id: P1, line', '{ id: P0, line'], 'paragraphs.1.id', 'found duplicate P0'),
	story(
		'a paragraph that nothing quotes',
		['      - { id: end, paragraph: P3, quote: Nobody was hurt., speaker: reporter, status: reported_fact }\n', ''],
		'steps',
		'expected a passage from each paragraph, P0 to P3; found none from P3',
		'- id: opening'
	),
	story(
		'another number of paragraphs than the article',
		['paragraphs: 4', 'paragraphs: 5'],
		'meta.article.paragraphs',
		'expected 4, the paragraphs of the fingerprint; found 5'
	),

	// Coordinates
	places(
		'swapped coordinates',
		['[1.85, 50.95]', '[50.95, 1.85]'],
		'features.0.geometry.coordinates',
		'did you swap lng and lat?'
	),
	airfields(
		'swapped thresholds',
		['[1.945, 50.957], [1.963, 50.965]', '[50.957, 1.945], [50.965, 1.963]'],
		'features.1.geometry.coordinates.0',
		'did you swap lng and lat?'
	),
	story(
		'a swapped point of view',
		['point: [1.32, 51.13]', 'point: [51.13, 1.32]'],
		'steps.2.view.point',
		'did you swap lng and lat?'
	),
	story(
		'swapped bounds',
		['bounds: [1.2, 50.8, 2, 51.2]', 'bounds: [50.8, 1.2, 51.2, 2]'],
		'steps.0.view.bounds',
		'did you swap lng and lat?'
	),
	places(
		'a longitude out of range',
		['[-77.04, 38.9]', '[-277.04, 38.9]'],
		'features.2.geometry.coordinates.0',
		'expected a longitude from -180 to 180; found -277.04'
	),
	places(
		'a latitude out of range',
		['[-77.04, 38.9]', '[38.9, -97.04]'],
		'features.2.geometry.coordinates.1',
		'the order is [lng, lat]'
	),
	places(
		'a coordinate that is not a number',
		['[-77.04, 38.9]', '[.nan, 38.9]'],
		'features.2.geometry.coordinates.0',
		'expected a number; found NaN'
	),
	places(
		'an infinite coordinate',
		['[-77.04, 38.9]', '[-77.04, .inf]'],
		'features.2.geometry.coordinates.1',
		'found Infinity'
	),
	places(
		'a number beyond all numbers',
		['[-77.04, 38.9]', '[-1e999, 38.9]'],
		'features.2.geometry.coordinates.0',
		'found -Infinity'
	),
	places(
		'one coordinate',
		['[-77.04, 38.9]', '[-77.04]'],
		'features.2.geometry.coordinates.1',
		'expected a number; found nothing'
	),
	places(
		'three coordinates',
		['[-77.04, 38.9]', '[-77.04, 38.9, 10]'],
		'features.2.geometry.coordinates.2',
		'expected nothing more; found 10'
	),
	places(
		'a coordinate as text',
		['[-77.04, 38.9]', '["-77.04", 38.9]'],
		'features.2.geometry.coordinates.0',
		'expected a number; found "-77.04"'
	),
	places(
		'an unclosed ring',
		[
			'{ "type": "Point", "coordinates": [-77.04, 38.9] }',
			'{ "type": "Polygon", "coordinates": [[[-77, 38], [-76, 38], [-76, 39]]] }'
		],
		'features.2.geometry.type',
		'expected the geometry "Point"'
	),
	places(
		'a negative uncertainty',
		['"uncertainty": 3000', '"uncertainty": -1'],
		'features.0.properties.uncertainty',
		'a radius of 0 m or more'
	),
	places(
		'a language without a name',
		['"native": "fr"', '"native": "de"'],
		'features.0.properties.native',
		'expected one of the languages in `names` (fr, nl, ar); found `de`'
	),
	places(
		'a tag that is no language',
		['"fr": "Calais"', '"fr": "Calais", "<b>": "x"'],
		'features.0.properties.names.<b>',
		'a BCP 47 language tag'
	),
	story(
		'bounds upside down',
		['bounds: [1.2, 50.8, 2, 51.2]', 'bounds: [1.2, 51.2, 2, 50.8]'],
		'steps.0.view.bounds',
		'a south edge below the north edge'
	),
	story(
		'three bounds',
		['bounds: [1.2, 50.8, 2, 51.2]', 'bounds: [1.2, 50.8, 2]'],
		'steps.0.view.bounds.3',
		'expected a number; found nothing'
	),
	story(
		'a point without a zoom',
		[startView, '      point: calais\n'],
		'steps.1.view.zoom',
		'expected the key `zoom`; found none'
	),
	story(
		'a point and bounds',
		[startView, `${startView}      bounds: [1, 50, 2, 51]\n`],
		'steps.1.view.bounds',
		'unknown key `bounds`',
		'bounds: [1, 50, 2, 51]'
	),
	story(
		'a misspelt kind of view',
		['bounds: [1.2, 50.8, 2, 51.2]', 'bonds: [1.2, 50.8, 2, 51.2]'],
		'steps.0.view.bonds',
		'did you mean `bounds`?'
	),
	story(
		'a zoom beyond the map',
		['zoom: 10', 'zoom: 30'],
		'steps.2.view.zoom',
		'expected a zoom from 0 to 18; found 30'
	),
	story('a zoom that is not a number', ['zoom: 10', 'zoom: .nan'], 'steps.2.view.zoom', 'found NaN'),
	story(
		'a bearing beyond the circle',
		['bearing: -30', 'bearing: 270'],
		'steps.1.view.bearing',
		'a bearing from -180 to 180 degrees'
	),
	story(
		'a distance to itself',
		['to: dover', 'to: calais'],
		'steps.0.show.distances.0.to',
		'expected another place than `from`'
	),
	story(
		'a circle without a radius',
		['circles: [calais]', 'circles: [dover]'],
		'steps.1.show.circles.0',
		'expected a place with an uncertainty'
	),
	story(
		'an area without a radius',
		['circles: [calais]', 'areas: [dover]'],
		'steps.1.show.areas.0',
		'expected a place with an uncertainty'
	),
	speakers('a sign that there is not', ['sign: sheet', 'sign: star'], 'actors.0.sign', 'star'),
	airfields(
		'a line of thresholds that holds anything',
		['[[1.945, 50.957], [1.963, 50.965]]', '[null, 0, null, false]'],
		'features.1.geometry.coordinates.0',
		'expected'
	),
	airfields(
		'thresholds at one point',
		['[1.963, 50.965]', '[1.945, 50.957]'],
		'features.1.geometry.coordinates',
		'found the same point twice'
	),
	airfields(
		'thresholds too far apart',
		['[1.963, 50.965]', '[1.963, 51.065]'],
		'features.1.geometry.coordinates',
		'expected thresholds about 1535 m apart'
	),
	airfields(
		'a runway of another airfield',
		['"coordinates": [1.955, 50.961]', '"coordinates": [2.4, 50.961]'],
		'features.1.geometry.coordinates',
		'within 20 km of airfield `lfac`',
		'[1.945, 50.957]'
	),
	airfields(
		'a runway as an area',
		['"type": "LineString"', '"type": "Polygon"'],
		'features.1.geometry.type',
		'LineString'
	),

	// Dates
	story('a date in words', [startDate, 'start: sunrise'], 'steps.1.date.start', 'expected an ISO date'),
	story('a day that does not exist', ['end: 1909-07-26', 'end: 1909-02-30'], 'steps.2.date.end', 'a day that exists'),
	story('a month 13', ['end: 1909-07-26', 'end: 1909-13-01'], 'steps.2.date.end', 'expected an ISO date'),
	story(
		'a minute without its zone',
		[startDate, 'start: 1909-07-25T04:41'],
		'steps.1.date.start',
		'expected an ISO date'
	),
	story(
		'a day as exact as a minute',
		[startDate, 'start: 1909-07-25'],
		'steps.1.date.start',
		'as exact as its precision says'
	),
	story(
		'an end before the start',
		['end: 1909-07-26', 'end: 1909-07-24'],
		'steps.2.date.end',
		'an end that is not before the start'
	),
	story('a year as a number', ['end: 1909-07-26', 'end: 1909'], 'steps.2.date.end', 'expected text; found 1909'),
	story(
		'dates out of order',
		['start: 1909-07-25\n', 'start: 1909-07-24\n'],
		'steps.2.date.start',
		'expected a start that is not before 1909-07-25T04:41+01:00'
	),
	story(
		'an opening that does not say so',
		['    order: opening\n', ''],
		'steps.1.date.start',
		'expected a start that is not before 1909-07-26',
		startDate
	),
	story(
		'an unknown time zone',
		['zone: Europe/London\n      wording: shortly', 'zone: Europe/Dover\n      wording: shortly'],
		'steps.1.date.zone',
		'an IANA time zone'
	),

	// Quotations
	story(
		'a quotation that the article does not have',
		[startQuote, 'quote: flew off over the sea at dawn'],
		'steps.1.passages.0.quote',
		'expected verbatim words of the article; found words that are not in the article'
	),
	story(
		'a changed word',
		[startQuote, 'quote: took off near Calais shortly before sunrise'],
		'steps.1.passages.0.quote',
		'the first 5 words stand in P1, but `before` does not follow there'
	),
	story(
		'a changed first word',
		[startQuote, 'quote: flew off near Calais shortly after sunrise'],
		'steps.1.passages.0.quote',
		'the last 6 words stand in P1, but `flew` does not precede them there'
	),
	story(
		'a left-out comma',
		[startQuote, 'quote: shortly after sunrise without a compass'],
		'steps.1.passages.0.quote',
		'these words stand in P1, but around word 3 the article has the signs `…,`'
	),
	story(
		'a sign that the article does not have',
		[startQuote, 'quote: took off near Calais shortly after sunrise!'],
		'steps.1.passages.0.quote',
		'these words stand in P1, but around word 7'
	),
	story(
		'a quotation of another paragraph',
		[startQuote, 'quote: let the machine find its way'],
		'steps.1.passages.0.quote',
		'expected words of P1; found a quotation of P2'
	),
	story(
		'a quotation too short to prove',
		[startQuote, 'quote: near Calais shortly'],
		'steps.1.passages.0.quote',
		'expected at least 4 words'
	),
	story('a quotation of 41 words', [startQuote, `quote: ${words(41)}`], 'steps.1.passages.0.quote', 'at most 40 words'),
	story(
		'a quotation with spaces around it',
		[startQuote, "quote: ' took off near Calais '"],
		'steps.1.passages.0.quote',
		'words without spaces around them'
	),
	story(
		'another headline',
		['headline: Across the Channel by Aeroplane', 'headline: Over the Channel by Aeroplane'],
		'meta.article.headline',
		'expected verbatim words'
	),
	story(
		'half a headline',
		['headline: Across the Channel by Aeroplane', 'headline: Across the Channel by'],
		'meta.article.headline',
		'expected the whole headline, 5 words; found 4'
	),
	story(
		'a fingerprint elsewhere',
		['fingerprint: fingerprint.json', 'fingerprint: ../fingerprint.json'],
		'meta.article.fingerprint',
		'a .json file name'
	),

	// Charts
	story(
		'a list as a chart',
		['    charts:\n', '    charts:\n      - [[]]\n'],
		'steps.2.charts.0',
		'expected a map of keys and values; found a list of 1 item',
		'[[]]'
	),
	story(
		'a number as a chart',
		['    charts:\n', '    charts:\n      - 0\n'],
		'steps.2.charts.0',
		'expected a map of keys and values; found 0',
		'- 0'
	),
	story(
		'an unknown kind of chart',
		['kind: counts', 'kind: count'],
		'steps.2.charts.0.kind',
		'expected one of `counts`, `announcements`; found "count"; did you mean `counts`?'
	),
	story(
		'a misspelt key in a chart',
		['caption: Two people counted.', 'capton: Two people counted.'],
		'steps.2.charts.0.capton',
		'unknown key `capton`; did you mean `caption`?'
	),
	story(
		'a key of another kind of chart',
		['counts: Minutes in the air, as announced', 'counts: Minutes in the air\n        parts: [day, night]'],
		'steps.2.charts.1.parts',
		'unknown key `parts`',
		'parts: [day, night]'
	),
	story(
		'a chart without what it counts',
		['        counts: Each mark is one boat.\n', ''],
		'steps.2.charts.0.counts',
		'expected the key `counts`; found none',
		'kind: counts'
	),
	story('markup in a chart', ['Each mark is', 'Each <b>mark</b> is'], 'steps.2.charts.0.counts', 'without HTML tags'),
	story(
		'a chart of one value',
		['          - { who: A postman, wording: many, confidence: low, sources: [ history ] }\n', ''],
		'steps.2.charts.0.values',
		'at least two values to compare',
		'- { who: A fisherman'
	),
	story(
		'four parts, of which three can be told apart',
		['parts: [French, English]', 'parts: [French, English, Dutch, Danish]'],
		'steps.2.charts.0.parts',
		'expected 1 to 3 parts; found a list of 4 items'
	),
	story('half a boat', ['total: 7', 'total: 7.5'], 'steps.2.charts.0.values.0.total', 'a whole number; found 7.5'),
	story('fewer than none', ['total: 23', 'total: -1'], 'steps.2.charts.1.values.0.total', '0 or more; found -1'),
	story(
		'more than can be drawn one by one',
		['total: 7', 'total: 700'],
		'steps.2.charts.0.values.0.total',
		'expected at most 60, which can be drawn one by one; found 700'
	),
	story(
		'a value that says nothing',
		['wording: many, ', ''],
		'steps.2.charts.0.values.1',
		'expected `total`, `split` or `wording`, which say what was counted; found none of them',
		'who: A postman'
	),
	story(
		'parts that do not add up',
		['split: [4, 3]', 'split: [4, 2]'],
		'steps.2.charts.0.values.0.split',
		'expected parts that add up to the total, 7; found 6'
	),
	story(
		'known parts above the total',
		['split: [4, 3]', 'split: [8, null]'],
		'steps.2.charts.0.values.0.split',
		'expected parts that add up to the total, 7; found 8'
	),
	story(
		'a part too many',
		['split: [4, 3]', 'split: [4, 2, 1]'],
		'steps.2.charts.0.values.0.split',
		'expected one number or null for each of the 2 parts of the chart; found 3'
	),
	story(
		'an unknown source of a chart',
		['total: 7, split: [4, 3], sources: [ history ]', 'total: 7, split: [4, 3], sources: [ histori ]'],
		'steps.2.charts.0.values.0.sources.0',
		'unknown source `histori`; did you mean `history`?'
	),
	story(
		'a value of a chart without a source',
		['total: 36, sources: [ history ]', 'total: 36, sources: []'],
		'steps.2.charts.1.values.1.sources',
		'expected at least one source; found a list of 0 items'
	),
	story(
		'announcements out of order',
		['date: 1909-07-27, total', 'date: 1909-07-24, total'],
		'steps.2.charts.1.values.1.date',
		'expected a day after 1909-07-25, the one of the value before; found 1909-07-24'
	),
	story(
		'two announcements of one day',
		['date: 1909-07-27, total', 'date: 1909-07-25, total'],
		'steps.2.charts.1.values.1.date',
		'expected a day after 1909-07-25, the one of the value before; found 1909-07-25'
	),
	story(
		'a month in a chart',
		['date: 1909-07-27, total', 'date: 1909-07, total'],
		'steps.2.charts.1.values.1.date',
		'expected a day such as 2020-01-03; found "1909-07"'
	),
	// Acts and clocks
	story(
		'an act that is neither',
		['act: said\n    where', 'act: dreamt\n    where'],
		'steps.0.date.act',
		'expected one of `happened`, `said`; found "dreamt"'
	),
	story(
		'an act that one step alone leaves out',
		['      act: said\n    where', '    where'],
		'steps.0.date',
		'expected the key `act`, which another step says',
		'start: 1909-07-26\n      precision: day\n      zone: Europe/London\n      wording: not stated\n      resolution: The day after the flight.\n    where'
	),
	story(
		'words that followed words',
		['act: happened\n      then: said', 'act: said\n      then: said'],
		'steps.2.date.then',
		'expected nothing, or `act: happened` beside it',
		'then: said'
	),
	story(
		'a clock without a time',
		['instant: 1909-07-25T05:12+00:00', 'instant: 1909-07-25'],
		'steps.2.date.clock.instant',
		'expected a date with a clock time'
	),
	story(
		'a clock on a day that does not exist',
		['instant: 1909-07-25T05:12+00:00', 'instant: 1909-02-30T05:12+00:00'],
		'steps.2.date.clock.instant',
		'expected a day that exists'
	),
	story(
		'a clock before the date',
		['instant: 1909-07-25T05:12+00:00', 'instant: 1909-07-24T23:59+00:00'],
		'steps.2.date.clock.instant',
		'expected an instant within the days of the date'
	),
	story(
		'a clock after the date',
		['instant: 1909-07-25T05:12+00:00', 'instant: 1909-07-27T00:00+00:00'],
		'steps.2.date.clock.instant',
		'expected an instant within the days of the date'
	),
	story(
		'a clock with the offset of another zone',
		['instant: 1909-07-25T05:12+00:00', 'instant: 1909-07-25T05:12+03:00'],
		'steps.2.date.clock.instant',
		'expected a clock time with the offset of the date’s zone on that day'
	),
	story(
		'a clock of an unknown source',
		['          - history', '          - histroy'],
		'steps.2.date.clock.sources.0',
		'found unknown source `histroy`; did you mean `history`?'
	),
	story(
		'a clock without a source',
		['sources:\n          - history', 'sources: []'],
		'steps.2.date.clock.sources',
		'at least one source'
	),
	story(
		'clocks in an unknown zone',
		['zone: Europe/Paris', 'zone: Europe/Calais'],
		'meta.clocks.0.zone',
		'expected an IANA time zone'
	),
	story(
		'clocks twice in one zone',
		['zone: UTC', 'zone: Europe/Paris'],
		'meta.clocks.1.zone',
		'found duplicate Europe/Paris'
	),
	story(
		'a clock that is read nowhere',
		['  clocks:\n    - { zone: Europe/Paris, name: Calais }\n    - { zone: UTC, name: UTC }\n', ''],
		'steps.2.date.clock',
		'expected `meta.clocks`, which says where a clock time is read; found none',
		'instant: 1909-07-25T05:12'
	),

	// The lesson
	story(
		'a lesson whose phases take longer than it',
		['minutes: 6, title: Talk', 'minutes: 7, title: Talk'],
		'lesson.plans.0.minutes',
		'expected 11, the minutes of its phases together; found 10',
		'- minutes: 10'
	),
	story(
		'a longer plan that is not longer',
		[
			'    - minutes: 30\n      phases:\n        - { minutes: 30',
			'    - minutes: 10\n      phases:\n        - { minutes: 10'
		],
		'lesson.plans.1.minutes',
		'expected more than 10, the minutes of the plan before; found 10'
	),
	story(
		'a lesson about an unknown step',
		['steps: [start, landing]', 'steps: [start, landig]'],
		'lesson.plans.1.phases.0.steps.1',
		'found unknown step `landig`; did you mean `landing`?'
	),
	story(
		'further reading of an unknown source',
		['source: history, about', 'source: histroy, about'],
		'lesson.reading.0.source',
		'found unknown source `histroy`; did you mean `history`?'
	),
	story(
		'a word that is explained twice',
		['word: Strait', 'word: aeroplane'],
		'lesson.vocabulary.1.word',
		'expected a word that is not yet explained; found “aeroplane” again'
	),
	story('a lesson without an aim', ['aims: [Say who tells it.]', 'aims: []'], 'lesson.aims', 'at least one aim'),
	story(
		'a phase of no minutes',
		['minutes: 6, title: Talk', 'minutes: 0, title: Talk'],
		'lesson.plans.0.phases.1.minutes',
		'at least 1'
	),
	story(
		'a misspelt part of the lesson',
		['  materials: [The handout]', '  material: [The handout]'],
		'lesson.material',
		'found unknown key `material`; did you mean `materials`?'
	),

	// YAML
	story(
		'an unclosed bracket',
		['questions: [Who says so?]', 'questions: [Who says so?'],
		'',
		'expected valid YAML',
		'- id: landing'
	),
	story('a tab as indentation', ['    where: Dover', '\twhere: Dover'], '', 'expected valid YAML'),
	story('a quote that never ends', ['title: A flight in July', 'title: "A flight in July'], '', 'expected valid YAML'),
	story('two documents', ['paragraphs:\n  - {', '---\nparagraphs:\n  - {'], '', 'expected one YAML document', '---'),
	story(
		'an anchor',
		['title: A flight in July', 'title: &title A flight in July'],
		'meta.title',
		'found the anchor `&title`'
	),
	story('an alias', ['title: A flight in July', 'title: *title'], 'meta.title', 'found the alias `*title`'),
	story('a merge key', ['title: A flight in July', '<<: { title: A flight in July }'], 'meta.<<', 'unknown key `<<`'),
	story('a custom tag', ['title: A flight in July', 'title: !secret A flight in July'], '', 'Unresolved tag'),
	story('a map as a key', ['title: A flight in July', '? { a: b }\n  : c'], 'meta', 'expected a name as a key'),
	story('deep nesting', ['title: A flight in July', `title: ${'['.repeat(5000)}`], '', 'values nested deeper'),
	story(
		'a list of lists on one line',
		['show: {}', `show:\n      ${'- '.repeat(5000)}`],
		'',
		'values nested deeper',
		'- - - -'
	),
	places(
		'a missing comma',
		['"type": "FeatureCollection",', '"type": "FeatureCollection"'],
		'',
		'expected valid YAML',
		'"features"'
	)
];
