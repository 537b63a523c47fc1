import { writeFileSync } from 'node:fs';
import { storyJsonSchema, storySchemaPath } from './story-json-schema.ts';

writeFileSync(storySchemaPath, storyJsonSchema());
console.log(`${storySchemaPath}: the JSON Schema of story.yaml, for editors.`);
