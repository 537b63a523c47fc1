import { createHash } from 'node:crypto';

/** What one build of a release was made from, and when. */
export interface BuildRecord {
	/** The released files, by name. */
	files: Readonly<Record<string, Uint8Array>>;
	/** Full hash of the commit whose sources were built. */
	commit: string;
	/** Bytes of package-lock.json, which names every package by the hash of its files. */
	lockfile: Uint8Array;
	/** Variables that made this site another than the default one. */
	parameters: Readonly<Record<string, string>>;
	/** Versions of the programs that built it, by name. */
	programs: Readonly<Record<string, string>>;
	/** Who built it, as a URI. */
	builder: string;
	started: Date;
	finished: Date;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Build provenance as an in-toto statement (https://in-toto.io/Statement/v1) of SLSA 1.0 (https://slsa.dev/provenance/v1). */
export function provenanceOf(record: BuildRecord) {
	return {
		_type: 'https://in-toto.io/Statement/v1',
		subject: Object.entries(record.files).map(([name, bytes]) => ({ name, digest: { sha256: sha256(bytes) } })),
		predicateType: 'https://slsa.dev/provenance/v1',
		predicate: {
			buildDefinition: {
				buildType: 'urn:map-story:npm-run-release:1',
				externalParameters: record.parameters,
				resolvedDependencies: [
					{ name: 'sources', digest: { gitCommit: record.commit } },
					{ name: 'package-lock.json', digest: { sha256: sha256(record.lockfile) } }
				]
			},
			runDetails: {
				builder: { id: record.builder, version: record.programs },
				metadata: { startedOn: record.started.toISOString(), finishedOn: record.finished.toISOString() }
			}
		}
	};
}

/** The hashes of files in the form that `sha256sum --check` reads. */
export const checksums = (files: Readonly<Record<string, Uint8Array>>) =>
	Object.entries(files)
		.map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
		.join('');
