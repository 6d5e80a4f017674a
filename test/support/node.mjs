/** What mocha loads before the tests in Node: a time zone and a clock that are the same on every machine. */
import { shiftClock, shiftTo } from './clock.mjs';

process.env.TZ = 'UTC';
shiftClock(shiftTo(process.env.UM_DATE));
