import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', 'generated/', 'node_modules/', 'test-results/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: { 'no-undef': 'off', 'svelte/no-at-html-tags': 'error' }
	},
	{
		files: ['src/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-new-func': 'error',
			'no-restricted-properties': [
				'error',
				...[
					'innerHTML',
					'outerHTML',
					'insertAdjacentHTML',
					'setHTML',
					'setHTMLUnsafe',
					'createContextualFragment',
					'parseFromString',
					'srcdoc',
					'write',
					'writeln'
				].map((property) => ({
					property,
					message: 'Text is never HTML: render elements instead.'
				}))
			]
		}
	},
	{
		files: ['**/*.test.ts'],
		ignores: ['tests/properties/settings.test.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'CallExpression[callee.object.name="fc"][callee.property.name=/^(assert|check)$/] > ObjectExpression > ' +
						'Property[key.name=/^(numRuns|seed|path|endOnFailure|.*TimeLimit)$/]',
					message: 'How often properties are tried stands in tests/properties/settings.ts.'
				}
			]
		}
	},
	{
		files: ['tests/e2e/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				...[
					'> Literal:first-child[value=/^\\u002f(?!\\u002f)/]',
					'> TemplateLiteral > TemplateElement:first-child[value.raw=/^\\u002f(?!\\u002f)/]'
				].map((address) => ({
					selector: `CallExpression[callee.property.name="goto"] ${address}`,
					message:
						'Pages are asked for by relative addresses, for the tests also run on a copy of the site below a path.'
				}))
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		// Links inside a page are plain hash links: they must work before any script and under any base path.
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	}
);
