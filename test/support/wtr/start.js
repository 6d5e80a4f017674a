// Loads the font of the test page, then runs the tests: before that, text would have the size of the machine's font.
const faces = await document.fonts.load("16px 'Inter Variable'", 'aā');
if (faces.length === 0) throw new Error('The font of the tests is missing');
await import(new URL(import.meta.url).searchParams.get('tests'));
