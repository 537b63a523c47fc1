import fc from 'fast-check';
import type { ToStringOptions } from 'yaml';

/** The ways in which authors, editors and programs write the same YAML. */
export const yamlStyle: fc.Arbitrary<ToStringOptions & { aliasDuplicateObjects: false }> = fc.record({
	indent: fc.constantFrom(2, 4),
	indentSeq: fc.boolean(),
	// Narrower than its indentation the writer folds in the middle of words.
	lineWidth: fc.constantFrom(0, 240),
	defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
	defaultKeyType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
	collectionStyle: fc.constantFrom('any', 'flow'),
	singleQuote: fc.constantFrom(true, false, null),
	// Anchors and aliases are refused.
	aliasDuplicateObjects: fc.constant(false)
});
