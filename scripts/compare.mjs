/**
 * How much two pictures differ. They are halved first: letters that are drawn a little otherwise on another machine then
 * differ little, a line or a word that is gone still does.
 *
 * @param {import('puppeteer-core').Page} desk
 * @param {Buffer} before
 * @param {Buffer} now
 * @returns {Promise<{ share: number, drawing?: Buffer }>}
 */
export async function compare(desk, before, now) {
  await desk.bringToFront();
  const { share, drawing } = await desk.evaluate(
    compareInPage,
    before.toString('base64'),
    now.toString('base64'),
  );
  return { share, drawing: Buffer.from(drawing, 'base64') };
}

/**
 * @param {string} before
 * @param {string} now
 */
async function compareInPage(before, now) {
  /** How far apart two values of a colour's part are, at least, to be told apart: of 255. */
  const noticed = 24;
  /** @param {string} base64 */
  const decode = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return createImageBitmap(new Blob([bytes]));
  };
  const pictures = [await decode(before), await decode(now)];
  const width = Math.ceil(Math.max(...pictures.map((one) => one.width)) / 2);
  const height = Math.ceil(Math.max(...pictures.map((one) => one.height)) / 2);
  const sheet = () =>
    /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(width, height).getContext('2d')
    );
  const [old = [], young = []] = pictures.map((one) => {
    const pen = sheet();
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(one, 0, 0, one.width / 2, one.height / 2);
    return pen.getImageData(0, 0, width, height).data;
  });
  const drawing = new ImageData(width, height);
  let differing = 0;
  for (let at = 0; at < drawing.data.length; at += 4) {
    const apart = [0, 1, 2, 3].map((part) =>
      Math.abs((old[at + part] ?? 0) - (young[at + part] ?? 0)),
    );
    const differs = Math.max(...apart) > noticed;
    if (differs) differing++;
    const pale = 200 + (young[at] ?? 0) * 0.2;
    drawing.data.set(differs ? [220, 0, 60, 255] : [pale, pale, pale, 255], at);
  }
  const pen = sheet();
  pen.putImageData(drawing, 0, 0);
  const blob = await pen.canvas.convertToBlob({ type: 'image/webp' });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { share: differing / (width * height), drawing: btoa(text) };
}
