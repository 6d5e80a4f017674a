/** Preloaded by a backend under test: its clock is ahead by the milliseconds in a file. */
import { readFileSync } from 'node:fs';

const { now } = Date;
Date.now = () => now() + Number(readFileSync(process.env.CLOCK_FILE ?? '', 'utf8'));
