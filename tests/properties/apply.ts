import fc from 'fast-check';
import { inject } from 'vitest';

// Vitest runs this before each test file.
fc.configureGlobal(inject('properties'));
